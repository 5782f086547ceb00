import { classicAddressToXAddress } from 'ripple-address-codec';
import { describe, expect, it } from 'vitest';
import { parseHeadlessOptions, USAGE } from '../../../electron/service/options/options.ts';
import { entriesToWatch } from '../../../electron/service/options/watched-entries.ts';
import { addressOf } from '../../payments/support/recorded.ts';

const W = addressOf('W');
const SEED = 'sEdTM1uX8pu2do5XvTnutH6HsouMaM2';
const MNEMONIC =
  'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';

function parse(...argv: readonly string[]) {
  const parsed = parseHeadlessOptions(argv);
  if (parsed.type !== 'run') throw new Error(JSON.stringify(parsed));
  return parsed.options;
}

function refusal(...argv: readonly string[]): string {
  const parsed = parseHeadlessOptions(argv);
  if (parsed.type !== 'error') throw new Error(`accepted: ${argv.join(' ')}`);
  expect(parsed.message).not.toContain('\n');
  return parsed.message;
}

describe('options', () => {
  it('have the documented defaults', () => {
    expect(parse()).toEqual({
      ...{ configFile: null, logs: 'text', overrides: {}, shard: null, forwarding: [], service: null },
      watch: [],
      servers: [],
      publishers: [],
      network: 'mainnet',
      dataFolder: null,
      since: null,
      json: false,
      settings: [],
      notify: true,
      secondOpinion: false,
    });
  });

  it('name the settings that they change for the run, in the usage too', () => {
    expect(parse('--all-credits').settings).toEqual(['all-credits']);
    expect(USAGE).toContain('\n  --all-credits                 also alert for exchanges and refunds\n');
  });

  it('take addresses with and without labels, several times', () => {
    const { watch } = parse('--watch', `${W}=My = shop`, '--watch', addressOf('W2'));
    expect(watch).toEqual([
      { address: W, tag: null, label: 'My = shop' },
      { address: addressOf('W2'), tag: null, label: '' },
    ]);
  });

  it('turn the tag of an X-address into a filter, 0 included', () => {
    const x = classicAddressToXAddress(W, 0, false);
    expect(parse('--watch', `${x}=Till`).watch).toEqual([{ address: W, tag: 0, label: 'Till' }]);
  });

  it('name an address once, however often it was given', () => {
    expect(parse('--watch', `${W}=a`, '--watch', `${W}=b`).watch).toEqual([
      { address: W, tag: null, label: 'b' },
    ]);
  });

  it.each([
    ['0', 'mainnet'],
    ['1', 'testnet'],
    ['devnet', 'devnet'],
  ])('know network %s', (text, network) => {
    expect(parse('--network', text).network).toBe(network);
  });

  it('take a network of its own with a server, and refuse it without', () => {
    expect(parse('--network', '21337', '--server', 'ws://localhost:6006').network).toBe('21337');
    expect(refusal('--network', '21337')).toMatch(/--server/);
  });

  it('name a server that cannot be used among others: it stays in the list, and the others are used', () => {
    const [bad, own] = ['https://own.example', 'wss://own.example'];
    expect(parse('--server', bad, '--server', own).servers).toEqual([bad, own]);
    expect(refusal('--server', bad, '--server', 'nothing')).toMatch(/^--server: /);
  });

  it('keep the password of a server for the connection', () => {
    const url = 'wss://user:secret@example.com/x';
    expect(parse('--server', url).servers).toEqual([url]);
  });

  it.each([
    ['an X-address of another network', ['--watch', classicAddressToXAddress(W, 5, true)], /test network/],
    ['a wrong checksum', ['--watch', `${W.slice(0, -1)}1`], /typo in this address/],
    ['a family seed', ['--watch', SEED], /secret/],
    ['a mnemonic', ['--watch', MNEMONIC], /secret/],
    ['a seed as label', ['--watch', `${W}=${SEED}`], /secret/],
    ['an unknown option', ['--frobnicate'], /Unknown option --frobnicate/],
    ['an address without --watch', [W], /--watch/],
    ['a seed without --watch', [SEED], /--watch/],
    ['a missing value', ['--server'], /--server needs a value/],
    ['a value too many', ['--json=yes'], /--json takes no value/],
    ['a ledger that is none', ['--since', 'yesterday'], /--since/],
    ['ledger 0', ['--since', '0'], /--since/],
    ['an unknown network', ['--network', 'moonnet'], /--network/],
    ['a server that is no WebSocket', ['--server', 'https://user:hunter2@example.com'], /wss:\/\//],
    ['an unencrypted server', ['--server', 'ws://user:hunter2@example.com'], /Unencrypted/],
    ['an empty folder name', ['--data-dir', ' '], /--data-dir/],
  ])('refuse %s', (_what, argv, message) => {
    const text = refusal(...argv);
    expect(text).toMatch(message);
    expect(text).not.toContain(SEED);
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('abandon');
  });
});

describe('what is watched', () => {
  const context = { saved: [], isKnown: () => false, now: '2026-01-01T00:00:00.000Z' };

  it('is what --watch names, from --since on where it was not watched before', () => {
    const options = parse('--watch', W, '--since', '90');
    expect(entriesToWatch(options, context)).toMatchObject([{ address: W, sinceLedger: 90 }]);
    expect(entriesToWatch(options, { ...context, isKnown: () => true })).toMatchObject([
      { sinceLedger: null },
    ]);
  });

  it('is what was saved for the network without --watch', () => {
    const [entry] = entriesToWatch(parse('--watch', `${W}=Shop`), context);
    if (entry === undefined) throw new Error('nothing');
    const saved = [entry, { ...entry, id: 'other', network: 'testnet' as const }];
    expect(entriesToWatch(parse(), { ...context, saved })).toEqual([entry]);
    expect(entriesToWatch(parse('--network', 'devnet'), { ...context, saved })).toEqual([]);
  });

  it('takes over the rules of a saved entry', () => {
    const [entry] = entriesToWatch(parse('--watch', `${W}=Shop`), context);
    if (entry === undefined) throw new Error('nothing');
    const saved = [{ ...entry, id: 'saved', minimumAmounts: { XRP: '5' } }];
    const watched = entriesToWatch(parse('--watch', W), { ...context, saved });
    expect(watched).toMatchObject([{ id: 'saved', label: 'Shop', minimumAmounts: { XRP: '5' } }]);
  });
});

describe('accounts in files', () => {
  const [other, third] = [addressOf('W2'), addressOf('G1')];
  const files: Readonly<Record<string, string>> = {
    'shops.txt': `\uFEFF# The shops\r\n${W}=Shop # 1\r\n\r\n  # closed: ${third}\r\n  ${other}\r\n`,
    'tills.txt': `${classicAddressToXAddress(W, 7, false)}=Till`,
    'typo.txt': `# one\n${W}\n${W.slice(0, -1)}1\n`,
    'seed.txt': `${W}\n${SEED}\n`,
    'label.txt': `${W}=${SEED}`,
    'long.txt': `${W}=${'x'.repeat(101)}`,
    'empty.txt': '# none yet\n\n',
  };
  const read = (path: string) => {
    const text = files[path];
    if (text === undefined) throw new Error(`ENOENT ${path}`);
    return text;
  };
  const parseWith = (...argv: readonly string[]) => parseHeadlessOptions(argv, { env: {}, read });

  it('are one a line with or without a label, from several files, and beside --watch', () => {
    expect(parseWith('--accounts', 'shops.txt', '--accounts', 'tills.txt', '--watch', third)).toMatchObject({
      options: {
        watch: [
          { address: W, tag: null, label: 'Shop # 1' },
          { address: other, tag: null, label: '' },
          { address: W, tag: 7, label: 'Till' },
          { address: third, tag: null, label: '' },
        ],
      },
    });
    expect(USAGE).toContain('\n  --accounts <path> ');
  });

  it('have the label of --watch where both name one', () => {
    expect(parseWith('--watch', `${W}=Mine`, '--accounts', 'shops.txt')).toMatchObject({
      options: { watch: [{ address: W, label: 'Mine' }, { address: other }] },
    });
  });

  it.each([
    ['a typo', 'typo.txt', /^--accounts: typo\.txt, line 3: .*typo/],
    ['a seed', 'seed.txt', /^--accounts: seed\.txt, line 2: .*secret/],
    ['a seed as label', 'label.txt', /^--accounts: label\.txt, line 1: The label looks like a secret/],
    ['a label that is too long', 'long.txt', /^--accounts: long\.txt, line 1: A label can have at most 100/],
    [
      'a file without accounts, the saved ones aside',
      'empty.txt',
      /^--accounts: empty\.txt names no account/,
    ],
    ['a file that is not there', 'nowhere.txt', /^--accounts: The file can’t be read/],
    ['a seed in the place of a file', SEED, /^--accounts: The file can’t be read/],
  ])('are refused by the line: %s', (_what, path, message) => {
    const parsed = parseWith('--accounts', path);
    expect(parsed).toMatchObject({ type: 'error', message: expect.stringMatching(message) });
    expect(JSON.stringify(parsed)).not.toContain(SEED);
  });
});

describe('servers that hold a password', () => {
  const files: Readonly<Record<string, string>> = {
    '/run/secrets/servers': '# mine first\nwss://me:geheim@h.example\n\n  wss://x.example  \n',
    '/bad': '# none of mine\nnot:geheim@h',
    '/many': 'wss://x.example\n'.repeat(51),
  };
  const read = (path: string) => {
    const text = files[path];
    if (text === undefined) throw new Error('ENOENT geheim');
    return text;
  };
  const parseWith = (argv: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    parseHeadlessOptions(argv, { env, read });

  it('come from a file, one in each line, so that the process list does not show them', () => {
    expect(
      parseWith(['--server', 'wss://first.example', '--server-file', '/run/secrets/servers']),
    ).toMatchObject({
      options: { servers: ['wss://first.example', 'wss://me:geheim@h.example', 'wss://x.example'] },
    });
  });

  it('come from the environment where no option names any', () => {
    const env = { XRPL_CHIME_SERVERS: ' wss://me:geheim@h.example\n wss://x.example' };
    expect(parseWith([], env)).toMatchObject({
      options: { servers: ['wss://me:geheim@h.example', 'wss://x.example'] },
    });
    expect(parseWith(['--server', 'wss://first.example'], env)).toMatchObject({
      options: { servers: ['wss://first.example'] },
    });
  });

  it.each([
    ['a file that cannot be read', ['--server-file', '/nowhere'], {}],
    ['a line that is no server', ['--server-file', '/bad'], {}],
    ['too many', ['--server-file', '/many'], {}],
    ['a variable that is no server', [], { XRPL_CHIME_SERVERS: 'https://me:geheim@h' }],
  ])('are refused without repeating them: %s', (_what, argv, env) => {
    const parsed = parseWith(argv, env as Readonly<Record<string, string>>);
    expect(parsed).toMatchObject({ type: 'error' });
    expect(JSON.stringify(parsed)).not.toContain('geheim');
    expect(JSON.stringify(parsed)).toMatch(/--server-file|XRPL_CHIME_SERVERS/);
  });
});
