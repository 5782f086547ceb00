import { Plus } from 'lucide-react';
import { type Ref, useState } from 'react';
import type { AccountView } from '../../../../electron/contract/index.ts';
import { decimalText, parseDecimal, shifted } from '../../../format/decimal.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { DraftInput } from '../../../parts/controls/draft-input.tsx';
import { Menu, MenuItem } from '../../../parts/controls/menu.tsx';
import { useI18n } from '../../../texts/language.ts';
import { useAssetChoices } from '../../payments/filters/use-asset-choices.ts';

interface ThresholdsProps {
  readonly account: AccountView;
  /** The first field, that of XRP. */
  readonly first: Ref<HTMLInputElement>;
  readonly onChange: (minimumAmounts: Readonly<Record<string, string>>) => void;
}

/** The key of XRP in minimumAmounts. */
const XRP_KEY = 'XRP';

const MOST_DIGITS = 100;

/** The smallest amount that is alerted, for each asset. An empty field removes the threshold. */
export function Thresholds({ account, first, onChange }: ThresholdsProps) {
  const { t, locale } = useI18n();
  const choices = useAssetChoices();
  const [added, setAdded] = useState<readonly string[]>([]);
  const nameOf = (key: string) => choices.find((choice) => choice.key === key)?.assetText ?? key;
  const scaleOf = (key: string) => choices.find((choice) => choice.key === key)?.scale ?? 0;
  /** In the units that amounts are shown in; the threshold is stored in the ledger's units. */
  const textOf = (key: string) => {
    const amount = account.minimumAmounts[key];
    return amount === undefined ? '' : decimalText(shifted(amount, -scaleOf(key)), locale);
  };
  const keys = [...new Set([XRP_KEY, ...Object.keys(account.minimumAmounts), ...added])];
  const free = choices.filter((choice) => !keys.includes(choice.key));
  const commit = (key: string, text: string): boolean => {
    const { [key]: _, ...others } = account.minimumAmounts;
    if (text.trim() === '') {
      onChange(others);
      return true;
    }
    const amount = parseDecimal(text, locale);
    if (amount === null) return false;
    const raw = shifted(amount, scaleOf(key));
    // No token has so many digits: its issuer claims a scale that makes no sense.
    if (raw.length > MOST_DIGITS) return false;
    onChange({ ...others, [key]: raw });
    return true;
  };
  return (
    <div className="setting setting-top">
      <span className="setting-name">{t('accounts.thresholds')}</span>
      <div className="setting-control thresholds">
        {keys.map((key) => (
          <span key={key} className="threshold">
            <DraftInput
              {...(key === XRP_KEY ? { ref: first } : {})}
              value={textOf(key)}
              aria-label={t('accounts.thresholdFor', { asset: nameOf(key) })}
              title={t('accounts.thresholdBad')}
              inputMode="decimal"
              maxLength={40}
              onCommit={(text) => commit(key, text)}
            />
            <bdi>{nameOf(key)}</bdi>
          </span>
        ))}
        {free.length === 0 ? null : (
          <Menu
            align="start"
            trigger={
              <Button look="quiet" icon={Plus}>
                {t('accounts.thresholdAdd')}
              </Button>
            }
          >
            {free.map((choice) => (
              <MenuItem key={choice.key} onSelect={() => setAdded([...added, choice.key])}>
                <bdi>{choice.assetText}</bdi>
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>
    </div>
  );
}
