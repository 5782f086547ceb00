import { dialog, type MessageBoxOptions, shell } from 'electron';
import { DEFAULT_SETTINGS, type Outcome } from '../../contract/index.ts';
import { removeUnusedFiles } from '../../store/private-files.ts';
import type { AppContext } from '../context/app-context.ts';
import type { AccountActions } from './accounts.ts';
import { DONE, done, failed } from './action-outcome.ts';

/**
 * Asks in a dialog of the system, which no page can answer, and erases everything where that is confirmed. The value is
 * null where it is not.
 */
export async function askAndErase(
  context: AppContext,
  accounts: Pick<AccountActions, 'forgetRemoved'>,
): Promise<Outcome<{ readonly erased: true } | null>> {
  const { t } = context.i18n();
  const options: MessageBoxOptions = {
    type: 'warning',
    message: t('dialog.eraseTitle'),
    detail: t('dialog.eraseDetail'),
    buttons: [t('dialog.eraseButton'), t('dialog.cancel')],
    defaultId: 1,
    cancelId: 1,
  };
  const parent = context.dialogParent();
  const { response } = await (parent === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(parent, options));
  if (response !== 0) return done(null);
  await eraseData(context, accounts);
  return done({ erased: true });
}

/**
 * Deletes everything the app stored: payments, coverage, accounts, contacts, settings, logs, what was set aside as
 * damaged, backups. The app then goes on as on the first day.
 * @internal
 */
export async function eraseData(
  context: AppContext,
  accounts: Pick<AccountActions, 'forgetRemoved'>,
): Promise<void> {
  context.settings.setWatched([]);
  context.monitors.update([]);
  await context.monitors.stop();
  context.settings.setSinks([]);
  context.forwarding.apply();
  await context.forwarding.stop();
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
  context.settings.forgetSetAside();
  removeUnusedFiles(context.dataFolder);
  context.log.info('all data was erased on request');
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
  // What waited of them is not sent any more.
  context.publish('forwarding');
}
