import {
  type Asset,
  type AssetAmount,
  type Contact,
  type NetworkName,
  type PaymentRow,
  type StoredPayment,
  safeText,
  type WatchedAccount,
} from '../../contract/index.ts';
import { matchingEntries } from '../../payments/alert-decision.ts';
import type { AssetInfo } from '../../payments/amounts/asset-info.ts';
import { formatAmount, formatAsset } from '../../payments/amounts/format.ts';
import { shortAddress } from '../../payments/text/short-address.ts';

export interface RowContext {
  readonly locale: string;
  readonly contacts: readonly Contact[];
  readonly watched: readonly WatchedAccount[];
  readonly infoOf: (network: NetworkName, asset: Asset) => AssetInfo | null;
  /** Whether the validators' signatures refute a disputed payment, by its row. */
  readonly isRefuted: (id: number) => boolean;
}

/** A stored payment with the texts the window draws. */
export function paymentRow(
  payment: StoredPayment,
  { locale, contacts, watched, infoOf, isRefuted }: RowContext,
): PaymentRow {
  const info = infoOf(payment.network, payment.asset);
  const { outcome, partialOf, deliveredAmount } = payment;
  const minimum = outcome?.type === 'suppressed' ? outcome.minimum : undefined;
  const textOf = (amount: AssetAmount) => formatAmount(amount, locale, infoOf(payment.network, amount.asset));
  const asset = formatAsset(payment.asset, info);
  return {
    ...payment,
    amountText: formatAmount(payment, locale, info),
    assetText: asset.text,
    assetSuspicious: asset.suspicious,
    assetIssuer: asset.issuer,
    fromText: senderText(payment.from, contacts),
    watchIds: matchingEntries(payment, watched).map((entry) => entry.id),
    partialOfText: partialOf === null ? null : textOf(partialOf),
    // May be of another asset than the one that arrived.
    deliveredText:
      deliveredAmount === null || deliveredAmount === 'unavailable' ? null : textOf(deliveredAmount),
    minimumText: minimum === undefined ? null : textOf({ asset: payment.asset, amount: minimum }),
    isRefuted: payment.trust === 'disputed' && isRefuted(payment.id),
  };
}

/** Who paid: the contact's name, or the shortened address. */
function senderText(from: string | null, contacts: readonly Contact[]): string | null {
  if (from === null) return null;
  const contact = contacts.find((candidate) => candidate.address === from);
  return contact === undefined ? shortAddress(from) : safeText(contact.name, 'label');
}
