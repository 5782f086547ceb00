import { type Alert, paymentsOf } from '../../../electron/alerts/alert.types.ts';
import type { StoredPayment } from '../../../electron/contract/index.ts';
import { assetKey } from '../../../electron/payments/amounts/asset.ts';
import { demand } from '../campaign.ts';
import type { FrameCase } from './frame-case.ts';
import { cannotBe, hasItsHash, judgeTexts, saysSo } from './judge.ts';
import { type FuzzStore, Program, type ProgramParts } from './program.ts';
import { type Reading, readMessage, readRows, type Statement } from './reading.ts';
import { changedAnswer, messageOf, type Variant } from './script.ts';
import { type Lie, rowOf, type Seed, WATCHED } from './seeds.ts';
import { FIRST_LEDGER, placeOf } from './world.ts';

/** With room for a busy machine: what a message costs is a hundredth of it, or less. */
const LONGEST_STAND_MS = 2000;
const MOST_REQUESTS = 200;
const REQUESTS_PER_LEDGER = 4;
/** Ledgers. */
const AT_ONCE = 8;
const PATIENCE = 400;
const HELD = 40;
const MEBIBYTE = 2 ** 20;
/** SQLite's write-ahead log keeps 4 MiB between checkpoints. */
const DISK_AT_REST = 8 * MEBIBYTE;

export interface FrameBench extends ProgramParts {
  readonly seeds: readonly Seed[];
  readonly lies: readonly Lie[];
  readonly store: FuzzStore;
}

/** What was sent of one true payment. */
interface Told {
  readonly seed: Seed;
  readonly ledgerIndex: number;
  readonly readings: readonly Reading[];
  /** The first thing that was said of it was the truth. */
  readonly isTruth: boolean;
  /** Some of it may have been anything, or cannot be: the ledger is not to be relied on. */
  readonly breaksProof: boolean;
}

/** Runs one case. Returns how many messages were sent; throws what was found. */
export async function runFrames(bench: FrameBench, given: FrameCase): Promise<number> {
  const program = new Program(bench.store, bench);
  try {
    return await judgeCase(program, bench, given);
  } finally {
    await program.stop();
  }
}

async function judgeCase(program: Program, bench: FrameBench, given: FrameCase): Promise<number> {
  const { world, clock } = program;
  const isDisturbed = given.answers.length > 0;
  const recoveredStatements: Statement[] = [];
  const counted = new Map<string, number>();
  let bytes = 0;
  world.disturb = (command, answer) => {
    const number = counted.get(command) ?? 0;
    counted.set(command, number + 1);
    const found = given.answers.find((item) => item.command === command && item.number === number);
    if (found === undefined) return undefined;
    const sent = changedAnswer(answer, found.changes, found.damage);
    recoveredStatements.push(...readRows(sent?.toString('utf8') ?? null));
    return sent;
  };
  await program.start();

  const told: Told[] = [];
  const live: Statement[] = [];
  let count = 0;
  for (const { seed: number, variants } of given.ledgers) {
    const seed = seedOf(bench, number);
    if (seed === undefined) continue;
    demand(await program.untilLive(), () => 'no server is heard for an hour');
    world.close(seed);
    const place = placeOf(world.ledgerIndex);
    const readings: Reading[] = [];
    let isTruth = false;
    let breaksProof = false;
    for (const variant of variants) {
      // Its session may have ended: then the rest of it is not heard.
      if (!world.isHeard) break;
      const { sent, mustBeUnderstood } = messageOf(variant, { ...bench, seed, place });
      // What is costly is not read here either.
      const isCostly = variant.kind === 'costly';
      const reading: Reading = isCostly
        ? { type: 'unreadable' }
        : readMessage(sent?.toString('utf8') ?? null);
      // Unless a lie under its hash came before it.
      if (readings.length === 0) isTruth = mustBeUnderstood && live.every(({ hash }) => hash !== seed.hash);
      readings.push(reading);
      const announced = (index: number) => (index === place.ledgerIndex ? place.ledgerHash : null);
      const isBad = reading.type === 'statement' && cannotBe(reading.statement, announced);
      if (reading.type === 'unreadable' || isBad) breaksProof = true;
      if (reading.type === 'statement' && !isBad) live.push(reading.statement);
      world.send(sent);
      count += 1;
      bytes += sent?.length ?? 0;
    }
    told.push({ seed, ledgerIndex: place.ledgerIndex, readings, isTruth, breaksProof });
    await clock.pass(1000);
  }
  const isExamined = await program.untilExamined(AT_ONCE);
  demand(program.defect === null, () => `an error of its own: ${program.defect}`);

  const byIdentity = Map.groupBy(program.printed, ({ account, hash }) => `${account} ${hash}`);
  const truths = new Map(told.map(({ seed }) => [seed.hash, seed]));
  const honest = new Map(told.map((one) => [one.seed.hash, honestStatement(one)]));
  let isClean = !isDisturbed;
  for (const [identity, payments] of byIdentity) {
    const [first] = payments;
    if (first === undefined) continue;
    const isSaid = (statement: Statement) =>
      statement.hash === first.hash && saysSo(statement, first.account, payments);
    const truth = honest.get(first.hash);
    const seed = truths.get(first.hash);
    const isTrue =
      truth !== undefined && isSaid(truth) && (seed?.account !== first.account || bringsThat(seed, payments));
    if (!isTrue) isClean = false;
    const byLive = live.filter(isSaid);
    const byHistory = recoveredStatements.some(isSaid);
    const from = payments.map(({ source }) => source);
    demand(
      (from.includes('recovered') && (isTrue || byHistory)) || (from.includes('live') && byLive.length > 0),
      () => `invented: ${identity} ${creditsOf(payments)}`,
    );
    if (from.includes('live') && payments.some(({ alerted }) => alerted))
      demand(
        byLive.some((statement) => hasItsHash(statement, bench.hashOf)),
        () => `alerts under another hash: ${identity}`,
      );
  }

  for (const one of told) {
    const account = one.seed.account;
    const recorded = byIdentity.get(`${account} ${one.seed.hash}`) ?? [];
    if (one.isTruth && !isDisturbed) {
      demand(
        bringsThat(one.seed, recorded),
        () => `not understood: ${one.seed.name} gave ${creditsOf(recorded)}`,
      );
      demand(
        recorded.every(({ source }) => source === 'live'),
        () => `heard and not taken: ${one.seed.name}`,
      );
    }
    if (one.breaksProof && !isDisturbed)
      demand(recorded.length > 0, () => `lost: ${one.seed.name} in ledger ${one.ledgerIndex}`);
  }
  // What was recorded by a lie is never agreed upon: its ledger stays open.
  if (isClean)
    demand(
      isExamined || (await program.untilExamined(PATIENCE)),
      () => `never examined: ${JSON.stringify(program.monitor.coverage())}`,
    );

  // Alerts of what was recovered wait while history is being read, for two minutes at most.
  if (alertsDue(program)) await program.untilExamined(HELD);
  judgeDelivery(program);
  for (const payment of program.printed) judgeTexts(payment);
  demand(world.longestStandMs < LONGEST_STAND_MS, () => `one message took ${world.longestStandMs} ms`);
  const mayAsk = MOST_REQUESTS + REQUESTS_PER_LEDGER * (world.ledgerIndex - FIRST_LEDGER);
  demand(world.accountTxAsked < mayAsk, () => `history was asked ${world.accountTxAsked} times`);
  const { bytesOnDisk } = bench.store;
  demand(bytesOnDisk < DISK_AT_REST + 4 * bytes, () => `${bytesOnDisk} bytes on disk of ${bytes} received`);
  return count;
}

function seedOf({ seeds }: FrameBench, which: number | string): Seed | undefined {
  return typeof which === 'string' ? seeds.find(({ name }) => name === which) : seeds[which % seeds.length];
}

/** The case with its messages as they are sent where every ledger is the one after the one before. */
export function keptFrames(bench: FrameBench, given: FrameCase): FrameCase {
  const ledgers = given.ledgers.map(({ seed: which, variants }, index) => {
    const seed = seedOf(bench, which);
    if (seed === undefined) throw new Error(`The corpus has no payment ${which}.`);
    const place = placeOf(FIRST_LEDGER + 2 + index);
    const kept = variants.map((variant): Variant => {
      if (variant.kind !== 'changed') return variant;
      const bytes = messageOf(variant, { ...bench, seed, place }).sent ?? Buffer.alloc(0);
      const encoding = bytes.equals(Buffer.from(bytes.toString('utf8'))) ? 'utf8' : 'base64';
      return { kind: 'written', text: bytes.toString(encoding), encoding };
    });
    return { seed: seed.name, variants: kept };
  });
  return { ...given, ledgers };
}

function honestStatement({ seed, ledgerIndex }: Told): Statement {
  const row = rowOf(seed, placeOf(ledgerIndex));
  const [statement] = readRows(JSON.stringify({ result: { transactions: [row] } }));
  if (statement === undefined) throw new Error(`The seed ${seed.name} is not understood.`);
  return statement;
}

const creditsOf = (payments: readonly StoredPayment[]) =>
  payments
    .map(({ asset, amount }) => `${assetKey(asset)} ${amount}`)
    .toSorted()
    .join();

const bringsThat = (seed: Seed, payments: readonly StoredPayment[]) =>
  creditsOf(payments) === seed.brings.toSorted().join();

function alertsDue({ printed, alerted }: Program): boolean {
  return printed.filter((payment) => payment.alerted).length > alerted.flatMap(paymentsOf).length;
}

/** Recorded once, given to each sink once, and nothing is left over. */
function judgeDelivery({ printed, alerted, store }: Program): void {
  const identities = printed.map(({ account, hash, asset }) => `${account} ${hash} ${assetKey(asset)}`);
  demand(new Set(identities).size === identities.length, () => 'a payment was recorded twice');
  const { rows, total } = store.query({ offset: 0, limit: 500 });
  demand(total === printed.length, () => `${total} payments are stored and ${printed.length} were printed`);
  demand(
    rows.every(({ account }) => Object.values<string>(WATCHED).includes(account)),
    () => 'whose payment is that?',
  );
  const ids = (payments: readonly StoredPayment[]) =>
    payments
      .map(({ id }) => id)
      .toSorted((a, b) => a - b)
      .join();
  const rang = alerted.flatMap((alert: Alert) => paymentsOf(alert));
  const wanted = printed.filter((payment) => payment.alerted);
  demand(ids(rang) === ids(wanted), () => `alerted ${ids(rang)} instead of ${ids(wanted)}`);
  for (const sink of ['stdout', 'notification'])
    demand(store.pending('mainnet', sink).length === 0, () => `${sink} has deliveries left over`);
}
