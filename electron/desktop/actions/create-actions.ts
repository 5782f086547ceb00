import type { AppContext } from '../context/app-context.ts';
import { createAccountActions } from './accounts.ts';
import { createFileActions } from './files.ts';
import { createHealthActions } from './health.ts';
import { createPaymentActions } from './payments.ts';
import { createSettingsActions } from './settings.ts';

export type Actions = ReturnType<typeof createActions>;

/** Everything a person can do, from the window or from the tray. */
export function createActions(context: AppContext) {
  const accounts = createAccountActions(context);
  return {
    accounts,
    payments: createPaymentActions(context),
    settings: createSettingsActions(context),
    health: createHealthActions(context),
    files: createFileActions(context, accounts),
  };
}
