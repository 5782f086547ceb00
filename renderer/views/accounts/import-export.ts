import { act } from '../../bridge.ts';
import { sayExported } from '../../state/exported.ts';
import { say, worked } from '../../state/messages.ts';
import type { WindowTranslate } from '../../texts/language.ts';

/** Imports a list of accounts from a file that main asks for. */
export async function importAccounts(t: WindowTranslate): Promise<void> {
  const outcome = await act('accounts:import', null);
  if (worked(outcome) && outcome.value !== null) {
    const { added, skipped } = outcome.value;
    const counts = {
      added: t('accounts.importedAdded', { count: added }),
      skipped: t('accounts.importedSkipped', { count: skipped }),
    };
    say(t('accounts.imported', counts));
  }
}

/** Writes the list of accounts to a file that main asks for. */
export async function exportAccounts(t: WindowTranslate): Promise<void> {
  const outcome = await act('accounts:export', null);
  if (worked(outcome) && outcome.value !== null) sayExported(t('accounts.exported', outcome.value), t);
}
