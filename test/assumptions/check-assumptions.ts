/**
 * `npm run check:assumptions -- <checkout of Electron> [revision]`: whether Electron's sources, and the packages installed here,
 * still say what the app takes for granted. One line for each assumption; status 1 when one does not hold.
 */
import { join } from 'node:path';
import { type Assumption, check, READ_AT, type ReadSource } from './assumption.ts';
import { openCheckout, readFolder } from './read-checkout.ts';
import { DESKTOP } from './tables/desktop.ts';
import { LIFECYCLE } from './tables/lifecycle.ts';
import { NOTIFICATIONS } from './tables/notifications.ts';
import { PACKAGES } from './tables/packages.ts';

const project = join(import.meta.dirname, '..', '..');

/** Checked against Electron's sources. */
export const OF_ELECTRON: readonly Assumption[] = [...NOTIFICATIONS, ...DESKTOP, ...LIFECYCLE];
/** Checked against node_modules. */
export const OF_PACKAGES: readonly Assumption[] = PACKAGES;

/** Checks each and says so; the number of those that do not hold. */
export function report(
  assumptions: readonly Assumption[],
  read: ReadSource,
  say: (line: string) => void,
): number {
  let broken = 0;
  for (const assumption of assumptions) {
    const verdict = check(assumption, read);
    if (verdict.holds) {
      say(`holds           ${assumption.what}`);
      continue;
    }
    broken += 1;
    say(`DOES NOT HOLD   ${assumption.what}`);
    say(`                ${verdict.why}; relied on by ${assumption.ours.join(', ')}`);
  }
  return broken;
}

function main(args: readonly string[]): number {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const [folder, revision] = args;
  if (folder === undefined) {
    process.stderr.write('Usage: npm run check:assumptions -- <checkout of Electron> [revision]\n');
    return 2;
  }
  try {
    const checkout = openCheckout(folder, revision);
    say(`Electron at ${checkout.commit ?? 'an unknown commit'}; the patterns were read at ${READ_AT}`);
    const broken =
      report(OF_ELECTRON, checkout.read, say) +
      report(OF_PACKAGES, readFolder(join(project, 'node_modules')), say);
    say(`${OF_ELECTRON.length + OF_PACKAGES.length - broken} hold, ${broken} do not`);
    return broken === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
