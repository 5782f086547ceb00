import {
  type ForwardedEvent,
  isPaymentEvent,
  type PaymentEventType,
  type StoredPayment,
} from '../../contract/index.ts';
import type { WaitingEvent } from '../../store/database/outbox.types.ts';
import { networkId } from '../../xrpl/networks.ts';
import { ctid, paymentEventId } from './event-id.ts';

/**
 * What receivers get of memos: of a webhook's 20 kB so much that the rest has room. The ledger takes a kilobyte of memos
 * (rippled, STTx.cpp), of which each byte may become six ("\u0001").
 */
const MOST_MEMO_BYTES = 8_000;

export interface RenderOptions {
  /** Leaves out amounts, parties and what strangers wrote. */
  readonly isPrivate: boolean;
  /** The account's label; '' where it has none. */
  readonly labelOf: (payment: StoredPayment) => string;
}

/** An event as it is sent. The same row gives the same event each time, but for a label that was changed meanwhile. */
export function renderEvent(row: WaitingEvent, options: RenderOptions): ForwardedEvent {
  const { type, network, payment } = row;
  if (payment !== null && isPaymentEvent(type)) {
    const isReceipt = type === 'payment.received';
    return {
      id: paymentEventId(type, payment),
      type,
      timestamp: (isReceipt ? payment.closeTime : null) ?? new Date(row.at).toISOString(),
      network,
      data: paymentData(type, payment, options),
    };
  }
  const { id, ...data } = row.data ?? {};
  return {
    id: typeof id === 'string' ? id : `${type}_${networkId(network)}_${row.id}`,
    type,
    timestamp: new Date(row.at).toISOString(),
    network,
    data: { network, networkId: networkId(network), ...data },
  };
}

/** The fields of the headless program's payment lines. How far it is believed is said by events of their own. */
function paymentData(
  type: PaymentEventType,
  payment: StoredPayment,
  { isPrivate, labelOf }: RenderOptions,
): Readonly<Record<string, unknown>> {
  const where = {
    network: payment.network,
    networkId: networkId(payment.network),
    ctid: ctid(payment),
    account: payment.account,
    label: labelOf(payment),
    hash: payment.hash,
    ledgerIndex: payment.ledgerIndex,
    closeTime: payment.closeTime,
    kind: payment.kind,
    transactionType: payment.transactionType,
  };
  const trust = type === 'payment.received' ? {} : { trust: type.slice('payment.'.length) };
  if (isPrivate) return { ...where, ...trust };
  return {
    ...where,
    from: payment.from,
    asset: payment.asset,
    amount: payment.amount,
    destinationTag: payment.destinationTag,
    sourceTag: payment.sourceTag,
    invoiceId: payment.invoiceId,
    ...memosOf(payment),
    partialOf: payment.partialOf,
    source: payment.source,
    alerted: payment.alerted,
    ...trust,
  };
}

function memosOf({ memos }: StoredPayment): Readonly<Record<string, unknown>> {
  const isShort = Buffer.byteLength(JSON.stringify(memos)) <= MOST_MEMO_BYTES;
  return isShort ? { memos } : { memos: [], memosLeftOut: true };
}
