import { type Outcome, problemOf } from '../../contract/index.ts';
import { StoreError } from '../../store/store-error.ts';
import { failedBy } from '../actions/outcome.ts';
import type { AppContext } from '../state/app-context.ts';

/** An error that no handler foresaw: what the window answers with; one of the database is a problem for everybody. */
export function unforeseen(
  desk: Pick<AppContext, 'problems' | 'words' | 'now'>,
  error: unknown,
): Extract<Outcome, { ok: false }> {
  if (error instanceof StoreError) desk.problems.add(problemOf(error.sentence, null, desk.now()));
  const words = desk.words();
  return failedBy(error, words, (reason) => words.say('errorInternal', { reason }));
}
