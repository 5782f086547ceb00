import {
  type ForwardedEvent,
  type MainTexts,
  type StoredPayment,
  safeText,
  type Translate,
} from '../../contract/index.ts';
import type { AssetInfo } from '../../payments/amounts/asset-info.ts';
import { formatAmount } from '../../payments/amounts/format.ts';
import { describePayment, describeSummary, type NotificationText } from '../../payments/text/describe.ts';
import type { OutgoingEvent } from './channel.types.ts';
import type { EventWords } from './channels/text-channel.ts';

export interface EventWordsDeps {
  readonly i18n: () => { readonly locale: string; readonly t: Translate<MainTexts> };
  readonly isPrivate: boolean;
  readonly labelOf: (payment: Pick<StoredPayment, 'account' | 'network' | 'destinationTag'>) => string;
  readonly infoOf: (payment: StoredPayment) => AssetInfo | null;
  readonly contactNameOf: (payment: Pick<StoredPayment, 'from'>) => string | null;
}

/** Says events as notifications say them. */
export function createEventWords(deps: EventWordsDeps): EventWords {
  const { i18n, isPrivate, labelOf, infoOf, contactNameOf } = deps;

  function ofPayment({ type }: ForwardedEvent, payment: StoredPayment): NotificationText {
    const { locale, t } = i18n();
    const label = safeText(labelOf(payment), 'label');
    const info = infoOf(payment);
    if (type === 'payment.received')
      return describePayment(payment, {
        ...{ label, locale, info, isPrivate },
        contactName: contactNameOf(payment),
      });
    const amount = isPrivate
      ? t('payment.receivedPrivately', { label })
      : formatAmount(payment, locale, info);
    const title =
      type === 'payment.disputed'
        ? t('forwarding.disputed', { amount })
        : type === 'payment.proved'
          ? t('forwarding.proved', { amount })
          : t('forwarding.confirmed', { amount });
    return { title, body: isPrivate ? '' : t('forwarding.to', { label }) };
  }

  function ofOther({ type, data }: ForwardedEvent): NotificationText {
    const { t } = i18n();
    const ledgers = { first: Number(data.firstLedger ?? 0), last: Number(data.lastLedger ?? 0) };
    switch (type) {
      case 'gap.opened':
        return { title: t('forwarding.gapOpened'), body: t('forwarding.gapLedgers', ledgers) };
      case 'gap.closed':
        return { title: t('forwarding.gapClosed'), body: t('forwarding.gapLedgers', ledgers) };
      case 'connection.lost':
        return { title: t('forwarding.connectionLost'), body: t('forwarding.connectionLostBody') };
      case 'connection.restored':
        return { title: t('forwarding.connectionRestored'), body: t('forwarding.connectionRestoredBody') };
      default:
        return { title: t('forwarding.test'), body: t('forwarding.testBody') };
    }
  }

  return {
    one: ({ event, payment }: OutgoingEvent) =>
      payment === null ? ofOther(event) : ofPayment(event, payment),
    summary: (payments) => {
      const { locale } = i18n();
      const infos = new Map(payments.map((payment) => [JSON.stringify(payment.asset), infoOf(payment)]));
      return describeSummary(payments, {
        ...{ locale, isPrivate, away: false, contactNameOf },
        labelOf,
        infoOf: (asset) => infos.get(JSON.stringify(asset)) ?? null,
      });
    },
  };
}
