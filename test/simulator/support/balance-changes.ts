import type { Asset } from '../../../electron/contract/index.ts';
import {
  assetText,
  exactDifference,
  fromDrops,
  negateIssued,
  XRP,
} from '../../../electron/simulator/ledger/amounts.ts';
import type { JsonObject, JsonValue } from '../../../electron/xrpl/protocol/transaction.ts';

export interface BalanceChange {
  readonly asset: Asset;
  /** Signed decimal. */
  readonly amount: string;
}

/**
 * Reads an account's balance changes from metadata. This second, independent reading only checks the simulation against
 * itself; the app's own is in payments/. XRP includes the fee again where the account paid it.
 */
export function netChanges(tx: JsonObject, meta: JsonObject, account: string): BalanceChange[] {
  const sums = new Map<string, BalanceChange>();
  for (const { asset, amount } of balanceChanges(tx, meta, account)) {
    const key = assetText(asset);
    const sum = exactDifference(sums.get(key)?.amount ?? '0', exactDifference('0', amount));
    sums.set(key, { asset, amount: sum });
  }
  return [...sums.values()].filter(({ amount }) => amount !== '0');
}

function balanceChanges(tx: JsonObject, meta: JsonObject, account: string): BalanceChange[] {
  const changes: BalanceChange[] = [];
  for (const node of meta.AffectedNodes as readonly JsonObject[]) {
    const [change] = Object.values(node) as JsonObject[];
    const after = (change?.NewFields ?? change?.FinalFields) as JsonObject | undefined;
    const previous = (change?.PreviousFields ?? {}) as JsonObject;
    if (change === undefined || after === undefined) continue;
    const created = change.NewFields !== undefined;
    if (change.LedgerEntryType === 'AccountRoot' && after.Account === account) {
      const before = created ? '0' : (previous.Balance ?? after.Balance);
      const fee = tx.Account === account ? BigInt(String(tx.Fee)) : 0n;
      const drops = BigInt(String(after.Balance)) - BigInt(String(before)) + fee;
      if (drops !== 0n) changes.push({ asset: XRP, amount: fromDrops(drops) });
    }
    if (change.LedgerEntryType === 'RippleState') {
      const issued = lineChange(after, previous, created, account);
      if (issued !== null) changes.push(issued);
    }
    if (change.LedgerEntryType === 'MPToken' && after.Account === account) {
      const units =
        BigInt(String(after.MPTAmount ?? 0)) - BigInt(String(mptBefore(after, previous, created)));
      const asset = { mptIssuanceId: String(after.MPTokenIssuanceID) };
      if (units !== 0n) changes.push({ asset, amount: units.toString() });
    }
  }
  return changes;
}

/** PreviousFields without MPTAmount mean a rise from 0 when they are empty, and no change otherwise. */
function mptBefore(after: JsonObject, previous: JsonObject, created: boolean): JsonValue {
  if (created) return 0;
  if (previous.MPTAmount !== undefined) return previous.MPTAmount;
  return Object.keys(previous).length === 0 ? 0 : (after.MPTAmount ?? 0);
}

function lineChange(
  after: JsonObject,
  previous: JsonObject,
  created: boolean,
  account: string,
): BalanceChange | null {
  const low = (after.LowLimit as JsonObject).issuer as string;
  const high = (after.HighLimit as JsonObject).issuer as string;
  if (account !== low && account !== high) return null;
  const balance = after.Balance as JsonObject;
  const before = created ? '0' : String(((previous.Balance ?? balance) as JsonObject).value);
  const difference = exactDifference(String(balance.value), before);
  const peer = account === low ? high : low;
  const own = (value: string): string => (account === low ? value : negateIssued(value));
  // Where the account owes on the line, it issued the token.
  const owes = own(String(balance.value)).startsWith('-') || own(before).startsWith('-');
  return {
    asset: { currency: String(balance.currency), issuer: owes ? account : peer },
    amount: account === low ? difference : exactDifference('0', difference),
  };
}
