import type { AccountView, PaymentRow, Settings } from '../../../../electron/contract/index.ts';
import { decimalText, isLess, shifted } from '../../../format/decimal.ts';
import { assetIdentity } from '../../../format/names.ts';
import { useI18n } from '../../../texts/language.ts';
import { useAssetChoices } from '../filters/use-asset-choices.ts';

interface AlertReasonProps {
  readonly row: PaymentRow;
  readonly account: AccountView | undefined;
  readonly settings: Settings;
}

/** The least XRP that is alerted where the account has no minimum: payments of one drop are sent for their memo. */
const LEAST_XRP = '0.001';

/**
 * Why a payment caused no alert, as far as the current settings explain it: the decision was made when the payment was
 * recorded, and only its outcome is stored.
 */
export function AlertReason({ row, account, settings }: AlertReasonProps) {
  const { t, locale } = useI18n();
  const choices = useAssetChoices();
  const choice = choices.find(({ asset }) => assetIdentity(asset) === assetIdentity(row.asset));
  const key = choice?.key;
  const least =
    key === undefined || account === undefined
      ? undefined
      : (account.minimumAmounts[key] ?? (key === 'XRP' ? LEAST_XRP : undefined));
  const reason = row.alerted
    ? t('detail.alertSentNote')
    : !(account?.alertKinds ?? settings.alertKinds).includes(row.kind)
      ? t('detail.kindIsOff')
      : row.from !== null && account?.mutedSenders.includes(row.from)
        ? t('detail.senderIsMuted')
        : least !== undefined && isLess(row.amount, least)
          ? t('detail.belowThreshold', {
              amount: `${decimalText(shifted(least, -(choice?.scale ?? 0)), locale)} ${row.assetText}`,
            })
          : t('detail.heldBackThen');
  return <span className="quiet small">{reason}</span>;
}
