import type { AssetAmount } from '../../contract/index.ts';
import { issuedAsset, mptAsset } from '../../payments/amounts/asset.ts';
import { parseDecimal, parseInteger, plain } from '../../payments/amounts/decimal.ts';
import { asArray, asFilledString, asIndex, asObject } from '../../xrpl/protocol/json.ts';
import { hashOf } from '../../xrpl/protocol/ledger-hash.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';

/** rippled's largest page of account_lines and account_objects; it clamps what is above. */
export const MOST_ENTRIES_PER_PAGE = 400;
/** rippled's markers are a ledger index and a hint, 64 digits and a few; Clio's are shorter. */
const LONGEST_MARKER = 200;
/** All XRP there ever were, in drops. */
const MOST_DROPS = '100000000000000000';

/** The ledger that an answer is about. */
export interface AnsweredLedger {
  readonly ledgerIndex: number;
  /** Null where the server does not give it. */
  readonly ledgerHash: string | null;
}

/** An account's own entry in a validated ledger. */
export interface AccountRoot extends AnsweredLedger {
  /** Exact decimal string, in XRP, reserve included. */
  readonly xrp: string;
}

/** One page of what an account holds. */
export interface HeldPage {
  /** Tokens that the account holds. */
  readonly held: readonly AssetAmount[];
  /** Entries that could not be understood. */
  readonly unreadable: number;
  /** Null on the last page. */
  readonly marker: string | null;
}

/** One page of an account's trust lines. */
export interface LinesPage extends HeldPage {
  /** Lines on which the account itself owes. */
  readonly owed: number;
}

/** Reads the result of account_info; null where it is not of this account in a validated ledger. */
export function readAccountRoot(result: JsonObject, account: string): AccountRoot | null {
  const data = asObject(result.account_data);
  const ledgerIndex = asIndex(result.ledger_index);
  const drops = parseInteger(data?.Balance);
  if (result.validated !== true || ledgerIndex === null || data?.Account !== account) return null;
  if (drops === null || drops.isNegative() || drops.isGreaterThan(MOST_DROPS)) return null;
  return { ledgerIndex, ledgerHash: hashOf(result), xrp: plain(drops.shiftedBy(-6)) };
}

/** Reads the result of account_lines; null where it is not of this account in this very ledger, or longer than a page may be. */
export function readLinesPage(result: JsonObject, account: string, ledger: AnsweredLedger): LinesPage | null {
  const { lines } = result;
  if (result.account !== account || result.validated !== true || !Array.isArray(lines)) return null;
  if (lines.length > MOST_ENTRIES_PER_PAGE || !isSameLedger(result, ledger)) return null;
  const marker = readMarker(result);
  if (marker === undefined) return null;
  const held: AssetAmount[] = [];
  let [owed, unreadable] = [0, 0];
  for (const line of asArray(lines)) {
    const fields = asObject(line);
    const asset = issuedAsset(fields?.currency, fields?.account);
    const balance = parseDecimal(fields?.balance);
    if (asset === null || balance === null) unreadable += 1;
    else if (balance.isNegative() && !balance.isZero()) owed += 1;
    else if (!balance.isZero()) held.push({ asset, amount: plain(balance) });
  }
  return { held, owed, unreadable, marker };
}

/** Reads the result of account_objects for MPTokens; null as for trust lines. What an escrow locks is not counted. */
export function readMptPage(result: JsonObject, account: string, ledger: AnsweredLedger): HeldPage | null {
  const { account_objects: entries } = result;
  if (result.account !== account || result.validated !== true || !Array.isArray(entries)) return null;
  if (entries.length > MOST_ENTRIES_PER_PAGE || !isSameLedger(result, ledger)) return null;
  const marker = readMarker(result);
  if (marker === undefined) return null;
  const held: AssetAmount[] = [];
  let unreadable = 0;
  for (const entry of asArray(entries)) {
    const fields = asObject(entry);
    const asset = mptAsset(fields?.MPTokenIssuanceID);
    // The ledger leaves the amount out while it is zero.
    const amount = parseInteger(fields?.MPTAmount ?? '0');
    const isOwn = fields?.LedgerEntryType === 'MPToken' && fields.Account === account;
    if (!isOwn || asset === null || amount === null || amount.isNegative()) unreadable += 1;
    else if (!amount.isZero()) held.push({ asset, amount: plain(amount) });
  }
  return { held, unreadable, marker };
}

/** Null on the last page; undefined where it is no marker. */
function readMarker({ marker }: JsonObject): string | null | undefined {
  if (marker === undefined) return null;
  const text = asFilledString(marker);
  return text === null || text.length > LONGEST_MARKER ? undefined : text;
}

function isSameLedger(result: JsonObject, { ledgerIndex, ledgerHash }: AnsweredLedger): boolean {
  const hash = hashOf(result);
  return (
    asIndex(result.ledger_index) === ledgerIndex &&
    (hash === null || ledgerHash === null || hash === ledgerHash)
  );
}
