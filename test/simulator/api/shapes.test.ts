import { afterAll, describe, expect, it } from 'vitest';
import type { LedgerTransaction } from '../../../electron/simulator/ledger-source.ts';
import type { JsonObject, JsonValue } from '../../../electron/xrpl/protocol/transaction.ts';
import { loadHistory } from '../../recordings/recorded-ledgers.ts';
import { loadAccounts, loadExchanges, loadStream } from '../../recordings/recordings.ts';
import { startReplayServer } from '../../recordings/replay-server.ts';
import { createSimulatedNetwork, createTraffic, RawClient, startSimulatedServer } from '../index.ts';

const { W = '' } = loadAccounts();
const network = createSimulatedNetwork({ seed: 'shapes' });
const shop = network.addAccount('Shop');
const server = await startSimulatedServer(network);
const replay = await startReplayServer({ at: 'end', firstLedger: 3 });

afterAll(async () => {
  await server.stop();
  await replay.stop();
});

/** Names in their order with the types of their values; transactions and metadata are looked at elsewhere. */
function shape(value: JsonValue | undefined): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shape(value[0])];
  if (value === null || typeof value !== 'object') return typeof value;
  return Object.entries(value as JsonObject).map(([name, inner]) =>
    ['tx_json', 'transaction', 'tx', 'meta', 'metaData', 'account_data', 'request'].includes(name)
      ? [name, 'object']
      : [name, shape(inner)],
  );
}

/** v1 `ledger` shows transactions inline: their own fields differ from one to the next. */
function withoutInline(answer: JsonObject): JsonObject {
  const text = JSON.stringify(answer);
  return text.includes('"metaData"')
    ? (JSON.parse(text.replace(/"transactions":\[.*\]/, '"transactions":[]')) as JsonObject)
    : answer;
}

describe('answers have the names, types and order of a real server', () => {
  const last = () => network.lastLedger;
  const requests: readonly [label: string, real: JsonObject, simulated: () => JsonObject][] = [
    ['ping', { command: 'ping' }, () => ({ command: 'ping' })],
    ['fee', { command: 'fee' }, () => ({ command: 'fee' })],
    ['ledger_current', { command: 'ledger_current' }, () => ({ command: 'ledger_current' })],
    ['ledger_closed', { command: 'ledger_closed' }, () => ({ command: 'ledger_closed' })],
    [
      'ledger',
      { command: 'ledger', ledger_index: 40, transactions: true, expand: true },
      () => ({ command: 'ledger', ledger_index: last(), transactions: true, expand: true }),
    ],
    [
      'ledger without expand',
      { command: 'ledger', ledger_index: 40, transactions: true },
      () => ({ command: 'ledger', ledger_index: last(), transactions: true }),
    ],
    [
      'account_tx',
      { command: 'account_tx', account: W, limit: 2, forward: true },
      () => ({ command: 'account_tx', account: shop, limit: 2, forward: true }),
    ],
    [
      'account_tx of nobody',
      { command: 'account_tx', account: 'rDdQRjB8nmWCK8ts9q4tG8p8xSNkPTrfs2' },
      () => ({ command: 'account_tx', account: 'rDdQRjB8nmWCK8ts9q4tG8p8xSNkPTrfs2' }),
    ],
    [
      'account_info',
      { command: 'account_info', account: W, ledger_index: 'validated' },
      () => ({ command: 'account_info', account: shop, ledger_index: 'validated' }),
    ],
    [
      'account_info of nobody',
      { command: 'account_info', account: 'rDdQRjB8nmWCK8ts9q4tG8p8xSNkPTrfs2' },
      () => ({ command: 'account_info', account: 'rDdQRjB8nmWCK8ts9q4tG8p8xSNkPTrfs2' }),
    ],
    [
      'subscribe',
      { command: 'subscribe', accounts: [W], streams: ['ledger'] },
      () => ({ command: 'subscribe', accounts: [shop], streams: ['ledger'] }),
    ],
    [
      'unsubscribe',
      { command: 'unsubscribe', accounts: [W] },
      () => ({ command: 'unsubscribe', accounts: [shop] }),
    ],
    ['an unknown command', { command: 'frobnicate' }, () => ({ command: 'frobnicate' })],
  ];

  for (const [label, real, simulated] of requests) {
    for (const api_version of [1, 2]) {
      it(`${label}, v${api_version}`, async () => {
        for (let i = 0; i < 6; i++) network.pay({ from: 'Alice', to: shop, amount: '1' });
        network.close();
        const [a, b] = [await RawClient.connect(replay.url), await RawClient.connect(server.url)];
        const expected = withoutInline(await a.request({ ...real, api_version }));
        const got = withoutInline(await b.request({ ...simulated(), api_version }));
        expect(shape(got)).toEqual(shape(expected));
        a.terminate();
        b.terminate();
      });
    }
  }

  for (const command of ['server_info', 'server_state']) {
    it(command, async () => {
      const recorded = loadExchanges('info-nonadmin').find(
        ({ request }) =>
          request.command === command && request.api_version === 2 && request.counters === undefined,
      );
      const client = await RawClient.connect(server.url);
      const got = await client.request({ command, api_version: 2 });
      const { warning: _load, ...expected } = JSON.parse(recorded?.answerText ?? '{}') as JsonObject;
      expect(shape(got)).toEqual(shape(expected));
      client.terminate();
    });
  }

  for (const apiVersion of [1, 2] as const) {
    it(`ledgerClosed and transaction messages, v${apiVersion}`, async () => {
      const stream = loadStream(apiVersion === 1 ? 'scenario-v1' : 'scenario-v2');
      const client = await RawClient.connect(server.url);
      await client.request({
        command: 'subscribe',
        api_version: apiVersion,
        accounts: [shop],
        streams: ['ledger'],
      });
      network.pay({ from: 'Alice', to: shop, amount: '1' });
      network.close();
      for (const type of ['ledgerClosed', 'transaction']) {
        const frame = await client.next();
        expect(frame.endsWith('\n')).toBe(true);
        const real = stream.find((each) => each.includes(`"type":"${type}"`)) ?? '{}';
        expect(shape(JSON.parse(frame))).toEqual(shape(JSON.parse(real)));
      }
      client.terminate();
    });
  }
});

describe('unvalidated transactions', () => {
  it('look as a real server shows them', async () => {
    const real = loadStream('scenario-accounts_proposed-v2').find((frame) => frame.includes('"proposed"'));
    const client = await RawClient.connect(server.url);
    await client.request({ command: 'subscribe', api_version: 2, accounts_proposed: [shop] });
    network.pay({ from: 'Alice', to: shop, amount: '1' });
    network.close();
    expect(shape(await client.nextJson())).toEqual(shape(JSON.parse(real ?? '{}')));
    client.terminate();
  });
});

/** For one sort of thing: every field seen, with its types, and which fields were always there. */
class Vocabulary {
  readonly #fields = new Map<string, Map<string, Set<string>>>();
  readonly #always = new Map<string, Set<string>>();

  learn(sort: string, fields: JsonObject): void {
    const known = this.#fields.get(sort) ?? new Map<string, Set<string>>();
    this.#fields.set(sort, known);
    for (const [name, value] of Object.entries(fields)) {
      known.set(name, (known.get(name) ?? new Set()).add(kindOf(value)));
    }
    const names = new Set(Object.keys(fields));
    const always = this.#always.get(sort);
    this.#always.set(
      sort,
      always === undefined ? names : new Set([...always].filter((name) => names.has(name))),
    );
  }

  /** What is wrong with these fields, in words; empty where they could be the real server's. */
  complaints(sort: string, fields: JsonObject): string[] {
    const known = this.#fields.get(sort);
    if (known === undefined) return [`${sort}: never recorded`];
    const strange = Object.entries(fields).flatMap(([name, value]) => {
      const kinds = known.get(name);
      if (kinds === undefined) return [`${sort}.${name}: never recorded`];
      return kinds.has(kindOf(value)) ? [] : [`${sort}.${name}: ${kindOf(value)} was never recorded`];
    });
    const missing = [...(this.#always.get(sort) ?? [])].filter((name) => !(name in fields));
    return [...strange, ...missing.map((name) => `${sort}.${name}: missing`)];
  }
}

function kindOf(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return 'list';
  if (value === null || typeof value !== 'object') return typeof value;
  return `{${Object.keys(value).sort().join()}}`;
}

/** The parts of a transaction with the sort of each. */
function* parts(transaction: LedgerTransaction): Generator<[sort: string, fields: JsonObject]> {
  const meta = transaction.meta();
  const { AffectedNodes, ...metaFields } = meta;
  const tx = transaction.txJson();
  // Inner transactions of a Batch carry no signature and no fee: a sort of their own.
  const inner = meta.ParentBatchID === undefined ? '' : 'inner ';
  const type = `${inner}${tx.TransactionType}`;
  yield [`tx ${type}`, tx];
  yield [`meta ${type} ${transaction.result === 'tesSUCCESS'}`, metaFields];
  for (const node of AffectedNodes as readonly JsonObject[]) {
    const [[kind, change] = ['', {}]] = Object.entries(node) as [string, JsonObject][];
    const sort = `${kind} ${change.LedgerEntryType}`;
    yield [sort, { ...change, FinalFields: undefined, NewFields: undefined, PreviousFields: undefined }];
    for (const part of ['FinalFields', 'NewFields']) {
      if (change[part] !== undefined) yield [`${sort} ${part}`, change[part] as JsonObject];
    }
  }
}

describe('transactions and metadata use the real vocabulary', () => {
  const vocabulary = new Vocabulary();
  for (const transaction of loadHistory().transactions) {
    for (const [sort, fields] of parts(transaction)) vocabulary.learn(sort, fields);
  }
  // The stream of the whole scenario has an exchange that only an unknown type lacks.
  const simulated = createSimulatedNetwork({ seed: 'vocabulary' });
  const w = simulated.addAccount('W');
  const many = createTraffic(simulated, { accounts: [w], noise: 0.5 });
  for (let i = 0; i < 600; i++) {
    many.send();
    if (i % 10 === 0) simulated.close();
  }
  const mpt = simulated.addMpt('Issuer');
  simulated.pay({ from: 'Issuer', to: w, amount: '5', asset: mpt });
  simulated.pay({ from: 'Alice', to: w, amount: '5', asset: mpt, partialOf: '10' });
  simulated.deleteAccount({ account: 'Leaving', to: w });
  simulated.pay({ from: 'Alice', to: simulated.address('Newcomer'), amount: '30' });
  simulated.cancelEscrow({ from: w, to: 'Alice', amount: '1' });
  simulated.setTrust({ account: w, issuer: 'Bank 9', currency: 'JPY' });
  simulated.freezeLine({ issuer: 'Bank 9', holder: w, currency: 'JPY' });
  simulated.claimFromBridge({ account: w, amount: '3' });
  simulated.payInBatch({ from: 'Alice', to: w, amount: '3' });
  simulated.close();

  const ledgers = Array.from({ length: simulated.lastLedger - 999 }, (_, i) => simulated.ledger(1000 + i));
  const transactions = ledgers.flatMap((ledger) => ledger?.transactions ?? []);
  const types = new Set(transactions.map((each) => String(each.txJson().TransactionType)));

  it('is checked on many types', () => {
    expect([...types].sort()).toEqual([
      'AccountDelete',
      'AccountSet',
      'Batch',
      'CheckCash',
      'CheckCreate',
      'DepositPreauth',
      'EscrowCancel',
      'EscrowCreate',
      'EscrowFinish',
      'NFTokenAcceptOffer',
      'OfferCreate',
      'Payment',
      'PaymentChannelClaim',
      'TrustSet',
      'XChainClaim',
    ]);
  });

  for (const type of types) {
    it(type, () => {
      const complaints = new Set<string>();
      for (const transaction of transactions) {
        if (transaction.txJson().TransactionType !== type) continue;
        for (const [sort, fields] of parts(transaction)) {
          for (const complaint of vocabulary.complaints(sort, fields)) complaints.add(complaint);
        }
      }
      expect([...complaints].sort()).toEqual([]);
    });
  }
});
