import { classicAddressToXAddress } from 'ripple-address-codec';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../electron/service/config/load-config.ts';
import { type HeadlessOptions, parseHeadlessOptions } from '../../../electron/service/options/options.ts';
import { entriesToWatch } from '../../../electron/service/options/watched-entries.ts';

const [A, B, C] = [
  'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
  'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B',
  'rrrrrrrrrrrrrrrrrrrrBZbvji',
];
const KEY = `ED${'ab'.repeat(32)}`;

/** The options of a command line, with these files. The configuration is /etc/chime/chime.yaml. */
function parsed(
  config: Readonly<Record<string, unknown>>,
  argv: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
) {
  const all: Readonly<Record<string, string>> = { '/etc/chime/chime.yaml': JSON.stringify(config), ...files };
  const read = (path: string) => {
    const text = all[path];
    if (text === undefined) throw new Error('ENOENT');
    return text;
  };
  const env = { TOKEN: 'secret-token', XRPL_CHIME_SERVERS: 'wss://of.environment' };
  return parseHeadlessOptions(
    ['--config', '/etc/chime/chime.yaml', ...argv],
    { env, read },
    (...of) => loadConfig(...of).options,
  );
}

function options(...given: Parameters<typeof parsed>): HeadlessOptions {
  const result = parsed(...given);
  if (result.type !== 'run') throw new Error(JSON.stringify(result));
  return result.options;
}

function refusal(...given: Parameters<typeof parsed>): string {
  const result = parsed(...given);
  if (result.type !== 'error') throw new Error('accepted');
  return result.message;
}

describe('a configuration file', () => {
  it('says what the options would', () => {
    const said = options({
      ...{ network: 'testnet', accounts: [{ address: A, label: 'Shop', tag: 7 }], servers: ['wss://one'] },
      ...{ since: 5, shard: '2/3', output: 'json', logs: 'json', notify: true, secondOpinion: true },
      ...{ proveLarge: true, alertKinds: ['check'], criticalAboveXrp: '1000' },
      ...{ publishers: [{ key: KEY, site: 'https://vl.example' }], service: { token: 'env:TOKEN' } },
    });
    expect(said).toEqual({
      ...{ configFile: '/etc/chime/chime.yaml', network: 'testnet', servers: ['wss://one'], since: 5 },
      ...{ watch: [{ address: A, label: 'Shop', tag: 7 }], shard: { number: 2, of: 3 }, json: true },
      ...{ logs: 'json', notify: true, secondOpinion: true, settings: [], dataFolder: null, forwarding: [] },
      overrides: { proveLarge: true, alertKinds: ['check'], criticalAboveXrp: '1000' },
      publishers: [{ key: KEY.toUpperCase(), site: 'https://vl.example' }],
      service: { host: '127.0.0.1', port: 9464, token: 'secret-token' },
    });
  });

  it('is joined by the command line, whose word counts', () => {
    const config = {
      ...{ accounts: [{ address: A, label: 'Shop' }], servers: ['wss://one'], since: 5, shard: '2/3' },
      ...{ dataFolder: 'data', notify: true, network: 'testnet' },
    };
    const joined = options(config, [
      ...['--watch', `${A}=Kiosk`, '--watch', B, '--server', 'wss://two', '--since', '6', '--shard', '1/2'],
      ...['--data-dir', '/other', '--no-notify', '--json', '--all-credits', '--network', 'devnet'],
    ]);
    expect(joined).toMatchObject({
      watch: [
        { address: A, label: 'Kiosk' },
        { address: B, label: '' },
      ],
      ...{ servers: ['wss://two'], since: 6, shard: { number: 1, of: 2 }, dataFolder: '/other' },
      ...{ notify: false, json: true, settings: ['all-credits'], network: 'devnet' },
    });
    // Neither: those of the environment, and no notifications.
    expect(options({ accounts: [{ address: A }] })).toMatchObject({
      ...{ servers: ['wss://of.environment'], notify: false, json: false },
    });
  });

  it('has its accounts judged for the network of the command line', () => {
    const config = { accounts: [{ address: classicAddressToXAddress(A, 7, true) }] };
    expect(refusal(config)).toContain('accounts[0]: ');
    expect(options(config, ['--network', 'testnet']).watch).toMatchObject([{ address: A, tag: 7 }]);
  });

  it('names files from its own folder on', () => {
    const said = options(
      {
        ...{ accountsFile: 'accounts.txt', serverFile: '../servers', dataFolder: 'data' },
        service: { listen: '[::]:80', token: 'file:token' },
        forwarding: [
          { id: 'a', target: { type: 'webhook', url: 'https://x', secrets: ['file:w', 'file:/w'] } },
          { id: 'b', target: { type: 'ntfy', topic: 'file:t', token: 'file:k' } },
          { id: 'c', target: { type: 'apprise', url: 'file:u' } },
          { id: 'd', target: { type: 'command', program: './run' } },
          { id: 'e', target: { type: 'command', program: 'run' } },
          {
            id: 'f',
            target: { type: 'nats', servers: ['nats://h'], token: 'file:t', credentials: 'file:c' },
          },
        ],
      },
      [],
      {
        '/etc/chime/accounts.txt': `# mine\n${A}=Shop\n${B}\n`,
        '/etc/servers': 'wss://user:password@one\n',
        '/etc/chime/token': 'of-file\n',
      },
    );
    expect(said).toMatchObject({
      watch: [{ label: 'Shop' }, { address: B }],
      ...{ servers: ['wss://user:password@one'], dataFolder: '/etc/chime/data' },
      service: { host: '::', port: 80, token: 'of-file' },
      forwarding: [
        { target: { secrets: ['file:/etc/chime/w', 'file:/w'] } },
        { target: { topic: 'file:/etc/chime/t', token: 'file:/etc/chime/k' } },
        { target: { url: 'file:/etc/chime/u' } },
        { target: { program: '/etc/chime/run' } },
        { target: { program: 'run' } },
        { target: { token: 'file:/etc/chime/t', credentials: 'file:/etc/chime/c' } },
      ],
    });
  });

  it.each([
    [
      { accounts: [{ address: classicAddressToXAddress(A, 7, false), tag: 8 }] },
      'accounts[0]: The X-address has another tag.',
    ],
    [{ accountsFile: 'a' }, 'accountsFile: The file can’t be read.'],
    [{ serverFile: 'a' }, 'serverFile: The file can’t be read.'],
    [{ servers: ['http://x'] }, 'servers: '],
    [{ service: { listen: '10.0.0.1:80' } }, 'service.token: is missing'],
    [{ service: { token: 'env:NOT_SET' } }, 'service.token: the variable NOT_SET is not set.'],
    [
      { forwarding: [{ id: 'a', target: { type: 'nats', servers: ['http://x'] } }] },
      'forwarding a: servers[0]: ',
    ],
    [
      { forwarding: [{ id: 'a', target: { type: 'ntfy', url: 'ntfy.sh', topic: 't' } }] },
      'forwarding a: url: ',
    ],
  ])('%j is refused', (config, sentence) => {
    expect(refusal(config)).toContain(sentence);
  });
});

it('a share of the accounts is taken of those that are saved, too', () => {
  const saved = [A, B, C].map((address) => ({
    ...{ id: address, network: 'mainnet', address, tag: null, label: '', addedAt: '', sinceLedger: null },
    ...{ colour: null, mutedUntil: null, minimumAmounts: {}, alertKinds: null, mutedSenders: [] },
  })) as Parameters<typeof entriesToWatch>[1]['saved'];
  const shares = [1, 2].map((number) =>
    entriesToWatch(options({ shard: `${number}/2` }), { saved, isKnown: () => true, now: '' }),
  );
  expect(
    shares
      .flat()
      .map(({ address }) => address)
      .toSorted(),
  ).toEqual([A, B, C].toSorted());
});
