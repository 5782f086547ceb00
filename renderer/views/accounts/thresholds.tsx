import { Plus } from 'lucide-react';
import { type Ref, useState } from 'react';
import type { AccountView } from '../../../electron/contract.ts';
import { parseDecimal } from '../../format/decimal.ts';
import { Button } from '../../parts/button.tsx';
import { DraftInput } from '../../parts/draft-input.tsx';
import { Menu, MenuItem } from '../../parts/menu.tsx';
import { useSpeech } from '../../texts/language.ts';
import { useAssetChoices } from '../payments/use-assets.ts';

interface ThresholdsProps {
  readonly account: AccountView;
  /** The first field, that of XRP. */
  readonly first: Ref<HTMLInputElement>;
  readonly onChange: (minimumAmounts: Readonly<Record<string, string>>) => void;
}

/** The key of XRP in minimumAmounts. */
const XRP_KEY = 'XRP';

/** The smallest amount that rings, per asset. An emptied field takes the threshold away. */
export function Thresholds({ account, first, onChange }: ThresholdsProps) {
  const { t } = useSpeech();
  const choices = useAssetChoices();
  const [added, setAdded] = useState<readonly string[]>([]);
  const nameOf = (key: string) => choices.find((choice) => choice.key === key)?.assetText ?? key;
  const keys = [...new Set([XRP_KEY, ...Object.keys(account.minimumAmounts), ...added])];
  const free = choices.filter((choice) => !keys.includes(choice.key));
  const commit = (key: string, text: string): boolean => {
    const { [key]: _, ...others } = account.minimumAmounts;
    if (text.trim() === '') {
      onChange(others);
      return true;
    }
    const amount = parseDecimal(text);
    if (amount === null) return false;
    onChange({ ...others, [key]: amount });
    return true;
  };
  return (
    <div className="setting setting-top">
      <span className="setting-name">{t.accounts.thresholds}</span>
      <div className="setting-control thresholds">
        {keys.map((key) => (
          <span key={key} className="threshold">
            <DraftInput
              {...(key === XRP_KEY ? { ref: first } : {})}
              value={account.minimumAmounts[key] ?? ''}
              aria-label={t.accounts.thresholdFor(nameOf(key))}
              title={t.accounts.thresholdBad}
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
                {t.accounts.thresholdAdd}
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
