import { expect, it } from 'vitest';
import type { ForwardingSink, SinkTarget } from '../../../electron/contract/index.ts';
import { type SecretBox, sealSecrets } from '../../../electron/store/settings/sealed-secrets.ts';
import { isSealedTarget } from '../../../electron/store/settings/secret-places.ts';
import type { KeyValueStore } from '../../../electron/store/settings/settings.ts';
import { openSettings } from '../../../electron/store/settings/settings.ts';
import { parseServerUrl, redactServerUrl } from '../../../electron/xrpl/transport/server-url.ts';

const SECRET = 'wss://alice:s3cr)et@own.example/';
const TOKEN = 'wss://own.example/?key=t0ken';
const PLAIN = 'wss://xrplcluster.com';

function memory(initial: Record<string, unknown> = {}) {
  const data: Record<string, unknown> = structuredClone(initial);
  const store: KeyValueStore = {
    get: (key) => structuredClone(data[key]),
    set: (key, value) => {
      data[key] = structuredClone(value);
    },
  };
  return { data, store, text: () => JSON.stringify(data) };
}

/** Turns each character over with the key, and never twice in the same way. */
function box(key: number): SecretBox & { readonly asked: () => number } {
  let asked = 0;
  const turned = (text: string) => Buffer.from(Buffer.from(text, 'latin1').map((byte) => byte ^ key));
  return {
    asked: () => asked,
    seal(text) {
      asked += 1;
      return turned(`salt${asked}:${text}`).toString('base64');
    },
    open(sealed) {
      const text = turned(Buffer.from(sealed, 'base64').toString('latin1')).toString('latin1');
      return /^salt\d+:/.test(text) ? text.replace(/^salt\d+:/, '') : null;
    },
  };
}
const NO_BOX: SecretBox = { seal: () => null, open: () => null };

it('passwords and tokens of servers are not in the file, and are there again when it is opened', () => {
  const { store, text, data } = memory();
  const settings = openSettings(sealSecrets(store, box(7)));
  settings.updateSettings({ servers: { mainnet: [SECRET, TOKEN, PLAIN] }, theme: 'dark' });
  expect(text()).not.toMatch(/s3cr|t0ken/);
  expect(data.settings).toMatchObject({
    theme: 'dark',
    servers: {
      mainnet: [expect.stringMatching(/^wss:\/\/alice:\*\*\*@own\.example#/), expect.any(String), PLAIN],
    },
  });
  const again = openSettings(sealSecrets(store, box(7)));
  expect(again.problems).toEqual([]);
  expect(again.settings().servers).toEqual({ mainnet: [SECRET, TOKEN, PLAIN] });
});

it('those that an earlier version stored in plain text are sealed when the file is opened', () => {
  const { store, text } = memory({ settings: { theme: 'dark', servers: { mainnet: [SECRET, PLAIN] } } });
  const settings = openSettings(sealSecrets(store, box(7)));
  expect(text()).not.toContain('s3cr');
  expect(settings.settings()).toMatchObject({ theme: 'dark', servers: { mainnet: [SECRET, PLAIN] } });
});

it('the system is not asked for a key where there is nothing to keep, and once for what stays', () => {
  const kept = box(7);
  const { store } = memory({ settings: { servers: { mainnet: [PLAIN] } } });
  const settings = openSettings(sealSecrets(store, kept));
  settings.updateSettings({ theme: 'dark' });
  expect(kept.asked()).toBe(0);
  settings.updateSettings({ servers: { mainnet: [SECRET] } });
  settings.updateSettings({ theme: 'light' });
  expect(kept.asked()).toBe(1);
});

it('where there is no safe place they are stored as they are, and sealed as soon as there is one', () => {
  const { store, text } = memory();
  openSettings(sealSecrets(store, NO_BOX)).updateSettings({ servers: { mainnet: [SECRET] } });
  expect(text()).toContain('s3cr');
  openSettings(sealSecrets(store, box(7)));
  expect(text()).not.toContain('s3cr');
});

it.each([
  ['another key', box(99)],
  ['no safe place', NO_BOX],
])('what was sealed stays in the file with %s: it cannot be used, and nothing is lost', (_what, other) => {
  const { store } = memory();
  openSettings(sealSecrets(store, box(7))).updateSettings({ servers: { mainnet: [SECRET, PLAIN] } });
  const settings = openSettings(sealSecrets(store, other));
  expect(settings.problems).toEqual([]);
  const [sealed = '', plain] = settings.settings().servers.mainnet ?? [];
  expect(plain).toBe(PLAIN);
  expect(redactServerUrl(sealed)).toBe('wss://alice:***@own.example');
  expect(parseServerUrl(sealed)).toMatchObject({ ok: false, code: 'sealed' });
  settings.updateSettings({ theme: 'dark' });
  expect(openSettings(sealSecrets(store, box(7))).settings().servers.mainnet).toEqual([SECRET, PLAIN]);
});

it('a file of another shape is left to whoever reads it', () => {
  for (const settings of [
    null,
    [],
    'x',
    { servers: 7 },
    { servers: { mainnet: 'x' } },
    { servers: { mainnet: [7] } },
  ]) {
    const { store, data } = memory({ settings });
    expect(sealSecrets(store, box(7)).get('settings')).toEqual(settings);
    expect(data.settings).toEqual(settings);
  }
});

const SINK: ForwardingSink = {
  ...{ id: 'shop', name: 'Shop', state: 'on', events: ['payment.received'], accounts: [], kinds: null },
  ...{ minimumXrp: null, alertingOnly: false, privacy: false },
  target: {
    type: 'webhook',
    url: 'https://shop.example/hook',
    secrets: ['whsec_b2xkZXItczNjcmV0', 'whsec_s3cretNew'],
  },
};
const TARGETS: readonly (readonly [string, SinkTarget])[] = [
  ['a webhook', SINK.target],
  [
    'a webhook whose address is a secret',
    { ...SINK.target, url: 'https://shop.example/?key=s3cret' } as SinkTarget,
  ],
  ['ntfy', { type: 'ntfy', url: 'https://ntfy.sh', topic: 's3cret-topic', token: 'tk_s3cret' }],
  ['Apprise', { type: 'apprise', url: 'https://apprise.example/notify/s3cret', tag: 'shop' }],
];

it.each(TARGETS)(
  'secrets of %s are not in the file, and are there again when it is opened',
  (_what, target) => {
    const { store, text, data } = memory();
    const sinks = [{ ...SINK, target }];
    openSettings(sealSecrets(store, box(7))).setSinks(sinks);
    expect(text()).not.toMatch(/s3cret|b2xkZXItczNjcmV0/);
    expect(data.forwarding).toMatchObject([{ id: 'shop', name: 'Shop', target: { type: target.type } }]);
    const again = openSettings(sealSecrets(store, box(7)));
    expect(again.problems).toEqual([]);
    expect(again.sinks()).toEqual(sinks);
  },
);

it.each(TARGETS)(
  'what %s needs is known to be unreadable with another key, and stays in the file',
  (_what, target) => {
    const { store } = memory();
    openSettings(sealSecrets(store, box(7))).setSinks([{ ...SINK, target }]);
    const other = openSettings(sealSecrets(store, box(99)));
    expect(other.problems).toEqual([]);
    expect(other.sinks().map((sink) => isSealedTarget(sink.target))).toEqual([true]);
    other.setSinks(other.sinks().map((sink) => ({ ...sink, name: 'Renamed' })));
    expect(openSettings(sealSecrets(store, box(7))).sinks()).toEqual([{ ...SINK, name: 'Renamed', target }]);
  },
);

it('a command has no secret, and the system is not asked for a key', () => {
  const kept = box(7);
  const { store, data } = memory();
  const sinks: readonly ForwardingSink[] = [
    { ...SINK, target: { type: 'command', program: '/bin/tell', arguments: ['-x'], timeoutSeconds: 30 } },
  ];
  openSettings(sealSecrets(store, kept)).setSinks(sinks);
  expect([kept.asked(), data.forwarding]).toEqual([0, sinks]);
  expect(sinks.map(({ target }) => isSealedTarget(target))).toEqual([false]);
});
