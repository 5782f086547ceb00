import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { shell } from 'electron';
import { DEFAULT_SETTINGS, type Outcome } from '../../contract/index.ts';
import type { AppContext } from '../context/app-context.ts';
import type { AccountActions } from './accounts.ts';
import { DONE, failed } from './action-outcome.ts';

/**
 * Deletes everything the app stored: payments, coverage, accounts, contacts, settings, logs. The app then goes on as on
 * the first day.
 */
export async function eraseData(
  context: AppContext,
  accounts: Pick<AccountActions, 'forgetRemoved'>,
): Promise<Outcome> {
  context.settings.setWatched([]);
  context.monitors.update([], context.settings.settings());
  await context.monitors.stop();
  await context.runningExport.cancel();
  // What memory still holds would come back: an alert held back, an offer to undo, a file written again.
  context.alerts.forget();
  accounts.forgetRemoved();
  context.problems.clearAll();
  context.activity.clear();
  context.store.erase();
  context.settings.updateSettings(DEFAULT_SETTINGS);
  context.applySettings();
  context.settings.setFormerAccounts([]);
  context.settings.setContacts([]);
  context.settings.setPausedUntil(null);
  context.settings.setCoverageCheckpoints([]);
  context.totals.clear();
  rmSync(join(context.dataFolder, 'window.json'), { force: true });
  const logs = join(context.dataFolder, 'logs');
  rmSync(logs, { recursive: true, force: true });
  // The logger makes the folder only when the app starts.
  mkdirSync(logs);
  context.log.info('all data was erased on request');
  return DONE;
}

export async function openDataFolder(context: AppContext): Promise<Outcome> {
  const trouble = await shell.openPath(context.dataFolder);
  if (trouble === '') return DONE;
  context.log.warn('the data folder cannot be opened', trouble);
  return failed('open-folder', context.i18n().t('error.openFolder'));
}

/** Payments deleted at a time; the others follow at the next tick, so that nothing has to wait. */
const MOST_PRUNED = 1000;

/** Deletes payments older than the user keeps them, the oldest first. Coverage stays. */
export function pruneOld(context: AppContext): void {
  const { keepDays } = context.settings.settings();
  if (keepDays === null) return;
  const before = new Date(context.now() - keepDays * 24 * 60 * 60 * 1000).toISOString();
  if (context.store.prune(before, MOST_PRUNED) === 0) return;
  context.totals.clear();
  context.publish('payments');
}
