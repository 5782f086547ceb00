import { act } from '../../bridge.ts';
import { say, worked } from '../../state/messages.ts';
import type { Texts } from '../../texts/en.ts';

/** Imports a list of accounts from a file that main asks for. */
export async function importAccounts(t: Texts): Promise<void> {
  const outcome = await act('accounts:import', null);
  if (worked(outcome) && outcome.value !== null) {
    say(t.accounts.imported(outcome.value.added, outcome.value.skipped));
  }
}

/** Writes the list of accounts to a file that main asks for. */
export async function exportAccounts(t: Texts): Promise<void> {
  const outcome = await act('accounts:export', null);
  if (worked(outcome) && outcome.value !== null) say(t.accounts.exported(outcome.value.path));
}
