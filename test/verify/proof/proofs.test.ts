import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { inEnglish, type ProofSummary, type StoredPayment } from '../../../electron/contract/index.ts';
import type { TransactionOfAccount } from '../../../electron/store/database/store.types.ts';
import { Proofs } from '../../../electron/verify/proof/proofs.ts';
import type { Claim, ProofOptions, Proved, Prover } from '../../../electron/verify/proof/prover.ts';
import { checkEvidence } from '../../../electron/verify/receipt/evidence.ts';
import { refused } from '../../../electron/verify/refused.ts';
import { createSimulatedNetwork } from '../../simulator/index.ts';
import { samplePayment } from '../../store/database/sample-payment.ts';
import { FakeClock } from '../../xrpl/support/fake-clock.ts';
import { councilOf, evidenceFrom } from '../simulated/simulated-evidence.ts';

const NEWEST = 2000;

/** Something true to hand out: of a payment in a network whose validators sign. */
const network = createSimulatedNetwork({ seed: 'desk', validators: 5 });
const paid = network.pay({ from: 'Alice', to: network.addAccount('Shop'), amount: '25' });
network.close();
const evidence = evidenceFrom(network, paid);
const PROVED: Proved = {
  evidence,
  proof: await checkEvidence(evidence, new Set([councilOf(network).publisher.key])),
};

interface Order {
  readonly claim: Claim;
  readonly options: ProofOptions;
  readonly end: (outcome: Proved | Error) => void;
}

let clock: FakeClock;
/** The proofs that the prover was asked for. */
let orders: Order[];
let listening: number;
let isAutomatic: boolean;
let newest: number | null;
let stored: readonly StoredPayment[];
let kept: { readonly of: TransactionOfAccount; readonly id: number; readonly summary: ProofSummary }[];
let receipts: string[];
let refuted: { readonly server: string | null; readonly code: string }[];
let problems: string[];
let failures: unknown[];

function payment(n: number, change: Partial<StoredPayment> = {}): StoredPayment {
  return { ...samplePayment(n, { ledgerIndex: NEWEST - 5 }), ...STORED, id: n, ...change };
}
const STORED = {
  read: false,
  alerted: true,
  outcome: null,
  trust: 'seen',
  recordedAt: '2026-01-01T00:00:00Z',
} as const;

function desk(): Proofs {
  const prover: Pick<Prover, 'prove' | 'proveChain' | 'listen' | 'headersTo'> = {
    prove(claim, options = {}) {
      const { promise, resolve, reject } = Promise.withResolvers<Proved>();
      options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
      if (options.signal?.aborted === true) reject(options.signal.reason);
      orders.push({
        ...{ claim, options },
        end: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)),
      });
      return promise;
    },
    async proveChain([from, to], { newest: told } = {}) {
      expect(told).toBe(newest);
      const { list, votes, listed, needed } = PROVED.proof;
      const signed = { votes, listed, needed, ledgerIndex: to + 1, ledgerHash: 'AB'.repeat(32) };
      return { from, to, hashes: [], list, signed };
    },
    listen() {
      listening += 1;
      return () => {
        listening -= 1;
      };
    },
    headersTo: () => null,
  };
  return new Proofs({
    ...{ prover, clock },
    paymentsOf: ({ account, hash }) => stored.filter((one) => one.account === account && one.hash === hash),
    isAutomatic: () => isAutomatic,
    isLarge: ({ amount }) => Number(amount) >= 100,
    newest: () => newest,
    proved(of, id, summary, receipt) {
      kept.push({ of, id, summary });
      receipts.push(receipt);
    },
    recordedFrom: () => 'wss://liar.example',
    refuted: (_of, server, { code }) => refuted.push({ server, code }),
    problem: (said) => problems.push(inEnglish(said)),
    failed: (error) => failures.push(error),
  });
}

beforeEach(() => {
  clock = new FakeClock();
  orders = [];
  listening = 0;
  isAutomatic = true;
  newest = NEWEST;
  stored = [];
  kept = [];
  receipts = [];
  refuted = [];
  problems = [];
  failures = [];
});

/** Payments, as they are recorded. */
function recorded(...payments: readonly StoredPayment[]): readonly StoredPayment[] {
  stored = [...stored, ...payments];
  return payments;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await setImmediate();
}

const claimed = () => orders.map(({ claim }) => claim.hash);
const hashesOf = (...numbers: readonly number[]) => numbers.map((n) => payment(n).hash);

describe('by themselves', () => {
  it('large payments are proved one after the other, once for each transaction; others are not', async () => {
    const proofs = desk();
    const usd = { asset: { currency: 'USD', issuer: samplePayment(1).from ?? '' }, id: 9 };
    const arrived = recorded(
      payment(1, { amount: '250' }),
      payment(1, { amount: '300', ...usd }),
      payment(2, { amount: '99' }),
      payment(3, { amount: '100' }),
    );
    proofs.ask(arrived);
    proofs.ask(arrived);
    await settled();
    expect(claimed()).toEqual(hashesOf(1));
    // Everything that the transaction brought is to be in the metadata.
    expect(orders[0]?.claim.amounts.map(({ amount }) => amount)).toEqual(['250', '300']);
    expect([1, 2, 3].map((n) => proofs.isAwaited(payment(n)))).toEqual([true, false, true]);
    orders[0]?.end(PROVED);
    await settled();
    expect(claimed()).toEqual(hashesOf(1, 3));
    expect(kept).toMatchObject([{ id: 1, summary: { listed: 5, needed: 4, form: 'xpop' } }]);
    expect(JSON.parse(receipts[0] ?? '')).toHaveProperty('validation');
    expect(proofs.isAwaited(payment(1))).toBe(false);
    orders[1]?.end(refused('proof.too-few-votes', { votes: '2', listed: '5', needed: '4' }));
    await settled();
    expect([proofs.isAwaited(payment(3)), problems, failures]).toEqual([false, [], []]);
  });

  it('nothing is proved while that is off, and validators are listened to only while it is on', async () => {
    isAutomatic = false;
    const proofs = desk();
    proofs.settingChanged();
    proofs.ask(recorded(payment(1, { amount: '250' })));
    await settled();
    expect([listening, orders]).toEqual([0, []]);
    isAutomatic = true;
    proofs.settingChanged();
    proofs.settingChanged();
    expect(listening).toBe(1);
    proofs.ask(recorded(payment(2, { amount: '250' }), payment(3, { amount: '250' })));
    isAutomatic = false;
    proofs.settingChanged();
    expect(listening).toBe(0);
    orders[0]?.end(PROVED);
    await settled();
    // The one that waited is waited for no more.
    expect([orders.length, proofs.isAwaited(payment(3))]).toEqual([1, false]);
  });

  it('what is older than an hour is left to a person, and of a flood no more than a hundred wait', async () => {
    const proofs = desk();
    const old = payment(1, { amount: '250', ledgerIndex: NEWEST - 1001 });
    proofs.ask(recorded(old));
    expect(proofs.isAwaited(old)).toBe(false);
    newest = null;
    proofs.ask(recorded(payment(2, { amount: '250' })));
    expect(proofs.isAwaited(payment(2))).toBe(false);
    newest = NEWEST;
    const flood = Array.from({ length: 150 }, (_, n) => payment(n + 10, { amount: '250' }));
    proofs.ask(recorded(...flood));
    expect(flood.filter((one) => proofs.isAwaited(one))).toHaveLength(100);
  });

  it('what stops the store is told; what is only not proved is not', async () => {
    const proofs = desk();
    proofs.ask(recorded(payment(1, { amount: '250' })));
    await settled();
    const full = new Error('disk full');
    orders[0]?.end(full);
    await settled();
    expect(failures).toEqual([full]);
  });
});

describe('by hand', () => {
  it('the cost is said first: a request for each header, and some', () => {
    const proofs = desk();
    expect(proofs.costOf({ ledgerIndex: NEWEST - 100 })).toEqual({
      headers: 100,
      requests: 136,
      isTooFar: false,
    });
    expect(proofs.costOf({ ledgerIndex: NEWEST + 3 })).toMatchObject({ headers: 0, isTooFar: false });
    expect(proofs.costOf({ ledgerIndex: NEWEST - 5001 })).toMatchObject({ isTooFar: true });
    newest = null;
    expect(proofs.costOf({ ledgerIndex: 1 })).toEqual({ headers: null, requests: null, isTooFar: false });
  });

  it('a payment is proved when others are, told its steps, and canceled with the reason of who does', async () => {
    const proofs = desk();
    const [one, two] = recorded(payment(1), payment(2));
    if (one === undefined || two === undefined) throw new Error('not recorded');
    const cancel = new AbortController();
    const steps: string[] = [];
    const first = proofs.prove(one, { signal: cancel.signal, progress: ({ step }) => steps.push(step) });
    const second = proofs.prove(two);
    await settled();
    orders[0]?.options.progress?.({ step: 'signatures' });
    cancel.abort();
    await expect(first).rejects.toBe(cancel.signal.reason);
    await settled();
    expect([steps, claimed()]).toEqual([['signatures'], hashesOf(1, 2)]);
    orders[1]?.end(PROVED);
    expect(await second).toMatchObject({ listed: 5, provedAt: new Date(clock.wallTime()).toISOString() });
    expect(kept.map(({ id }) => id)).toEqual([2]);
  });

  it.each([
    ['another result', refused('proof.other-result', { ledger: 1995 })],
    ['no such transaction', refused('proof.not-in-ledger', { ledger: 1995 })],
  ])('%s refutes what was recorded: its server is named', async (_what, reason) => {
    const proofs = desk();
    const [one] = recorded(payment(1, { amount: '25' }));
    if (one === undefined) throw new Error('not recorded');
    const proof = proofs.prove(one);
    await settled();
    orders[0]?.end(reason);
    await expect(proof).rejects.toBe(reason);
    expect(refuted).toEqual([{ server: 'wss://liar.example', code: reason.code }]);
    expect(problems).toEqual([expect.stringContaining('refute wss://liar.example: the payment of 25 XRP')]);
    expect(kept).toEqual([]);
  });

  it('what only is not proved refutes nothing', async () => {
    const proofs = desk();
    const [one] = recorded(payment(1));
    if (one === undefined) throw new Error('not recorded');
    const proof = proofs.prove(one);
    await settled();
    orders[0]?.end(refused('proof.not-held', { ledger: 1995 }));
    await expect(proof).rejects.toMatchObject({ code: 'not-held' });
    expect([refuted, problems]).toEqual([[], []]);
  });

  it('nothing is kept of a payment that was deleted meanwhile, nor after the end', async () => {
    const proofs = desk();
    const [one, two] = recorded(payment(1), payment(2));
    if (one === undefined || two === undefined) throw new Error('not recorded');
    const gone = proofs.prove(one);
    await settled();
    stored = [two];
    orders[0]?.end(PROVED);
    await expect(gone).rejects.toMatchObject({ code: 'no-payment' });
    const late = proofs.prove(two);
    await settled();
    // Done in the same moment as the end.
    orders[1]?.end(PROVED);
    proofs.stop();
    await expect(late).rejects.toMatchObject({ code: 'given-up' });
    await expect(proofs.prove(two)).rejects.toMatchObject({ code: 'given-up' });
    expect(kept).toEqual([]);
  });

  it('a payment that is not there is not proved', async () => {
    await expect(desk().prove(payment(1))).rejects.toMatchObject({ code: 'no-payment' });
  });
});

describe('a period', () => {
  it('ends with the newest ledger, and is remembered', async () => {
    const proofs = desk();
    expect(proofs.provedPeriod).toBeNull();
    const proved = await proofs.provePeriod(900);
    expect(proved).toMatchObject({ from: 1101, to: 2000, votes: 5, listed: 5 });
    expect(proofs.provedPeriod).toEqual(proved);
  });

  it('begins with the first ledger at the earliest, and is not proved without a connection', async () => {
    newest = 100;
    expect(await desk().provePeriod(900)).toMatchObject({ from: 1, to: 100 });
    newest = null;
    await expect(desk().provePeriod(900)).rejects.toMatchObject({ code: 'not-connected' });
  });
});
