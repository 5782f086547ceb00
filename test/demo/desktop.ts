import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountCoverage } from '../../electron/contract/index.ts';
import { openPaymentStore } from '../../electron/store/database/payment-store.ts';
import { arrivalKey, type DemoHarness } from './harness.ts';
import type { DemoMonitor } from './monitor.ts';

const projectDir = join(import.meta.dirname, '..', '..');
/** Electron has subscribed by then, also on a slow machine, or it will not start here. */
const START_LIMIT_MS = 30_000;

/** What the app recorded, read from its database. */
interface Recorded {
  readonly shown: readonly string[];
  readonly coverage: readonly AccountCoverage[];
}

function readRecord(dataDir: string, accounts: readonly string[]): Recorded {
  const store = openPaymentStore(dataDir);
  try {
    const { rows } = store.query({ offset: 0, limit: 500 });
    return {
      shown: rows.map(({ account, hash, asset, amount }) => arrivalKey(account, hash, asset, amount)),
      coverage: accounts
        .map((account) => store.coverage('mainnet', account))
        .filter((found) => found !== null),
    };
  } finally {
    store.close();
  }
}

/**
 * Opens the built app on the demo's network, with a data folder of its own. Null when it did not start: it ended
 * at once, or never subscribed.
 */
export async function openOnDesktop(
  harness: DemoHarness,
  executable: string,
  dataDir: string,
): Promise<DemoMonitor | null> {
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
    { stdio: 'ignore' },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  let hasEnded = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  }).then((code) => {
    hasEnded = true;
    return code;
  });
  const deadline = Date.now() + START_LIMIT_MS;
  while (!harness.isWatched() && !hasEnded && Date.now() < deadline) await sleep(50);
  if (!harness.isWatched()) {
    child.kill('SIGKILL');
    return null;
  }
  return {
    examinesHistory: false,
    // The database belongs to the app while it runs.
    shown: () => (hasEnded ? readRecord(dataDir, accounts).shown : []),
    coverage: () => (hasEnded ? readRecord(dataDir, accounts).coverage : []),
    ended,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
