import type { Actions } from '../actions/create-actions.ts';
import type { AppContext } from '../context/app-context.ts';
import { openLink } from '../window/external-links.ts';
import type { CarryOutDeps } from './carry-out.ts';

/** What the app does when a person asks it of a notification: the same as in the window. */
export function noticeUses(
  { show, store, settings, explorerUrl }: Pick<AppContext, 'show' | 'store' | 'settings' | 'explorerUrl'>,
  { accounts, payments }: Pick<Actions, 'accounts' | 'payments'>,
): CarryOutDeps {
  return {
    show,
    markRead: payments.markRead,
    openExplorer(id) {
      const payment = store.payment(id);
      const url = payment === null ? null : explorerUrl(payment);
      if (url !== null) void openLink(url, settings.settings().explorerTemplate);
      return url !== null;
    },
    muteSender(id) {
      const payment = store.payment(id);
      if (payment !== null) accounts.muteSender(payment);
    },
  };
}
