import type { AccountView } from '../../../electron/contract.ts';
import { act } from '../../bridge.ts';
import { labelOf } from '../../format/names.ts';
import { say, worked } from '../../state/messages.ts';
import type { Texts } from '../../texts/en.ts';

/** Removes at once and offers to undo: quicker than asking first, and as safe. */
export async function removeAccount(account: AccountView, t: Texts): Promise<boolean> {
  const label = labelOf(account);
  const outcome = await act('accounts:remove', { id: account.id });
  if (!worked(outcome)) return false;
  say(t.accounts.removed(label), {
    label: t.app.undo,
    run: () => {
      void act('accounts:undo-remove', null).then((undone) => {
        if (worked(undone)) say(t.accounts.restored(label));
      });
    },
  });
  return true;
}
