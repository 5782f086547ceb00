import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../electron/xrpl/protocol/transaction.ts';
import { RawClient } from '../simulator/support/raw-client.ts';
import { accountsInMeta, loadHistory } from './recorded-ledgers.ts';
import {
  loadAccounts,
  loadExchanges,
  loadRecording,
  loadStream,
  type RecordedExchange,
  type RecordingName,
} from './recordings.ts';
import { type ReplayServer, startReplayServer } from './replay-server.ts';

const { W = '', W2 = '' } = loadAccounts();
const open: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop();
});

async function replay(options: Parameters<typeof startReplayServer>[0] = {}): Promise<ReplayServer> {
  const server = await startReplayServer(options);
  open.push(server);
  return server;
}

async function client(url: string): Promise<RawClient> {
  const raw = await RawClient.connect(url);
  open.push({ stop: async () => raw.terminate() });
  return raw;
}

/** Sends every recorded request again and compares the answer with the recorded one, key order aside. */
async function compareExchanges(
  url: string,
  exchanges: readonly RecordedExchange[],
  clean: (answer: JsonObject) => JsonObject = (answer) => answer,
): Promise<number> {
  const raw = await client(url);
  let compared = 0;
  for (const { requestText, answerText } of exchanges) {
    if (answerText === null) continue;
    raw.sendText(requestText);
    const got = JSON.parse(await raw.next()) as JsonObject;
    expect(clean(got), requestText).toEqual(clean(JSON.parse(answerText) as JsonObject));
    compared += 1;
  }
  return compared;
}

/** The load warning depends on how fast the recording client asked, not on what. */
function withoutLoad({ warning: _warning, ...answer }: JsonObject): JsonObject {
  return answer;
}

describe('the stream', () => {
  for (const [apiVersion, recording] of [
    [1, 'scenario-v1'],
    [2, 'scenario-v2'],
    [undefined, 'scenario-no-api_version'],
  ] as const) {
    it(`is the recorded one, byte for byte and in order (api_version ${apiVersion})`, async () => {
      const server = await replay();
      const raw = await client(server.url);
      const frames = loadRecording(recording).filter(({ dir }) => dir === 'in');
      raw.send({
        id: 1,
        command: 'subscribe',
        ...(apiVersion === undefined ? {} : { api_version: apiVersion }),
        accounts: [W, W2],
        streams: ['ledger'],
      });
      expect(await raw.next()).toBe(frames[0]?.frame);
      server.play();
      const received = [];
      for (let i = 1; i < frames.length; i++) received.push(await raw.next());
      expect(received).toEqual(frames.slice(1).map(({ frame }) => frame));
      expect(received.length).toBe(loadStream(recording).length);
    });
  }

  it('comes ledger by ledger when it is stepped', async () => {
    const server = await replay();
    const raw = await client(server.url);
    await raw.request({ command: 'subscribe', api_version: 2, accounts: [W], streams: ['ledger'] });
    server.stepTo(16);
    const types = [];
    for (let i = 0; i < 15; i++) types.push((JSON.parse(await raw.next()) as JsonObject).type);
    expect(types).toEqual([...Array(14).fill('ledgerClosed'), 'transaction']);
    expect(await raw.silentFor(30)).toBe(true);
    expect(server.step()).toBe(true);
  });
});

describe('account_tx', () => {
  for (const name of [
    'account_tx-W-v1-fwd-limit7',
    'account_tx-W-v1-bwd-limit7',
    'account_tx-W-v2-fwd-limit7',
    'account_tx-W-v2-bwd-limit7',
    'account_tx-W2-v1-fwd-limit7',
    'account_tx-W2-v2-fwd-limit7',
    'account_tx-W-v1-nolimit',
    'account_tx-W-v2-nolimit',
    'account_tx-subranges-v1',
    'account_tx-subranges-v2',
  ] as const satisfies readonly RecordingName[]) {
    it(`answers as ${name} does`, async () => {
      const exchanges = loadExchanges(name).filter(({ request }) => request.binary !== true);
      // The real server let go of ledger 2 while the last recordings were made.
      const from2 = exchanges.filter(({ answerText }) => !answerText?.includes('"ledger_index_min":3,'));
      const from3 = exchanges.filter(({ answerText }) => answerText?.includes('"ledger_index_min":3,'));
      let compared = await compareExchanges((await replay({ at: 'end' })).url, from2, withoutLoad);
      compared += await compareExchanges(
        (await replay({ at: 'end', firstLedger: 3 })).url,
        from3,
        withoutLoad,
      );
      expect(compared).toBe(exchanges.length);
      expect(compared).toBeGreaterThan(4);
    });
  }
});

describe('ledger', () => {
  for (const name of ['ledgers-v1', 'ledgers-v2'] as const) {
    it(`answers as ${name} does`, async () => {
      const server = await replay({ at: 'end', firstLedger: 3 });
      const compared = await compareExchanges(server.url, loadExchanges(name), withoutLoad);
      expect(compared).toBe(311);
    });
  }
});

describe('the recorded history', () => {
  it('has in account_tx exactly the transactions whose metadata affects the account', () => {
    const rows = loadExchanges('account_tx-W-v2-fwd-limit7').flatMap(({ answerText }) => {
      const { result } = JSON.parse(answerText ?? '{}') as { result: { transactions: JsonObject[] } };
      return result.transactions.map((row) => row.hash);
    });
    const affected = loadHistory().transactions.filter((each) => accountsInMeta(each.meta()).includes(W));
    expect(affected.map(({ hash }) => hash)).toEqual(rows);
    expect(rows.length).toBe(225);
  });
});
