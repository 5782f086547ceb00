import { describe, expect, it } from 'vitest';
import type { NetworkName } from '../../../electron/contract/index.ts';
import { A, Harness, settle } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';
/** Mainnet passed 100 million late in 2025; the test networks are far from there. */
const MAINNETS = 105_000_000;
const TESTNETS = 12_000_000;

/** Servers of which those at `silent` do not say which network they belong to. */
function harness(
  network: NetworkName,
  ledgerIndex: number,
  silent: readonly number[],
  settings = {},
): Harness {
  const made = new Harness({ servers: 2, settings: { network, ...settings } });
  made.network.ledgerIndex = ledgerIndex;
  const id = { mainnet: 0, testnet: 1, devnet: 2 }[network as string] ?? Number(network);
  for (const position of [0, 1]) made.server(position).networkId = silent.includes(position) ? undefined : id;
  made.client.setAccounts([A]);
  return made;
}

/** Connected to the first server, which then goes; the second one is next. */
function failOver(made: Harness): void {
  made.client.start();
  made.clock.advance(9000);
  expect(made.client.status).toMatchObject({ state: 'connected', server: S1, code: null });
  made.server(0).door = 'refused';
  made.server(0).drop(1001);
  made.statuses.length = 0;
  made.clock.advance(9000);
}

describe('a server that does not say which network it belongs to', () => {
  it('and has ledgers as high as mainnet’s alone: is mainnet’s', () => {
    const made = harness('mainnet', MAINNETS, [0, 1]);
    made.client.start();
    made.clock.advance(9000);
    expect(made.client.status).toMatchObject({ state: 'connected', server: S1, code: null, reason: null });
    expect(made.server(0).requests.map(({ request }) => request.command)).toEqual([
      'server_info',
      'subscribe',
    ]);
  });

  it.each([
    ['mainnet', TESTNETS],
    ['testnet', MAINNETS],
    ['devnet', MAINNETS],
  ] as const)(
    'in the list of %s, at ledger %i: is of another one, never used, told as a problem',
    (network, ledger) => {
      const made = harness(network, ledger, [0, 1]);
      made.client.start();
      made.clock.advance(60_000);
      expect(made.ofType('subscribed')).toEqual([]);
      expect(made.statuses.some(({ state }) => state === 'connected')).toBe(false);
      expect(made.ofType('problem')[0]?.problem).toMatchObject({ code: 'wrong-network', network });
      expect(made.client.servers()[0]?.lastError).toContain(network);
    },
  );

  it.each(['testnet', '21337'] as const)(
    'nor can be told from others (%s): used, and said to be unverified',
    (network) => {
      const made = harness(network, TESTNETS, [0]);
      made.client.start();
      made.clock.advance(9000);
      expect(made.client.isConnected).toBe(true);
      expect(made.client.status).toMatchObject({ state: 'connected', code: 'network-unverified' });
      expect(made.client.status.reason).toMatch(new RegExp(`Couldn’t verify that it’s ${network}`));
    },
  );

  it('where every network is welcome: nothing to verify', () => {
    const made = harness('mainnet', TESTNETS, [0, 1], { expectedNetworkId: null });
    made.client.start();
    made.clock.advance(9000);
    expect(made.client.status).toMatchObject({ state: 'connected', code: null });
  });

  it('until it is subscribed to: that counts', () => {
    const made = harness('testnet', TESTNETS, [0]);
    made.server(0).answer = ({ id, command }) =>
      command === 'server_info'
        ? {
            id,
            type: 'response',
            status: 'success',
            result: { info: { server_state: 'full', validated_ledger: { seq: TESTNETS, age: 1 } } },
          }
        : undefined;
    made.server(0).networkId = 1;
    made.client.start();
    made.clock.advance(9000);
    expect(made.client.status).toMatchObject({ state: 'connected', code: null });
  });
});

describe('a ledger that a server of the network has shown', () => {
  it('verifies a server that does not name its network, by one small request', () => {
    const made = harness('testnet', TESTNETS, [1]);
    failOver(made);
    expect(made.client.status).toMatchObject({ state: 'connected', server: S2, code: null });
    const commands = made.server(1).requests.map(({ request }) => request.command);
    expect(commands).toEqual(['server_info', 'ledger', 'subscribe']);
    expect(made.server(1).requests[1]?.request).not.toHaveProperty('transactions');
  });

  it('convicts a server of another network: never used, told as a problem', () => {
    const made = harness('testnet', TESTNETS, [1]);
    made.server(1).chain = 'another';
    failOver(made);
    expect(made.ofType('subscribed')).toHaveLength(1);
    expect(made.statuses.find(({ code }) => code === 'wrong-network')).toBeDefined();
    expect(made.ofType('problem')[0]?.problem).toMatchObject({ code: 'wrong-network' });
  });

  it.each(['lgrNotFound', 'noSuchCommand'])('that it does not give (%s): unverified, and used', (error) => {
    const made = harness('testnet', TESTNETS, [1]);
    made.server(1).answer = ({ id, command }) =>
      command === 'ledger' ? { id, type: 'response', status: 'error', error } : undefined;
    failOver(made);
    expect(made.client.status).toMatchObject({ state: 'connected', server: S2, code: 'network-unverified' });
  });

  it('that it never answers for: unverified, and used after the time for handshakes', () => {
    const made = harness('testnet', TESTNETS, [1]);
    made.server(1).answer = ({ command }) => (command === 'ledger' ? null : undefined);
    failOver(made);
    made.clock.advance(10_000);
    expect(made.client.status).toMatchObject({ state: 'connected', server: S2, code: 'network-unverified' });
  });

  it('verifies or convicts while it is in use, when both announce the same ledger', () => {
    for (const chain of ['one', 'another']) {
      const made = harness('testnet', TESTNETS, [0]);
      made.server(0).chain = chain;
      made.client.start();
      made.clock.advance(9000);
      expect(made.client.status).toMatchObject({ server: S1, code: 'network-unverified' });
      made.statuses.length = 0;
      // The server that says it is on the network is connected beside it, and announces what it announces.
      made.client.setServers([S2, S1]);
      made.server(0).door = 'refused';
      made.clock.advance(3_600_000 * 1.2);
      expect(made.client.status).toMatchObject({ state: 'connected', server: S2 });
      const verified = made.statuses.some((status) => status.server === S1 && status.code === null);
      expect(verified).toBe(chain === 'one');
      const convicted = made.ofType('problem').some(({ problem }) => problem.code === 'wrong-network');
      expect(convicted).toBe(chain === 'another');
    }
  });

  it('keeps a server of another network from answering what is recovered', async () => {
    const made = harness('testnet', TESTNETS, [1]);
    made.server(1).chain = 'another';
    made.client.start();
    made.clock.advance(9000);
    const query = { account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 };
    const page = made.client.accountTx(query, { server: S2 }).catch((error: unknown) => error);
    await settle();
    made.clock.advance(1000);
    expect(await page).toMatchObject({ code: 'not-connected', server: S2 });
    expect(made.server(1).requests.map(({ request }) => request.command)).not.toContain('account_tx');
  });

  it('is forgotten when the network was reset', () => {
    const made = harness('testnet', 900, [1]);
    failOver(made);
    for (const position of [0, 1]) {
      made.server(position).drop();
      made.server(position).chain = 'after the reset';
      made.server(position).door = 'open';
    }
    made.network.ledgerIndex = 10;
    made.clock.advance(900_000);
    expect(made.client.isConnected).toBe(true);
    // The same numbers again, with other hashes.
    made.network.ledgerIndex = 890;
    made.clock.advance(60_000);
    for (const position of [0, 1]) {
      made.server(position).door = 'refused';
      made.server(position).drop(1001);
    }
    made.server(1).door = 'open';
    made.clock.advance(120_000);
    expect(made.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(made.ofType('problem')).toEqual([]);
  });
});
