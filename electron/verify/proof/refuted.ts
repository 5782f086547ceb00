import { type TrustStatement, VALIDATORS } from '../../contract/index.ts';

/** Whether the validators' signatures say that what was recorded is not so; their last word counts. */
export function isRefuted(statements: readonly Pick<TrustStatement, 'server' | 'says'>[]): boolean {
  return statements.findLast(({ server }) => server === VALIDATORS)?.says === 'disagrees';
}
