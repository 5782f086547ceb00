import type {
  ForwardedEventType,
  KnownGap,
  NetworkName,
  PaymentEventType,
  StoredPayment,
  TrustLevel,
} from '../../contract/index.ts';
import { networkId } from '../../xrpl/networks.ts';
import type { OutboxTable } from './outbox-table.ts';

/** What an event is about, as far as a sink may choose by it. */
export interface EventSubject {
  readonly network: NetworkName;
  /** Null where it is about no account. */
  readonly account: string | null;
  readonly payment: StoredPayment | null;
}

/** The text of an event that is about no payment; `id` is its id. */
export type EventData = Readonly<Record<string, unknown>>;

/** Who wants to be told. */
export interface ForwardRoute {
  /** Ids of the sinks that want this event. */
  sinksFor(type: ForwardedEventType, subject: EventSubject): readonly string[];
  /** Whether events that no sink wants are kept, too, for who reads them by a cursor. */
  readonly keepsAll: boolean;
}

/** Puts what happens into the outbox, in the transaction that stores it. */
export function createForwarding(outbox: OutboxTable, now: () => number) {
  let route: ForwardRoute | null = null;

  /** Null: nobody is to be told. */
  function sinksFor(type: ForwardedEventType, subject: EventSubject): readonly string[] | null {
    if (route === null) return null;
    const sinks = route.sinksFor(type, subject);
    return sinks.length === 0 && !route.keepsAll ? null : sinks;
  }

  function tell(type: PaymentEventType, payment: StoredPayment): void {
    const sinks = sinksFor(type, { network: payment.network, account: payment.account, payment });
    if (sinks !== null) outbox.addOfPayment(type, payment, now(), sinks);
  }

  function tellOther(
    type: ForwardedEventType,
    { network, account }: Pick<EventSubject, 'network' | 'account'>,
    data: EventData,
  ): void {
    const sinks = sinksFor(type, { network, account, payment: null });
    if (sinks !== null) outbox.add(type, network, { at: now(), data }, sinks);
  }

  return {
    follow(next: ForwardRoute | null): void {
      route = next;
    },
    tell,
    tellOther,
    /** A payment is believed otherwise than before. */
    tellTrust(before: TrustLevel, payment: StoredPayment): void {
      const level = payment.trust ?? 'seen';
      if (level !== before && level !== 'seen') tell(`payment.${level}`, payment);
    },
    /** The known gaps of a network change: what begins where none began is opened, what is no more is closed. */
    tellGaps(network: NetworkName, before: readonly KnownGap[], after: readonly KnownGap[]): void {
      if (route === null) return;
      for (const gap of missingFrom(before, after))
        tellOther('gap.opened', { network, account: gap.account }, gapData('gap.opened', gap));
      for (const gap of missingFrom(after, before))
        tellOther('gap.closed', { network, account: gap.account }, gapData('gap.closed', gap));
    },
  };
}

/** Those of `all` of whose ledgers none are in `known`. */
function missingFrom(known: readonly KnownGap[], all: readonly KnownGap[]): readonly KnownGap[] {
  return all.filter(
    ({ account, range: [first, last] }) =>
      !known.some((other) => other.account === account && other.range[0] <= last && first <= other.range[1]),
  );
}

function gapData(type: 'gap.opened' | 'gap.closed', { network, account, range, fromTime, toTime }: KnownGap) {
  const [first, last] = range;
  return {
    id: `${type}_${networkId(network)}_${account}_${first}-${last}`,
    account,
    firstLedger: first,
    lastLedger: last,
    fromTime,
    toTime,
  };
}
