import type { Settings } from '../../contract/index.ts';
import { isOwnServer } from '../../xrpl/transport/server-url.ts';

/**
 * Whether servers of other operators are asked about recorded payments, with these servers in order of preference. By
 * itself it is done unless the first of them is the user's own: whoever runs another one would learn which
 * transactions matter to the user. A first entry that cannot be read may be an own one.
 */
export function asksOthers(choice: Settings['secondOpinion'], servers: readonly string[]): boolean {
  const [first] = servers;
  return choice === 'automatic' ? first !== undefined && isOwnServer(first) === false : choice === 'always';
}
