import { getBalanceChanges } from 'xrpl';
import { readCredits } from '../../electron/payments/classify/read-credits.ts';
import type { ValidatedTransaction } from '../../electron/xrpl/protocol/transaction.ts';
import { addressOf, allRecorded } from '../payments/support/recorded.ts';

/**
 * How long readCredits takes for one transaction and one account: medians over recorded transactions, by what they
 * are to the account. It runs once per message of the stream and per row of recovered history.
 *
 * `npm run bench:classify`
 */

const ROUNDS = 31;
const REPEATS = 40;

interface Measured {
  readonly name: string;
  readonly transactions: readonly ValidatedTransaction[];
  readonly read: (transaction: ValidatedTransaction) => unknown;
}

/** Microseconds per call: the median, and the slowest and fastest of the rounds. */
function measure({ transactions, read }: Measured): readonly [median: number, low: number, high: number] {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.hrtime.bigint();
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      for (const transaction of transactions) read(transaction);
    }
    const nanoseconds = Number(process.hrtime.bigint() - start);
    rounds.push(nanoseconds / 1000 / REPEATS / transactions.length);
  }
  rounds.sort((one, other) => one - other);
  return [rounds[ROUNDS >> 1] ?? 0, rounds[0] ?? 0, rounds.at(-1) ?? 0];
}

const account = addressOf('W');
const all = allRecorded();
const nodesOf = ({ meta }: ValidatedTransaction) =>
  Array.isArray(meta.AffectedNodes) ? meta.AffectedNodes.length : 0;
const credited = all.filter((transaction) => readCredits(transaction, account) !== null);
const isXrp = (transaction: ValidatedTransaction) =>
  readCredits(transaction, account)?.credits.every(
    ({ asset }) => !('issuer' in asset || 'mptIssuanceId' in asset),
  ) ?? false;
const widest = [...all].sort((one, other) => nodesOf(other) - nodesOf(one)).slice(0, 20);

const read = (transaction: ValidatedTransaction) => readCredits(transaction, account);
/** The peer does less: balance changes only, of all accounts at once, without MPTs, kinds, tags or memos. */
const peer = ({ meta }: ValidatedTransaction) =>
  getBalanceChanges(meta as unknown as Parameters<typeof getBalanceChanges>[0]);

const subjects: readonly Measured[] = [
  { name: 'XRP arrives', transactions: credited.filter(isXrp), read },
  { name: 'a token arrives', transactions: credited.filter((one) => !isXrp(one)), read },
  { name: 'nothing arrives', transactions: all.filter((one) => !credited.includes(one)), read },
  { name: 'the 20 widest', transactions: widest, read },
  { name: 'everything', transactions: all, read },
  { name: 'xrpl, everything', transactions: all, read: peer },
];

console.log(
  `readCredits on Node ${process.versions.node}, µs per transaction (median of ${ROUNDS} rounds)\n`,
);
console.log('what                count   nodes    median      best     worst');
for (const subject of subjects) {
  measure(subject);
  const [median, low, high] = measure(subject);
  const nodes =
    subject.transactions.reduce((sum, one) => sum + nodesOf(one), 0) / subject.transactions.length;
  console.log(
    subject.name.padEnd(18),
    String(subject.transactions.length).padStart(6),
    nodes.toFixed(1).padStart(7),
    ...[median, low, high].map((value) => value.toFixed(2).padStart(9)),
  );
}
