import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrustStatement } from '../../../electron/contract/index.ts';
import type { AccountTxQuery } from '../../../electron/xrpl/network-client.ts';
import type { JsonObject, ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import { A, B, MonitorHarness, payment } from '../../watch/support/monitor-harness.ts';
import { emptyPage, serverError, serverView } from '../../watch/support/scripted-client.ts';

/** The server in use is wss://a. How another one answers to an account's transactions of one ledger. */
type Answer = (query: AccountTxQuery) => readonly ValidatedTransaction[] | 'unknown';

let harness: MonitorHarness;
let answers: ReadonlyMap<string, Answer>;
/** Servers asked for an opinion, in order. */
let asked: string[];

beforeEach(() => {
  harness = new MonitorHarness();
  harness.secondOpinion = true;
  asked = [];
});
afterEach(async () => {
  await harness.dispose();
});

/** From now on these servers are in the list, after wss://a. */
function others(list: Readonly<Record<string, Answer>>): void {
  answers = new Map(Object.entries(list));
  const { client } = harness;
  client.serverList = [
    serverView('wss://a', null, true),
    ...[...answers.keys()].map((url) => serverView(url, null)),
  ];
  client.answerPage = (query, { server }) => {
    const answer = server === undefined ? undefined : answers.get(server);
    if (server === undefined || answer === undefined) return emptyPage(query);
    asked.push(server);
    const said = answer(query);
    if (said === 'unknown') throw serverError('lgrIdxsInvalid', server);
    return emptyPage(query, { server, transactions: said });
  };
}

const unknown: Answer = () => 'unknown';
const withheld: Answer = () => [];
const agrees: Answer = ({ ledgerIndexMin }) => [payment(ledgerIndexMin)];
const otherAmount: Answer = ({ ledgerIndexMin }) => [
  { ...payment(ledgerIndexMin), meta: { accounts: [A], amount: '30' } },
];

/** The payment of ledger 101 arrives from wss://a. */
async function receive(transaction = payment(101)): Promise<void> {
  await harness.live();
  harness.client.send(transaction);
  harness.client.closeLedgers(101, 103);
  await harness.clock.pass(0);
}

/** Ends without an orderly stop, and begins again with these servers. */
async function restart(list: Readonly<Record<string, Answer>>, ...entries: readonly string[]): Promise<void> {
  harness.crash();
  others(list);
  asked = [];
  await harness.live(...entries);
}

const level = (id = 1) => harness.store.payment(id)?.trust;
const received = () => harness.store.totals('mainnet', A, null).count;
const trustEvents = () =>
  harness.events.flatMap((event) => (event.type === 'trust' ? [[event.trust, ...event.servers]] : []));
const statements = () =>
  harness.store.statements(1).map(({ server, says, trust, stated }) => ({
    ...{ server, says, trust, amount: stated?.amounts[0]?.amount ?? null },
  }));
const distrusted = () => harness.client.distrusted;
const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;
/** Longer than all distances together. */
const LONG = 6000 * SECOND;

describe('another server', () => {
  it('that has the same confirms it, and nobody is asked any more', async () => {
    others({ 'wss://b': agrees, 'wss://c': agrees });
    await receive();
    await harness.clock.pass(5 * SECOND);
    expect(trustEvents()).toEqual([['confirmed', 'wss://a', 'wss://b']]);
    expect(statements()).toEqual([
      { server: 'wss://a', says: 'recorded', trust: 'seen', amount: '1' },
      { server: 'wss://b', says: 'agrees', trust: 'confirmed', amount: '1' },
    ]);
    await harness.clock.pass(LONG);
    await restart({ 'wss://b': agrees, 'wss://c': agrees });
    await harness.clock.pass(LONG);
    expect(asked).toEqual([]);
  });

  it('that does not have it yet is asked again, later each time, and no more in the end', async () => {
    others({ 'wss://b': unknown });
    await receive();
    const times: number[] = [];
    const began = harness.clock.now();
    others({
      'wss://b': () => {
        times.push((harness.clock.now() - began) / SECOND);
        return 'unknown';
      },
    });
    await harness.clock.pass(2 * LONG);
    expect(times).toEqual([4, 34, 154, 754, 4354]);
    expect(level()).toBe('seen');
    expect(trustEvents()).toEqual([]);
  });

  it('that has it the third time confirms it', async () => {
    let left = 2;
    others({ 'wss://b': (query) => (left-- > 0 ? 'unknown' : agrees(query)) });
    await receive();
    await harness.clock.pass(LONG);
    expect(asked).toHaveLength(3);
    expect(level()).toBe('confirmed');
  });

  it('is asked for new payments before those that were asked in vain', async () => {
    others({ 'wss://b': unknown });
    await harness.live();
    for (let index = 0; index < 1000; index++) harness.client.send(payment(101, index));
    harness.client.closeLedgers(101, 103);
    await harness.clock.pass(5 * SECOND);
    expect(asked).toHaveLength(1000);
    others({ 'wss://b': agrees });
    harness.client.send(payment(104));
    harness.client.closeLedgers(104, 105);
    await harness.clock.pass(5 * SECOND);
    expect(trustEvents()).toEqual([['confirmed', 'wss://a', 'wss://b']]);
    expect(level(1001)).toBe('confirmed');
  });
});

describe('a restart', () => {
  it('goes on with what was only seen', async () => {
    others({ 'wss://b': agrees });
    await receive();
    await restart({ 'wss://b': agrees });
    expect(asked).toEqual([]);
    await harness.clock.pass(5 * SECOND);
    expect(asked).toEqual(['wss://b']);
    expect(trustEvents()).toEqual([['confirmed', 'wss://a', 'wss://b']]);
  });

  it('asks again of what was given up before', async () => {
    others({ 'wss://b': unknown });
    await receive();
    await harness.clock.pass(LONG);
    await restart({ 'wss://b': agrees });
    await harness.clock.pass(5 * SECOND);
    expect(level()).toBe('confirmed');
  });

  it('asks nothing of old payments, nor of an account that nobody watches any more', async () => {
    others({ 'wss://b': unknown });
    await receive();
    await restart({ 'wss://b': agrees }, B);
    await harness.clock.pass(5 * SECOND);
    harness.clock.jump(DAY + SECOND);
    await restart({ 'wss://b': agrees });
    await harness.clock.pass(5 * SECOND);
    expect(asked).toEqual([]);
    expect(level()).toBe('seen');
  });

  it('asks of the 200 newest alone', async () => {
    others({ 'wss://b': unknown });
    await harness.live();
    for (let index = 0; index < 230; index++) harness.client.send(payment(101, index));
    harness.client.closeLedgers(101, 103);
    await harness.clock.pass(0);
    await restart({ 'wss://b': unknown });
    await harness.clock.pass(5 * SECOND);
    expect(asked).toHaveLength(200);
  });
});

describe('a dispute', () => {
  it('is kept over a restart with both words, and ends by a third server’s alone', async () => {
    others({ 'wss://b': otherAmount, 'wss://c': unknown });
    await receive();
    await harness.clock.pass(5 * SECOND);
    expect(level()).toBe('disputed');
    expect(received()).toBe(0);
    expect(harness.problems()).toEqual(['servers-disagree']);
    expect(distrusted()).toEqual([]);
    const both = [
      { server: 'wss://a', says: 'recorded', trust: 'seen', amount: '1' },
      { server: 'wss://b', says: 'disagrees', trust: 'disputed', amount: '30' },
    ];
    expect(statements()).toEqual(both);
    // The first two agree now; they had their word.
    await restart({ 'wss://b': agrees, 'wss://c': unknown });
    await harness.clock.pass(5 * SECOND);
    expect([level(), asked, statements()]).toEqual(['disputed', ['wss://c'], both]);
    await restart({ 'wss://b': otherAmount, 'wss://c': agrees });
    await harness.clock.pass(5 * SECOND);
    expect(trustEvents()).toEqual([['confirmed', 'wss://a', 'wss://c']]);
    expect(harness.events.find(({ type }) => type === 'trust')).toMatchObject({ sumsChanged: true });
    expect(received()).toBe(1);
    expect(statements()).toEqual([
      ...both,
      { server: 'wss://c', says: 'agrees', trust: 'confirmed', amount: '1' },
    ]);
    expect(distrusted()).toEqual([{ server: 'wss://b' }]);
  });

  it('that a third server decides against stays one, and is asked of nobody any more', async () => {
    others({ 'wss://b': withheld, 'wss://c': withheld, 'wss://d': agrees });
    await receive();
    await harness.clock.pass(5 * SECOND);
    expect(trustEvents()).toEqual([
      ['disputed', 'wss://b'],
      ['disputed', 'wss://b', 'wss://c'],
    ]);
    expect(distrusted()).toEqual([{ server: 'wss://a' }]);
    await restart({ 'wss://b': agrees, 'wss://c': agrees, 'wss://d': agrees });
    await harness.clock.pass(LONG);
    expect([level(), received(), asked]).toEqual(['disputed', 0, []]);
    expect(statements().map(({ amount }) => amount)).toEqual(['1', null, null]);
  });
});

describe('whoever reads the problems', () => {
  const told = () =>
    harness.events.flatMap((event) => (event.type === 'problem' ? [event.problem.message] : []));
  const about = { account: A, hash: payment(101).hash };

  it('learns who disagrees about what, and who was wrong in the end: the one that it was recorded from', async () => {
    others({ 'wss://b': withheld, 'wss://c': withheld });
    await receive();
    await harness.clock.pass(5 * SECOND);
    expect(told()).toEqual([
      `wss://a and wss://b disagree about a payment of 1 XRP to ${A}. It isn’t counted until other servers decide.`,
      `wss://a gave a false statement about a payment of 1 XRP to ${A} in ledger 101: two other servers say otherwise. The payment isn’t counted, and the server won’t be used for now.`,
    ]);
    for (const event of harness.events) {
      if (event.type === 'problem') expect(event.problem.about).toMatchObject(about);
    }
  });

  it('learns that it was the one that was asked', async () => {
    others({ 'wss://b': withheld, 'wss://c': agrees });
    await receive();
    await harness.clock.pass(5 * SECOND);
    expect(told().at(-1)).toBe(
      `wss://b gave a false statement about a payment of 1 XRP to ${A} in ledger 101: two other servers confirm the payment. The server won’t be used for now.`,
    );
  });

  it('learns of a dispute that goes on once in each run', async () => {
    others({ 'wss://b': withheld });
    await receive();
    await harness.clock.pass(LONG);
    expect(told()).toHaveLength(1);
    await restart({ 'wss://b': withheld });
    await harness.clock.pass(LONG);
    expect(told()).toHaveLength(1);
  });
});

describe('the hash of the ledger', () => {
  const HASH = 'AB'.repeat(32);
  const OTHER_HASH = 'CD'.repeat(32);
  const inLedger = (ledgerHash: string): ValidatedTransaction => ({ ...payment(101), ledgerHash });
  let requests: (readonly [server: string | undefined, parameters: JsonObject])[];

  beforeEach(() => {
    requests = [];
  });

  /** What servers answer to `ledger`; the others do not hold it. */
  function hashes(told: Readonly<Record<string, string>>): void {
    vi.spyOn(harness.client, 'request').mockImplementation(async (command, parameters, { server } = {}) => {
      if (command !== 'ledger') return { info: {} };
      requests.push([server, parameters]);
      const hash = told[server ?? ''];
      if (hash === undefined) throw serverError('lgrNotFound', server);
      return { validated: true, ledger_index: 101, ledger_hash: hash, ledger: {} };
    });
  }

  async function checkWith(
    recorded: ValidatedTransaction,
    other: ValidatedTransaction,
    told: Readonly<Record<string, string>>,
  ): Promise<readonly TrustStatement[]> {
    others({ 'wss://b': () => [other] });
    hashes(told);
    await receive(recorded);
    await harness.clock.pass(5 * SECOND);
    return harness.store.statements(1);
  }

  it('that both tell is compared without a further request', async () => {
    const [, other] = await checkWith(inLedger(HASH), inLedger(HASH), {});
    expect(other).toMatchObject({
      trust: 'confirmed',
      ledgerHashCheck: 'same',
      stated: { ledgerHash: HASH },
    });
    expect(requests).toEqual([]);
  });

  it('that differs is a dispute, although everything else is the same', async () => {
    const [, other] = await checkWith(inLedger(HASH), inLedger(OTHER_HASH), {});
    expect(other).toMatchObject({ says: 'disagrees', ledgerHashCheck: 'other' });
    expect(level()).toBe('disputed');
  });

  it('that the history of the other one lacks is asked for, without transactions', async () => {
    const [, other] = await checkWith(inLedger(HASH), payment(101), { 'wss://b': HASH });
    expect(other).toMatchObject({
      trust: 'confirmed',
      ledgerHashCheck: 'same',
      stated: { ledgerHash: HASH },
    });
    expect(requests).toEqual([['wss://b', { ledger_index: 101, transactions: false, expand: false }]]);
  });

  it('that was only asked for can differ, too', async () => {
    const [, other] = await checkWith(inLedger(HASH), payment(101), { 'wss://b': OTHER_HASH });
    expect(other).toMatchObject({
      says: 'disagrees',
      ledgerHashCheck: 'other',
      stated: { ledgerHash: OTHER_HASH },
    });
    expect(level()).toBe('disputed');
  });

  it('that was not told when the payment was recorded is asked of both, and kept', async () => {
    const [first, other] = await checkWith(payment(101), payment(101), { 'wss://a': HASH, 'wss://b': HASH });
    expect(requests.map(([server]) => server)).toEqual(['wss://b', 'wss://a']);
    expect([first?.stated?.ledgerHash, other?.ledgerHashCheck]).toEqual([HASH, 'same']);
  });

  it('that one does not tell is not judged, and the statement says why', async () => {
    const [, other] = await checkWith(inLedger(HASH), payment(101), {});
    expect(other).toMatchObject({ trust: 'confirmed', ledgerHashCheck: 'not-told' });
  });

  it('that was not told when it was recorded, and is not told now, is not judged', async () => {
    const [first, other] = await checkWith(payment(101), inLedger(HASH), {});
    expect(requests.map(([server]) => server)).toEqual(['wss://a']);
    expect(other).toMatchObject({ trust: 'confirmed', ledgerHashCheck: 'not-told-when-recorded' });
    expect(first?.stated?.ledgerHash).toBeNull();
  });
});
