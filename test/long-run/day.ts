import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createSimulatedNetwork,
  createTraffic,
  type SimulatedNetwork,
  startSimulatedServer,
} from '../simulator/index.ts';
import { type DrivenProcess, keyOf, startDriven } from './driven-process.ts';

export interface DayPlan {
  readonly ledgers: number;
  /** Transactions that bring something; each fifth besides brings nothing. */
  readonly payments: number;
  /** How often the connection breaks. */
  readonly drops: number;
  /** How often memory is measured, at even distances. */
  readonly looks: number;
}

export interface DayResult {
  /** Credits that truly arrived. */
  readonly arrived: number;
  readonly missed: number;
  /** Told, and never arrived. */
  readonly invented: number;
  readonly doubled: number;
  readonly connections: number;
  readonly looks: readonly MemoryLook[];
  readonly exitStatus: number | null;
}

/** In MB (2^20 bytes), after everything that can go has gone. `heap` has the buffers outside of it. */
export interface MemoryLook {
  readonly ledger: number;
  readonly heap: number;
  readonly resident: number;
}

const SECONDS_PER_LEDGER = 4;
const ACCOUNTS = 5;
/** Ledgers in which a new connection is made after a drop, and everything recovered. */
const CATCH_UP = 8;
/** By so many ledgers each drop comes before the moment that is due. */
const DROP_OFFSET = 20;
const MB = 2 ** 20;

/**
 * Watches a simulated network by the built headless program: real sockets, a real disk, and time that passes as fast as
 * the work is done.
 */
export async function liveThrough(plan: DayPlan): Promise<DayResult> {
  const network = createSimulatedNetwork({ seed: 'day', secondsPerLedger: SECONDS_PER_LEDGER });
  const names = Array.from({ length: ACCOUNTS }, (_unused, index) => `Watched ${index}`);
  const traffic = createTraffic(network, { accounts: names });
  const accounts = names.map((name) => network.address(name));
  const server = await startSimulatedServer(network);
  const folder = mkdtempSync(join(tmpdir(), 'chime-day-'));
  const app = startDriven([
    ...['--json', '--no-notify', '--data-dir', folder, '--server', server.url],
    ...accounts.flatMap((account) => ['--watch', account]),
  ]);
  const looks: MemoryLook[] = [];
  let exitStatus: number | null = null;
  try {
    const closeLedger = async () => {
      network.close();
      await app.pass(SECONDS_PER_LEDGER);
    };
    // Connected means that a ledger has come.
    while (app.connections() === 0) await closeLedger();
    for (let ledger = 1; ledger <= plan.ledgers; ledger += 1) {
      const dueIn = (count: number) => share(count, ledger, plan.ledgers);
      for (let sent = dueIn(plan.payments); sent > 0; sent -= 1) traffic.arrive();
      for (let sent = dueIn(plan.payments / 5); sent > 0; sent -= 1) traffic.disturb();
      await closeLedger();
      if (share(plan.drops, ledger + DROP_OFFSET, plan.ledgers) > 0) server.drop();
      if (dueIn(plan.looks) === 0) continue;
      for (let closed = 0; closed < CATCH_UP; closed += 1) await closeLedger();
      const { heap, resident } = await app.measure();
      looks.push({ ledger, heap: heap / MB, resident: resident / MB });
    }
    exitStatus = await app.stop();
  } finally {
    await app.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return { ...compared(network, accounts, app), connections: app.connections(), looks, exitStatus };
}

/** How many of `count`, spread evenly over so many ledgers, fall into this one (1 is the first). */
function share(count: number, ledger: number, ledgers: number): number {
  const until = (end: number) => Math.floor((count * end) / ledgers);
  return until(ledger) - until(ledger - 1);
}

function compared(network: SimulatedNetwork, accounts: readonly string[], { told }: DrivenProcess) {
  const arrived = new Set(
    accounts.flatMap((account) =>
      network.truth(account).map(({ hash, asset }) => keyOf({ account, hash, asset })),
    ),
  );
  return {
    arrived: arrived.size,
    missed: [...arrived].filter((key) => !told.has(key)).length,
    invented: [...told.keys()].filter((key) => !arrived.has(key)).length,
    doubled: [...told.values()].filter((count) => count > 1).length,
  };
}
