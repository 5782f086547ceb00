import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../electron/xrpl/protocol/transaction.ts';
import { createSimulatedNetwork, RawClient, startSimulatedServer } from '../simulator/index.ts';
import { loadExchanges, type RecordedExchange } from './recordings.ts';

const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Commands of the recordings that the simulation does not speak. */
const UNKNOWN_HERE = ['account_lines', 'submit', 'server_definitions', 'feature'];

const spoken = ({ request, answerText }: RecordedExchange): boolean =>
  answerText !== null && !UNKNOWN_HERE.includes(String(request.command));

/** The error with its code and words, or the names of what a success says. */
function gist(answer: JsonObject): unknown {
  if (answer.status === 'error') return [answer.error, answer.error_code, answer.error_message];
  return Object.keys(answer.result as JsonObject);
}

describe('a server that is not synchronised', () => {
  const exchanges = loadExchanges('unsynced').filter(spoken);

  it('was asked a lot', () => {
    expect(exchanges.length).toBeGreaterThan(60);
  });

  for (const connection of ['unsynced-vnone', 'unsynced-v1', 'unsynced-v2']) {
    it(`answers as recorded: ${connection}`, async () => {
      // It had its genesis ledger and no network.
      const network = createSimulatedNetwork({ startLedger: 2 });
      const server = await startSimulatedServer(network);
      open.push(() => server.stop());
      server.faults.unsynced = true;
      const client = await RawClient.connect(server.url);
      open.push(() => client.terminate());
      for (const { conn, requestText, answerText } of exchanges) {
        if (conn !== connection) continue;
        client.sendText(requestText);
        const expected = gist(JSON.parse(answerText ?? '{}') as JsonObject);
        expect(gist(await client.nextJson()), requestText).toEqual(expected);
      }
    });
  }
});

describe('a server that came back without its history', () => {
  /** Ranges and errors of account_tx and ledger before and after the restart, each in the recorded order. */
  it('answers as recorded before, after, and once ledgers go on', async () => {
    const network = createSimulatedNetwork({ startLedger: 2 });
    const account = network.addAccount('W');
    const server = await startSimulatedServer(network);
    open.push(() => server.stop());
    while (network.lastLedger < 22) {
      network.pay({ from: 'Alice', to: account, amount: '5' });
      network.close();
    }
    const exchanges = loadExchanges('restart-history').filter(
      ({ request }) => request.command === 'account_tx',
    );
    const compare = async (connection: string): Promise<number> => {
      const client = await RawClient.connect(server.url);
      open.push(() => client.terminate());
      let compared = 0;
      for (const { conn, request, answerText } of exchanges) {
        if (conn !== connection) continue;
        client.send({ ...request, account });
        const got = range(await client.nextJson());
        expect(got, JSON.stringify(request)).toEqual(range(JSON.parse(answerText ?? '{}') as JsonObject));
        compared += 1;
      }
      return compared;
    };
    expect(await compare('before-restart')).toBeGreaterThan(8);
    await server.restart('none');
    expect(await compare('after-restart')).toBeGreaterThan(8);
  });
});

/** The error, or the range of the answer. */
function range({ error, result }: JsonObject): unknown {
  if (error !== undefined) return error;
  const { ledger_index_min, ledger_index_max } = result as JsonObject;
  return [ledger_index_min, ledger_index_max];
}
