import type { AccountView, PaymentRow, Settings } from '../../../electron/contract.ts';
import { isLess } from '../../format/decimal.ts';
import { assetIdentity } from '../../format/names.ts';
import { useSpeech } from '../../texts/language.ts';
import { useAssetChoices } from './use-assets.ts';

interface AlertReasonProps {
  readonly row: PaymentRow;
  readonly account: AccountView | undefined;
  readonly settings: Settings;
}

/** The least XRP that rings where the account says nothing: payments of one drop are sent for their memo. */
const LEAST_XRP = '0.001';

/**
 * Why a payment did not ring, as far as the settings of now explain it: the decision was made when the payment was
 * recorded, and only its outcome is kept.
 */
export function AlertReason({ row, account, settings }: AlertReasonProps) {
  const { t } = useSpeech();
  const choices = useAssetChoices();
  const key = choices.find((choice) => assetIdentity(choice.asset) === assetIdentity(row.asset))?.key;
  const least =
    key === undefined || account === undefined
      ? undefined
      : (account.minimumAmounts[key] ?? (key === 'XRP' ? LEAST_XRP : undefined));
  const reason = row.alerted
    ? t.detail.rangNote
    : !(account?.alertKinds ?? settings.alertKinds).includes(row.kind)
      ? t.detail.silentKind
      : row.from !== null && account?.mutedSenders.includes(row.from)
        ? t.detail.silentSender
        : least !== undefined && isLess(row.amount, least)
          ? t.detail.silentBelow(`${least} ${row.assetText}`)
          : t.detail.silentThen;
  return <span className="quiet small">{reason}</span>;
}
