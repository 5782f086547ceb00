import type { AccountView } from '../../../../electron/contract/index.ts';
import { labelOf } from '../../../format/names.ts';
import { say } from '../../../state/messages.ts';
import { bringBackAccount, dropAccount } from '../../../state/optimistic-changes.ts';
import type { WindowTranslate } from '../../../texts/language.ts';

/** Removes at once and offers to undo, which is quicker than asking first, and as safe. */
export async function removeAccount(account: AccountView, t: WindowTranslate): Promise<boolean> {
  const label = labelOf(account);
  if (!(await dropAccount(account.id))) return false;
  say(t('accounts.removed', { label }), {
    label: t('app.undo'),
    run: () => {
      void bringBackAccount().then((isBack) => {
        if (isBack) say(t('accounts.restored', { label }));
      });
    },
  });
  return true;
}
