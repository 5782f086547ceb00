import type { AssetAmount } from '../../contract/index.ts';
import { XRP } from '../../payments/amounts/asset.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { RequestError } from '../../xrpl/protocol/request-error.ts';
import { MOST_LINES_PER_PAGE, readAccountRoot, readLinesPage } from './account-state.ts';

/** Each page costs as much of the server's budget as one of history: 1,200 lines are enough to look at. */
const MOST_PAGES = 3;

/** What an account holds by the word of the server in use, in one validated ledger. */
export type AccountBalance =
  | {
      readonly state: 'known';
      readonly ledgerIndex: number;
      /** XRP first, the reserve included; then the tokens on its trust lines, in the server's order. No MPTs. */
      readonly amounts: readonly AssetAmount[];
      /** Trust lines on which it owes: it issued the token. */
      readonly owed: number;
      /** False where lines were left unread, or could not be understood. */
      readonly isComplete: boolean;
    }
  /** There is no such account in the newest validated ledger: it was never funded, or it was deleted. */
  | { readonly state: 'no-account' };

/**
 * Asks the server in use what an account holds. Every part is of the same validated ledger. Rejects with RequestError:
 * not connected, refused, 'unreadable' where an answer is not about this account and this ledger.
 */
export async function readBalance(
  client: Pick<NetworkClient, 'request'>,
  account: string,
): Promise<AccountBalance> {
  const root = await readRoot(client, account);
  if (root === null) return { state: 'no-account' };
  const amounts: AssetAmount[] = [{ asset: XRP, amount: root.xrp }];
  let [owed, unreadable] = [0, 0];
  let marker: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const result = await client.request('account_lines', {
      account,
      ledger_index: root.ledgerIndex,
      limit: MOST_LINES_PER_PAGE,
      ...(marker === null ? {} : { marker }),
    });
    const page = readLinesPage(result, account, root);
    if (page === null) throw unreadableAnswer('account_lines');
    amounts.push(...page.held);
    owed += page.owed;
    unreadable += page.unreadable;
    marker = page.marker;
    if (marker === null) break;
  }
  const isComplete = marker === null && unreadable === 0;
  return { state: 'known', ledgerIndex: root.ledgerIndex, amounts, owed, isComplete };
}

async function readRoot(client: Pick<NetworkClient, 'request'>, account: string) {
  try {
    const parameters = { account, ledger_index: 'validated' };
    // A person waits for it, and it costs next to nothing.
    const result = await client.request('account_info', parameters, { priority: 'live' });
    const root = readAccountRoot(result, account);
    if (root === null) throw unreadableAnswer('account_info');
    return root;
  } catch (error) {
    if (error instanceof RequestError && error.serverError === 'actNotFound') return null;
    throw error;
  }
}

function unreadableAnswer(command: string): RequestError {
  return new RequestError('unreadable', `The answer to ${command} cannot be understood.`);
}
