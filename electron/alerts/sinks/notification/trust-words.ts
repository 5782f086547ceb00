import type { MainTexts, StoredPayment, Translate } from '../../../contract/index.ts';
import type { PaymentStore } from '../../../store/database/payment-store.ts';
import { isRefuted } from '../../../verify/proof/refuted.ts';
import { isOwnServer } from '../../../xrpl/transport/server-url.ts';

/** How far payments are believed at the moment, for the texts of their notifications. */
export interface TrustWords {
  /** Those that servers disagree about, and those that the validators' signatures refute, by their ids. */
  disputed(payments: readonly StoredPayment[]): ReadonlyMap<number, 'disputed' | 'refuted'>;
  /** "Confirmed by 2 servers", "Seen on one server so far"; null where nothing is known of it any more. */
  of(payment: StoredPayment, t: Translate<MainTexts>): string | null;
}

export interface TrustWordsDeps {
  readonly store: Pick<PaymentStore, 'payment' | 'payments' | 'statements' | 'proofOf'>;
  /** Whether another server, or the validators, are about to be heard of this large payment. */
  readonly isAwaited: (payment: StoredPayment) => boolean;
  /** The store could not be read: the notification says nothing of it then. */
  readonly failed: (error: unknown) => void;
}

export function createTrustWords({ store, isAwaited, failed }: TrustWordsDeps): TrustWords {
  function reading<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      failed(error);
      return otherwise;
    }
  }

  function words(payment: StoredPayment, t: Translate<MainTexts>): string | null {
    const stored = store.payment(payment.id);
    if (stored === null) return null;
    const said = store.statements(payment.id);
    if (stored.trust === 'disputed') return t(isRefuted(said) ? 'trust.refuted' : 'trust.disputed');
    const proof = stored.trust === 'proved' ? store.proofOf(payment.id) : null;
    if (proof !== null)
      return t('trust.proved', { votes: `${proof.votes.length}`, listed: `${proof.listed}` });
    if (stored.trust === 'confirmed' || stored.trust === 'proved') {
      return t('trust.confirmed', { count: said.filter(({ says }) => says !== 'disagrees').length });
    }
    if (isAwaited(payment)) return t('notification.seenSoFar');
    return t(isOwnServer(said[0]?.server ?? '') === true ? 'trust.seenOwn' : 'trust.seen');
  }

  return {
    disputed: (payments) =>
      reading(() => {
        const stored = store.payments(payments.map(({ id }) => id));
        return new Map(
          stored
            .filter(({ trust }) => trust === 'disputed')
            .map(({ id }) => [id, isRefuted(store.statements(id)) ? 'refuted' : 'disputed'] as const),
        );
      }, new Map()),
    of: (payment, t) => reading(() => words(payment, t), null),
  };
}
