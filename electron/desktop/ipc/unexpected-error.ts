import { type Outcome, problemOf } from '../../contract/index.ts';
import { StoreError } from '../../store/store-error.ts';
import { failedBy } from '../actions/action-outcome.ts';
import type { AppContext } from '../context/app-context.ts';

/** The answer to a request that failed unexpectedly. An error of the database also becomes a problem in the window. */
export function unexpectedError(
  context: Pick<AppContext, 'problems' | 'i18n' | 'now'>,
  error: unknown,
): Extract<Outcome, { ok: false }> {
  if (error instanceof StoreError) context.problems.add(problemOf(error.userMessage, null, context.now()));
  const i18n = context.i18n();
  return failedBy(error, i18n, (reason) => i18n.t('error.internal', { reason }));
}
