import { describe, expect, it } from 'vitest';
import { addressOf } from '../../benchmarks/worlds/large-history.ts';
import { Harness } from '../support/harness.ts';

const ANSWER_MS = 1000;
const ACCOUNTS = Array.from({ length: 41 }, (_unused, index) => addressOf(`account ${index}`));

/** Each batch is one account, and each answer to subscribe takes a second. `refuses`: accounts by their place. */
function slowServer(refuses: readonly number[] = []) {
  const harness = new Harness({ servers: 1, options: { subscribeBatchSize: 1 } });
  const server = harness.server(0);
  let underWay = 0;
  let most = 0;
  const asked: (readonly string[])[] = [];
  server.answer = ({ id, command, accounts = [] }) => {
    if (command !== 'subscribe') return undefined;
    asked.push(accounts);
    underWay += 1;
    most = Math.max(most, underWay);
    const isRefused = refuses.some((place) => accounts.includes(ACCOUNTS[place] ?? ''));
    for (const socket of server.sockets) socket.ledgerStream = true;
    harness.clock.setTimer(ANSWER_MS, () => {
      underWay -= 1;
      server.push(
        isRefused
          ? { id, type: 'response', status: 'error', error: 'actMalformed' }
          : {
              id,
              type: 'response',
              status: 'success',
              result: { network_id: 0, ledger_index: harness.network.ledgerIndex },
            },
      );
    });
    return null;
  };
  harness.client.setAccounts(ACCOUNTS);
  harness.client.start();
  return { harness, asked, most: () => most };
}

const confirmed = (harness: Harness) => harness.ofType('subscribed').flatMap(({ accounts }) => accounts);

describe('batches of accounts', () => {
  it('are subscribed to a few at a time, once the server has answered one', () => {
    const { harness, asked, most } = slowServer();
    harness.clock.advance(ANSWER_MS);
    expect(asked).toHaveLength(1);
    // One by one they would take 41 seconds.
    harness.clock.advance(6 * ANSWER_MS);
    expect(confirmed(harness).toSorted()).toEqual(ACCOUNTS.toSorted());
    expect(most()).toBe(8);
    // None is asked for twice.
    expect(asked.flat()).toHaveLength(ACCOUNTS.length);
  });

  it('that are refused cost the others nothing, wherever they are', () => {
    const { harness } = slowServer([0, 7, 40]);
    harness.clock.advance(12 * ANSWER_MS);
    expect(confirmed(harness).toSorted()).toEqual(
      ACCOUNTS.filter((_account, place) => ![0, 7, 40].includes(place)).toSorted(),
    );
    expect(harness.client.isConnected).toBe(true);
  });

  it('of which some are under way and wanted no longer are left once they were confirmed', () => {
    const { harness } = slowServer();
    harness.clock.advance(2 * ANSWER_MS);
    const [first = ''] = ACCOUNTS;
    harness.client.setAccounts([first]);
    harness.clock.advance(30 * ANSWER_MS);
    const left = harness.ofType('unsubscribed').flatMap(({ accounts }) => accounts);
    const others = confirmed(harness).filter((account) => account !== first);
    expect(others.length).toBeGreaterThan(0);
    expect(left.toSorted()).toEqual(others.toSorted());
    expect(harness.client.isConnected).toBe(true);
  });

  it('are asked for anew, each once, where the connection ends between them', () => {
    const { harness, asked } = slowServer();
    harness.clock.advance(2 * ANSWER_MS);
    harness.server(0).drop();
    const before = asked.length;
    harness.clock.advance(20 * ANSWER_MS);
    expect(asked.length - before).toBe(ACCOUNTS.length);
    expect(harness.client.isConnected).toBe(true);
  });
});
