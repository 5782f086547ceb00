import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endObstacle } from '../../build/electron-obstacles.ts';
import { thisSystem } from '../../build/system-facts.ts';
import type { AccountCoverage, StoredPayment } from '../../electron/contract/index.ts';
import { openPaymentStore } from '../../electron/store/database/payment-store.ts';
import { arrivalKey, type DemoHarness } from './harness.ts';
import type { DemoMonitor } from './monitor.ts';

const projectDir = join(import.meta.dirname, '..', '..');
/** Electron says at its start why it cannot. */
const HEARD_CHARS = 16_384;
/** Electron has subscribed by then, also on a slow machine, or it will not start here. */
const START_LIMIT_MS = 30_000;

/** What the app recorded, read from its database. */
interface Recorded {
  readonly shown: readonly string[];
  readonly coverage: readonly AccountCoverage[];
}

/** Payments read at a time. */
const PAGE = 500;

/** SQLite lets others read what the app has committed while it runs. */
function readRecord(dataDir: string, accounts: readonly string[]): Recorded {
  const store = openPaymentStore(dataDir);
  try {
    const payments: StoredPayment[] = [];
    for (let isLast = false; !isLast; ) {
      const { rows } = store.query({ offset: payments.length, limit: PAGE });
      payments.push(...rows);
      isLast = rows.length < PAGE;
    }
    return {
      shown: payments.map(({ account, hash, asset, amount }) => arrivalKey(account, hash, asset, amount)),
      coverage: accounts
        .map((account) => store.coverage('mainnet', account))
        .filter((found) => found !== null),
    };
  } finally {
    store.close();
  }
}

/** The app, or why it did not start: a phrase that follows "because". */
type Opened =
  | { readonly ok: true; readonly monitor: DemoMonitor }
  | { readonly ok: false; readonly reason: string };

/** Opens the built app on the demo's network, with a data folder of its own. */
export async function openOnDesktop(
  harness: DemoHarness,
  executable: string,
  dataDir: string,
): Promise<Opened> {
  const accounts = [...harness.labels.keys()];
  const child = spawn(
    executable,
    [
      projectDir,
      `--data-dir=${dataDir}`,
      '--network=mainnet',
      // Marks the window as a demonstration; the server given takes the place of the built-in ledger.
      '--demo',
      `--server=${harness.url}`,
      ...[...harness.labels].map(([address, name]) => `--watch=${address}=${name}`),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (said.length < HEARD_CHARS) said += chunk.toString();
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let hasEnded = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  }).then((code) => {
    hasEnded = true;
    return code;
  });
  const deadline = Date.now() + START_LIMIT_MS;
  while (!harness.isWatched() && !hasEnded && Date.now() < deadline) await sleep(50);
  if (!harness.isWatched()) {
    const known = hasEnded ? endObstacle(thisSystem, { executable, code: await ended, said }) : null;
    child.kill('SIGKILL');
    return { ok: false, reason: known ?? (hasEnded ? 'it ends at once' : 'it shows nothing') };
  }
  const monitor: DemoMonitor = {
    examinesHistory: false,
    shown: () => readRecord(dataDir, accounts).shown,
    coverage: () => readRecord(dataDir, accounts).coverage,
    ended,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
  return { ok: true, monitor };
}
