import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../../simulator/index.ts';
import type { FaultRow } from './rows.ts';
import { SUBJECTS, type Subject } from './subjects.ts';

export interface Measured {
  readonly subject: string;
  readonly payments: number;
  readonly missed: number;
  readonly doubled: number;
  /** Seconds from the beginning of the fault to the first connection attempt after it; null: none. */
  readonly leftS: number | null;
  /** Seconds from the beginning of the fault until nothing was missing any more; null: never. */
  readonly caughtUpS: number | null;
  /** Seconds from the end of the fault until nothing was missing any more, 0 when it was so before; null: never. */
  readonly afterEndS: number | null;
  readonly attempts: number;
  readonly requests: number;
}

const LEDGER_MS = 1000;
/** A payment counts as missing when it was not reported this long after its ledger closed. */
const GRACE_MS = 200;
/** After the end of a fault, at most; nobody waits longer. */
const SETTLE_MS = 45_000;
const START_MS = 20_000;

class Tally {
  readonly counts = new Map<string, number>();
  #missingUntil: number | null = null;

  received(hash: string): void {
    this.counts.set(hash, (this.counts.get(hash) ?? 0) + 1);
  }

  look(paid: ReadonlyMap<string, number>, now: number): boolean {
    for (const [hash, at] of paid) {
      if (now - at > GRACE_MS && !this.counts.has(hash)) {
        this.#missingUntil = now;
        return true;
      }
    }
    return false;
  }

  /** When something was missing for the last time; null: never. */
  get missingUntil(): number | null {
    return this.#missingUntil;
  }
}

interface Runner {
  readonly subject: Subject;
  readonly servers: readonly [SimulatedServer, SimulatedServer];
  readonly tally: Tally;
  leftAt: number | null;
}

/** Runs one row: all subjects on the same ledger, each with two servers of its own, so that requests can be told apart. */
export async function measureRow(row: FaultRow): Promise<readonly Measured[]> {
  const network = createSimulatedNetwork({ seed: 11, networkId: 0, clock: Date.now });
  const account = network.addAccount('Shop');
  const runners = await Promise.all(SUBJECTS.map((subject) => prepare(network, subject)));
  const running = await Promise.all(
    runners.map(({ subject, servers, tally }) =>
      subject.start(
        servers.map(({ url }) => url),
        account,
        (hash) => tally.received(hash),
      ),
    ),
  );
  const paid = new Map<string, number>();
  const ledgers = setInterval(() => {
    const { hash } = network.pay({ from: 'Alice', to: account, amount: '1' });
    network.close();
    paid.set(hash, Date.now());
  }, LEDGER_MS);
  await until(() => runners.every(({ tally }) => tally.counts.size > 0), START_MS);
  await sleep(3 * LEDGER_MS);
  // What came before everybody was connected is not asked of anybody.
  paid.clear();
  for (const { tally } of runners) tally.counts.clear();
  const before = runners.map(usage);

  const began = Date.now();
  await Promise.all(runners.map((runner, index) => row.begin(harness(runner, running[index]))));
  const watch = setInterval(() => {
    const now = Date.now();
    runners.forEach((runner, index) => {
      runner.tally.look(paid, now);
      if (runner.leftAt === null && usage(runner).attempts > (before[index]?.attempts ?? 0))
        runner.leftAt = now;
    });
  }, 20);
  await sleep(row.lastsS * 1000);
  await Promise.all(runners.map((runner, index) => row.end?.(harness(runner, running[index]))));
  const ended = Date.now();
  await sleep(5 * LEDGER_MS);
  await until(() => runners.every(({ tally }) => !tally.look(paid, Date.now())), SETTLE_MS);
  clearInterval(ledgers);
  await sleep(2 * LEDGER_MS);
  clearInterval(watch);

  const results = runners.map((runner, index) => {
    const { tally } = runner;
    const after = usage(runner);
    const missed = [...paid.keys()].filter((hash) => !tally.counts.has(hash)).length;
    const last = tally.missingUntil;
    const seconds = (from: number) => (missed > 0 ? null : Math.max(0, (last ?? from) - from) / 1000);
    return {
      subject: runner.subject.name,
      payments: paid.size,
      missed,
      doubled: [...tally.counts.values()].filter((count) => count > 1).length,
      leftS: runner.leftAt === null ? null : (runner.leftAt - began) / 1000,
      caughtUpS: seconds(began),
      afterEndS: seconds(ended),
      attempts: after.attempts - (before[index]?.attempts ?? 0),
      requests: after.requests - (before[index]?.requests ?? 0),
    };
  });
  await Promise.all(running.map((subject) => subject.stop()));
  for (const { servers } of runners) for (const server of servers) await server.stop();
  return results;
}

async function prepare(network: SimulatedNetwork, subject: Subject): Promise<Runner> {
  const servers = [await startSimulatedServer(network), await startSimulatedServer(network)] as const;
  return { subject, servers, tally: new Tally(), leftAt: null };
}

function harness(
  { servers: [first, second] }: Runner,
  subject: Parameters<FaultRow['begin']>[0]['subject'] | undefined,
) {
  if (!subject) throw new Error('not started');
  return { first, second, subject };
}

/** Handshakes asked for and requests made, as the servers counted them; refused connections never reach a server. */
function usage({ servers }: Pick<Runner, 'servers'>): {
  readonly attempts: number;
  readonly requests: number;
} {
  let attempts = 0;
  let requests = 0;
  for (const { handshakeCount, requestCounts } of servers) {
    attempts += handshakeCount;
    for (const count of Object.values(requestCounts)) requests += count;
  }
  return { attempts, requests };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function until(condition: () => boolean, deadlineMs: number): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (!condition() && Date.now() < deadline) await sleep(50);
}
