import type { AppContext } from '../context/app-context.ts';
import { createAccountActions } from './accounts.ts';
import { createBalanceActions } from './balance.ts';
import { createFileActions } from './files.ts';
import { createForwardingActions } from './forwarding.ts';
import { createHealthActions } from './health.ts';
import { createPaymentActions } from './payments.ts';
import { createProofActions } from './proofs.ts';
import { createSettingsActions } from './settings.ts';

export type Actions = ReturnType<typeof createActions>;

/** Everything a person can do, from the window or from the tray. */
export function createActions(context: AppContext) {
  const accounts = createAccountActions(context);
  return {
    accounts,
    balance: createBalanceActions(context),
    payments: createPaymentActions(context),
    proofs: createProofActions(context),
    settings: createSettingsActions(context),
    forwarding: createForwardingActions(context),
    health: createHealthActions(context),
    files: createFileActions(context, accounts),
  };
}
