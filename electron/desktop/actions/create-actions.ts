import type { AppContext } from '../context/app-context.ts';
import { type AccountActions, createAccountActions } from './accounts.ts';
import { createFileActions, type FileActions } from './files.ts';
import { createHealthActions, type HealthActions } from './health.ts';
import { createPaymentActions, type PaymentActions } from './payments.ts';
import { createSettingsActions, type SettingsActions } from './settings.ts';

/** Everything a person can do, from the window or from the tray. */
export interface Actions {
  readonly accounts: AccountActions;
  readonly payments: PaymentActions;
  readonly settings: SettingsActions;
  readonly health: HealthActions;
  readonly files: FileActions;
}

export function createActions(context: AppContext): Actions {
  const accounts = createAccountActions(context);
  return {
    accounts,
    payments: createPaymentActions(context),
    settings: createSettingsActions(context),
    health: createHealthActions(context),
    files: createFileActions(context, accounts),
  };
}
