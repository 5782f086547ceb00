import type { ForwardedEventType, StoredPayment } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import { networkId } from '../../xrpl/networks.ts';

/** Largest network id and transaction index, and largest ledger index, that a CTID has room for (XLS-37). */
const MOST_16_BITS = 0xffff;
const MOST_28_BITS = 0x0fff_ffff;

type Place = Pick<StoredPayment, 'network' | 'ledgerIndex' | 'transactionIndex'>;

/**
 * The concise transaction identifier (XLS-37): 16 upper-case hex digits, "C", ledger index in 28 bits, transaction index
 * and network id in 16 bits each. Null where one of them has no room in it.
 */
export function ctid({ network, ledgerIndex, transactionIndex }: Place): string | null {
  const id = networkId(network);
  if (id > MOST_16_BITS || ledgerIndex > MOST_28_BITS || transactionIndex > MOST_16_BITS) return null;
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  return `C${hex(ledgerIndex, 7)}${hex(transactionIndex, 4)}${hex(id, 4)}`;
}

/**
 * The id of an event of a payment, the same on every machine that sees it: `<type>_<network id>_<ctid>_<account>_<asset>`,
 * with the transaction's hash where it has no CTID.
 */
export function paymentEventId(type: ForwardedEventType, payment: StoredPayment): string {
  const place = ctid(payment) ?? payment.hash;
  return [type, networkId(payment.network), place, payment.account, assetKey(payment.asset)].join('_');
}
