import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SinkTarget, WatchedAccount } from '../../../electron/contract/index.ts';
import { DEFAULT_SETTINGS } from '../../../electron/contract/index.ts';
import { defaultDataFolder } from '../../../electron/store/data-folder.ts';
import {
  type KeyValueStore,
  openSettings,
  SettingsError,
} from '../../../electron/store/settings/settings.ts';
import { openSettingsFile, setAsideBrokenSettings } from '../../../electron/store/settings/settings-file.ts';
import { sinkTo, webhookTo } from '../../alerts/forwarding/forwarding-harness.ts';
import { ACCOUNT, OTHER } from '../database/sample-payment.ts';

const SEED = 'sEdTM1uX8pu2do5XvTnutH6HsouMaM2';
const entry: WatchedAccount = {
  ...{
    id: 'a',
    network: 'mainnet',
    address: ACCOUNT,
    tag: null,
    label: 'Shop',
    addedAt: '2026-01-01T00:00:00.000Z',
  },
  ...{ sinceLedger: null, colour: 3, mutedUntil: null, minimumAmounts: { XRP: '0.5' }, alertKinds: null },
  mutedSenders: [OTHER],
};

function memory(
  initial: Record<string, unknown> = {},
): KeyValueStore & { readonly data: Record<string, unknown> } {
  const data = { ...initial };
  return {
    data,
    get: (key) => data[key],
    set: (key, value) => {
      data[key] = value;
    },
  };
}

it('one value of a depth that nobody can write costs that one alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chime-deep-'));
  try {
    const deep = `${'['.repeat(6000)}${']'.repeat(6000)}`;
    const text = JSON.stringify({
      watched: [entry, { ...entry, id: 'b', label: 'DEEP' }],
      pausedUntil: 'until-resumed',
    });
    const given = text.replace('"DEEP"', deep);
    writeFileSync(join(folder, 'config.json'), given);
    const { file, problem } = openSettingsFile(folder);
    const settings = openSettings(file);
    expect(problem).toBeNull();
    expect(settings.watched()).toEqual([entry]);
    expect(settings.pausedUntil()).toBe('until-resumed');
    expect(settings.problems.map(({ code }) => code)).toEqual(['settings-invalid']);
    const [aside = ''] = readdirSync(folder).filter((name) => name.startsWith('config.damaged-'));
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(given);
    expect(statSync(join(folder, 'config.json')).mode & 0o777).toBe(0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('a file full of bad entries', () => {
  const bad = Array.from({ length: 160_001 }, () => ({}));

  it.each(['watched', 'contacts', 'formerAccounts', 'coverageMarks'])(
    '%s costs no more than a start may',
    (list) => {
      const read: string[] = [];
      // Each entry that is looked at says so: no test measures how long a busy machine takes.
      const entries = bad.map(
        () =>
          new Proxy(
            {},
            {
              get: (_, name) => (name === 'address' || name === 'account' ? void read.push(list) : undefined),
            },
          ),
      );
      const backing = memory({ [list]: [...(list === 'watched' ? [entry] : []), ...entries] });
      const settings = openSettings(backing);
      expect(read.length).toBeLessThanOrEqual(20_000);
      expect(settings.problems.length).toBeLessThanOrEqual(50);
      expect(settings.problems[0]?.code).toBe('settings-invalid');
      if (list === 'watched') expect(settings.watched()).toEqual([entry]);
      expect(backing.data.setAside).not.toEqual([]);
    },
  );
});

describe('settings', () => {
  it('begin with the defaults and keep what is set', () => {
    const backing = memory();
    const settings = openSettings(backing);
    expect(settings.settings()).toEqual(DEFAULT_SETTINGS);
    expect(settings.formerAccounts()).toEqual([]);
    settings.updateSettings({ theme: 'dark', servers: { mainnet: ['wss://me:secret@example.com'] } });
    settings.setWatched([entry]);
    const { id, network, address, tag, label, colour } = entry;
    const former = [{ id, network, address, tag, label, colour }];
    settings.setFormerAccounts(former);
    settings.setContacts([{ address: OTHER, name: 'Bob' }]);
    settings.setPausedUntil('until-resumed');
    const again = openSettings(backing);
    expect(again.problems).toEqual([]);
    expect(again.settings()).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      servers: { mainnet: ['wss://me:secret@example.com'] },
    });
    expect(again.watched()).toEqual([entry]);
    expect(again.formerAccounts()).toEqual(former);
    expect(again.contacts()).toEqual([{ address: OTHER, name: 'Bob' }]);
    expect(again.pausedUntil()).toBe('until-resumed');
  });

  it('know how long a pause was chosen to last, and nothing of one that another version began', () => {
    const backing = memory();
    const settings = openSettings(backing);
    const until = '2026-01-01T01:00:00.000Z';
    expect(settings.pauseSpan()).toBeNull();
    settings.setPausedUntil(until, '1-hour');
    expect(settings.pauseSpan()).toBe('1-hour');
    expect(openSettings(backing).pauseSpan()).toBe('1-hour');
    // A version that knows nothing of choices pauses anew.
    backing.set('pausedUntil', '2026-01-02T08:00:00.000Z');
    const again = openSettings(backing);
    expect([again.pausedUntil(), again.pauseSpan()]).toEqual(['2026-01-02T08:00:00.000Z', null]);
    backing.set('pausedUntil', 'until-resumed');
    expect(openSettings(backing).pauseSpan()).toBe('indefinitely');
    settings.setPausedUntil(null);
    expect(openSettings(backing).pauseSpan()).toBeNull();
    expect(() => settings.setPausedUntil('soon' as never, '1-hour')).toThrow(SettingsError);
    expect(settings.pauseSpan()).toBeNull();
  });

  it('refuse what is not valid, and keep what was there', () => {
    const backing = memory();
    const settings = openSettings(backing);
    settings.setWatched([entry]);
    expect(() => settings.updateSettings({ theme: 'pink' as never })).toThrow(SettingsError);
    expect(() => settings.updateSettings({ explorerTemplate: 'javascript:{hash}' })).toThrow(SettingsError);
    expect(() => settings.updateSettings({ servers: { mainnet: ['ws://u:hunter2@example.com'] } })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
    expect(() =>
      settings.updateSettings({ servers: { testnet: ['wss://a.example', 'https://b.example'] } }),
    ).toThrow('settings.servers.testnet.1');
    expect(() => settings.setWatched([{ ...entry, address: SEED }])).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(SEED) }),
    );
    expect(settings.settings()).toEqual(DEFAULT_SETTINGS);
    expect(settings.watched()).toEqual([entry]);
    expect(JSON.stringify(backing.data)).not.toContain(SEED);
  });

  it('set aside what is stored and not valid, value by value, and lose nothing', () => {
    const bad = { ...entry, id: 'b', address: 'rNobody' };
    const backing = memory({
      settings: { theme: 'pink', sound: 'off' },
      watched: [entry, bad],
      contacts: 'what?',
      pausedUntil: 7,
    });
    const settings = openSettings(backing, () => '2026-01-01T00:00:00.000Z');
    expect(settings.settings()).toEqual({ ...DEFAULT_SETTINGS, sound: 'off' });
    expect(settings.watched()).toEqual([entry]);
    expect(settings.contacts()).toEqual([]);
    expect(settings.pausedUntil()).toBeNull();
    expect(settings.problems.map(({ code }) => code)).toEqual(Array(4).fill('settings-invalid'));
    expect(backing.data.setAside).toEqual([
      { key: 'settings.theme', value: 'pink', at: '2026-01-01T00:00:00.000Z' },
      { key: 'watched', value: bad, at: '2026-01-01T00:00:00.000Z' },
      { key: 'contacts', value: 'what?', at: '2026-01-01T00:00:00.000Z' },
      { key: 'pausedUntil', value: 7, at: '2026-01-01T00:00:00.000Z' },
    ]);
    expect(openSettings(backing).problems).toEqual([]);
  });
});

describe('sinks', () => {
  const sink = sinkTo(webhookTo('https://shop.example/hook?key=hunter2'));
  const topic: SinkTarget = { type: 'ntfy', url: 'https://ntfy.sh', topic: 'hunter2', token: null };
  const stream: SinkTarget = {
    ...{ type: 'nats', servers: ['nats://hunter2@127.0.0.1'], subject: 'chime', stream: null },
    ...{ token: 'hunter2', credentials: null },
  };

  it('are kept one by one: a bad one, a second with the same id, and a stream cost themselves alone', () => {
    const stored = [
      { ...sinkTo(topic), id: 'Not An Id' },
      sink,
      sinkTo(topic),
      sinkTo(stream, { id: 'stream' }),
      'hunter2',
      sinkTo(topic, { id: 'phone' }),
    ];
    const backing = memory({ forwarding: stored });
    const settings = openSettings(backing);
    expect(settings.sinks()).toEqual([sink, sinkTo(topic, { id: 'phone' })]);
    expect(settings.problems.map(({ code }) => code)).toEqual(Array(4).fill('settings-invalid'));
    expect(backing.data.forwarding).toEqual(settings.sinks());
    // What is set aside says which it was, without its secrets.
    const aside = JSON.stringify(backing.data.setAside);
    expect(aside).not.toMatch(/hunter2/);
    expect(aside).toContain('Not An Id');
    expect(openSettings(backing).problems).toEqual([]);
  });

  it('are stored whole or not at all', () => {
    const backing = memory();
    const settings = openSettings(backing);
    settings.setSinks([sink]);
    expect(() => settings.setSinks([sink, { ...sink, id: 'NO' }])).toThrow(SettingsError);
    expect(() => settings.setSinks(Array(51).fill(sink))).toThrow(SettingsError);
    expect(openSettings(backing).sinks()).toEqual([sink]);
  });

  it('leave no secret in a settings file that was moved aside', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chime-sinks-'));
    try {
      const apprise = sinkTo({ type: 'apprise', url: 'https://a.example/notify/hunter2', tag: '' });
      const stored = JSON.stringify({ forwarding: [sink, sinkTo({ ...topic, token: 'hunt"er2' }), apprise] });
      writeFileSync(join(folder, 'config.json'), `${stored.slice(0, -1)},`);
      openSettingsFile(folder);
      const [name = ''] = readdirSync(folder);
      const left = readFileSync(join(folder, name), 'utf8');
      expect(left).not.toMatch(/hunter2|er2|BwcHBwcH/);
      expect(left).toContain('ntfy.sh');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the settings file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chime-settings-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is config.json, for its owner alone, and outlives the process', () => {
    openSettings(openSettingsFile(folder).file).setWatched([entry]);
    expect(statSync(join(folder, 'config.json')).mode & 0o777).toBe(0o600);
    expect(openSettings(openSettingsFile(folder).file).watched()).toEqual([entry]);
  });

  it.each(['{"watched": [', '[]', '\0\0\0\0'])('with %j in it is set aside and said so', (content) => {
    writeFileSync(join(folder, 'config.json'), content);
    const { file, problem } = openSettingsFile(folder);
    expect(problem).toMatchObject({
      code: 'settings-damaged',
      message: expect.stringContaining('config.damaged-'),
    });
    expect(openSettings(file).settings()).toEqual(DEFAULT_SETTINGS);
    const aside = readdirSync(folder).find((name) => name.startsWith('config.damaged-')) ?? '';
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(content);
    expect(setAsideBrokenSettings(folder)).toBeNull();
    expect(existsSync(join(folder, 'config.json'))).toBe(false);
  });

  it('leaves no password of a server in what is set aside, nor in what an earlier version set aside', () => {
    const damaged =
      '{"settings":{"servers":{"mainnet":["wss://me:hunter2@own.example/","WSS://x:hun)ter2@h"],';
    const earlier = 'config.damaged-2026-01-01T00-00-00.json';
    for (const name of ['config.json', earlier]) writeFileSync(join(folder, name), damaged, { mode: 0o644 });
    // What a crash in the middle of a write left.
    writeFileSync(join(folder, 'config.json.tmp-1760000000abcdef'), damaged);
    openSettingsFile(folder);
    const names = readdirSync(folder);
    expect(names).toHaveLength(2);
    for (const name of names) {
      const left = readFileSync(join(folder, name), 'utf8');
      expect(left).not.toMatch(/hun\)?ter2/);
      expect(left).toContain('{"settings":{"servers":{"mainnet":["wss://me:***@own.example');
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    // Once is enough: what holds none stays as it is.
    const stamp = statSync(join(folder, earlier)).mtimeMs;
    openSettingsFile(folder);
    expect(statSync(join(folder, earlier)).mtimeMs).toBe(stamp);
  });
});

it.each([
  ['a list of no network', { settings: { servers: ['wss://me:hunter2@own.example/', 7] } }],
  ['no address at all', { settings: { servers: 'me:hunter2@own.example' } }],
  ['in the place of something else', { settings: { soundFile: { at: 'https://me:hunter2@own.example/' } } }],
  [
    'set aside by an earlier version',
    {
      setAside: [
        {
          key: 'settings.servers',
          value: { mainnet: ['wss://me:hunter2@own.example/', 7] },
          at: '2026-01-01',
        },
        { key: 'settings.servers', value: ['me:hunter2@own.example'], at: '2026-01-01' },
      ],
    },
  ],
])('no password of a server stays among the values that were set aside: %s', (_what, stored) => {
  const backing = memory(stored);
  openSettings(backing);
  expect(backing.data.setAside).not.toHaveLength(0);
  expect(JSON.stringify(backing.data)).not.toContain('hunter2');
});

it.each([
  ['linux', {}, '/home/me/.config/XRPL Chime'],
  ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/cfg/XRPL Chime'],
  ['darwin', {}, '/home/me/Library/Application Support/XRPL Chime'],
  ['win32', { APPDATA: 'C:\\Users\\me\\AppData\\Roaming' }, 'C:\\Users\\me\\AppData\\Roaming\\XRPL Chime'],
] as const)('the data folder on %s is where Electron keeps it', (platform, environment, expected) => {
  expect(defaultDataFolder(platform, environment, '/home/me')).toBe(expected);
});

describe('every stored list has a bound', () => {
  const many = <T>(count: number, make: (n: number) => T) =>
    Array.from({ length: count }, (_none, n) => make(n));

  it('accounts and contacts are refused beyond it, and what was stored stays', () => {
    const settings = openSettings(memory());
    settings.setWatched([entry]);
    expect(() => settings.setWatched(many(10_001, (n) => ({ ...entry, id: String(n) })))).toThrow(
      SettingsError,
    );
    expect(settings.watched()).toEqual([entry]);
    expect(() => settings.setContacts(many(10_001, () => ({ address: OTHER, name: 'Bob' })))).toThrow(
      SettingsError,
    );
    const minimums = Object.fromEntries(many(1001, (n) => [`A${n}`, '1']));
    expect(() => settings.setWatched([{ ...entry, minimumAmounts: minimums }])).toThrow(SettingsError);
    const late = `2026-01-01T00:00:00.${'0'.repeat(1000)}Z`;
    expect(() => settings.setPausedUntil(late)).toThrow(SettingsError);
    const servers = Object.fromEntries(many(101, (n) => [String(n), ['wss://h.example']]));
    expect(() => settings.updateSettings({ servers })).toThrow(SettingsError);
  });

  it('writes back only what held a bad value: each is a write of the whole file', () => {
    const backing = memory({ settings: { keepDays: 'x' }, watched: [entry], contacts: [{ bad: 1 }] });
    const set = vi.spyOn(backing, 'set');
    openSettings(backing);
    expect(set.mock.calls.map(([key]) => key)).toEqual(['setAside', 'settings', 'contacts']);
  });

  it('what was set aside, and what was examined, keep the newest', () => {
    const backing = memory({ contacts: many(1000, (n) => ({ bad: n })) });
    const settings = openSettings(backing);
    expect(backing.data.setAside).toHaveLength(200);
    expect(backing.data.setAside).toContainEqual(expect.objectContaining({ value: { bad: 999 } }));
    const checkpoint = { network: 'mainnet', account: ACCOUNT, from: 1, ringsFrom: 0 } as const;
    settings.setCoverageCheckpoints(many(20_001, (n) => ({ ...checkpoint, through: n })));
    expect(settings.coverageCheckpoints()).toHaveLength(20_000);
    expect(settings.coverageCheckpoints().at(-1)?.through).toBe(20_000);
  });
});

describe('a stored list of servers', () => {
  it('keeps every other address where one cannot be used, and is never empty for it', () => {
    const backing = memory({
      settings: {
        servers: {
          mainnet: ['wss://own.example', 'https://typo.example', 7],
          testnet: ['wsss://own.example'],
          devnet: 'wss://alone.example',
        },
      },
    });
    const settings = openSettings(backing);
    expect(settings.settings().servers).toEqual({
      mainnet: ['wss://own.example', 'https://typo.example', ''],
      testnet: ['wsss://own.example'],
      devnet: ['wss://alone.example'],
    });
    // Another setting is stored all the same.
    settings.updateSettings({ theme: 'dark' });
    expect(openSettings(backing).settings().servers.testnet).toEqual(['wsss://own.example']);
  });
});
