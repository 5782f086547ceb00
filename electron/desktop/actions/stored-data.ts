import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { shell } from 'electron';
import { DEFAULT_SETTINGS, type Outcome } from '../../contract/index.ts';
import type { AppContext } from '../context/app-context.ts';
import type { AccountActions } from './accounts.ts';
import { DONE, failed } from './action-outcome.ts';

/**
 * Deletes everything the app stored: payments, coverage, accounts, contacts, settings, logs. Then it starts anew,
 * as on the first day.
 */
export async function eraseData(
  desk: AppContext,
  accounts: Pick<AccountActions, 'forgetRemoved'>,
): Promise<Outcome> {
  desk.settings.setWatched([]);
  desk.monitors.update([], desk.settings.settings());
  await desk.monitors.stop();
  // What memory holds of it would come back: as an alert held back, an offer to undo, a file written again.
  desk.alerts.forget();
  accounts.forgetRemoved();
  desk.problems.clearAll();
  desk.activity.clear();
  desk.store.erase();
  desk.settings.updateSettings(DEFAULT_SETTINGS);
  desk.applySettings();
  desk.settings.setContacts([]);
  desk.settings.setPausedUntil(null);
  desk.settings.setCoverageCheckpoints([]);
  desk.totals.clear();
  rmSync(join(desk.dataFolder, 'window.json'), { force: true });
  const logs = join(desk.dataFolder, 'logs');
  rmSync(logs, { recursive: true, force: true });
  // The logger made the folder when the app started, and does not again.
  mkdirSync(logs);
  desk.changed(
    'settings',
    'accounts',
    'contacts',
    'unread',
    'pausedUntil',
    'networks',
    'overall',
    'overallText',
    'problems',
  );
  desk.log.info('all data was erased on request');
  return DONE;
}

export async function openDataFolder(desk: AppContext): Promise<Outcome> {
  const trouble = await shell.openPath(desk.dataFolder);
  if (trouble === '') return DONE;
  desk.log.warn('the data folder cannot be opened', trouble);
  return failed('open-folder', desk.i18n().t('error.openFolder'));
}

/** Payments deleted at once: what is left over follows at the next look, so that nothing has to wait for it. */
const MOST_PRUNED = 1000;

/** Deletes payments older than the user keeps them, the oldest first. Coverage stays. */
export function pruneOld(desk: AppContext): void {
  const { keepDays } = desk.settings.settings();
  if (keepDays === null) return;
  const before = new Date(desk.now() - keepDays * 24 * 60 * 60 * 1000).toISOString();
  if (desk.store.prune(before, MOST_PRUNED) === 0) return;
  desk.totals.clear();
  desk.changed('accounts', 'unread');
}
