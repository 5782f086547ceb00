import type { AssetAmount } from '../../contract/index.ts';
import { XRP } from '../../payments/amounts/asset.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { RequestError } from '../../xrpl/protocol/request-error.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import {
  type AccountRoot,
  type HeldPage,
  MOST_ENTRIES_PER_PAGE,
  readAccountRoot,
  readLinesPage,
  readMptPage,
} from './account-state.ts';

/** Each page costs as much of the server's budget as one of history: 1,200 entries are enough to look at. */
const MOST_PAGES = 3;
/** How servers answer that have no MPTs: the type, or the command, is not known to them. */
const UNKNOWN_TYPE: readonly string[] = ['invalidParams', 'unknownCmd', 'notSupported'];

type Client = Pick<NetworkClient, 'request'>;

/** What an account holds by the word of the server in use, in one validated ledger. */
export type AccountBalance =
  | {
      readonly state: 'known';
      readonly ledgerIndex: number;
      /** XRP first, the reserve included; then the tokens on its trust lines, then MPTs, in the server's order. */
      readonly amounts: readonly AssetAmount[];
      /** Trust lines on which it owes: it issued the token. */
      readonly owed: number;
      /** False where entries were left unread, or could not be understood. */
      readonly isComplete: boolean;
    }
  /** There is no such account in the newest validated ledger: it was never funded, or it was deleted. */
  | { readonly state: 'no-account' };

/**
 * Asks the server in use what an account holds. Every part is of the same validated ledger. Rejects with RequestError:
 * not connected, refused, 'unreadable' where an answer is not about this account and this ledger.
 */
export async function readBalance(client: Client, account: string): Promise<AccountBalance> {
  const root = await readRoot(client, account);
  if (root === null) return { state: 'no-account' };
  let owed = 0;
  const lines = await readPages(
    client,
    'account_lines',
    { account, ledger_index: root.ledgerIndex },
    (result) => {
      const page = readLinesPage(result, account, root);
      owed += page?.owed ?? 0;
      return page;
    },
  );
  const mpts = await readMpts(client, account, root);
  return {
    state: 'known',
    ledgerIndex: root.ledgerIndex,
    amounts: [{ asset: XRP, amount: root.xrp }, ...lines.held, ...mpts.held],
    owed,
    isComplete: lines.isComplete && mpts.isComplete,
  };
}

interface Held {
  readonly held: readonly AssetAmount[];
  readonly isComplete: boolean;
}

/** The MPTs of the account; none where the server does not know of MPTs. */
async function readMpts(client: Client, account: string, root: AccountRoot): Promise<Held> {
  const parameters = { account, ledger_index: root.ledgerIndex, type: 'mptoken' };
  try {
    return await readPages(client, 'account_objects', parameters, (result) =>
      readMptPage(result, account, root),
    );
  } catch (error) {
    const isUnknown = error instanceof RequestError && UNKNOWN_TYPE.includes(error.serverError ?? '');
    if (isUnknown) return { held: [], isComplete: true };
    throw error;
  }
}

/** Follows the pages of a command, up to a bound. */
async function readPages(
  client: Client,
  command: string,
  parameters: JsonObject,
  read: (result: JsonObject) => HeldPage | null,
): Promise<Held> {
  const held: AssetAmount[] = [];
  let unreadable = 0;
  let marker: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const result = await client.request(command, {
      ...{ ...parameters, limit: MOST_ENTRIES_PER_PAGE },
      ...(marker === null ? {} : { marker }),
    });
    const page = read(result);
    if (page === null) throw unreadableAnswer(command);
    held.push(...page.held);
    unreadable += page.unreadable;
    marker = page.marker;
    if (marker === null) break;
  }
  return { held, isComplete: marker === null && unreadable === 0 };
}

async function readRoot(client: Client, account: string) {
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
