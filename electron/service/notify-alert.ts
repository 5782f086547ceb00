import type { Alert } from '../alerts/alert.types.ts';
import type { Asset, StoredPayment } from '../contract/index.ts';
import { isMuted, matchingEntries } from '../payments/alert-decision.ts';
import type { AssetInfo } from '../payments/amounts/asset-info.ts';
import { describePayment, describeSummary, type NotificationText } from '../payments/text/describe.ts';
import { shortAddress } from '../payments/text/short-address.ts';

/** The notification of an alert; null where every entry it would ring for is muted now. */
export function textOfAlert(
  alert: Alert,
  now: number,
  infoOf: (asset: Asset) => AssetInfo | null,
): NotificationText | null {
  if (alert.entries.every((entry) => isMuted(entry, now))) return null;
  const labelOf = (payment: Pick<StoredPayment, 'network' | 'account' | 'destinationTag'>): string => {
    const label = matchingEntries(payment, alert.entries)[0]?.label ?? '';
    return label === '' ? shortAddress(payment.account) : label;
  };
  if (alert.type === 'payment') {
    return describePayment(alert.payment, {
      label: labelOf(alert.payment),
      locale: 'en',
      info: infoOf(alert.payment.asset),
    });
  }
  return describeSummary(alert.payments, { locale: 'en', labelOf, infoOf, away: true });
}
