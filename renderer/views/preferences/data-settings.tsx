import { FolderOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DataInfo } from '../../../electron/contract/index.ts';
import { act, ask } from '../../bridge.ts';
import { byteSize } from '../../format/numbers.ts';
import { Button } from '../../parts/controls/button.tsx';
import { SelectRow } from '../../parts/controls/setting-row.tsx';
import { useBusy } from '../../parts/controls/use-busy.ts';
import { Section } from '../../parts/layout/section.tsx';
import { say, worked } from '../../state/messages.ts';
import { useI18n } from '../../texts/language.ts';
import { filterPayments } from '../payments/list/payment-list-store.ts';
import type { SettingsProps } from './settings-props.ts';

const KEEP_DAYS = [30, 90, 365, 1825] as const;

/** Where the data are, their size, how long payments are kept, and erasing all of them. */
export function DataSettings({ settings, change, folder }: SettingsProps & { readonly folder: string }) {
  const { t, locale } = useI18n();
  const [info, setInfo] = useState<DataInfo | null>(null);
  useEffect(() => {
    let gone = false;
    ask('data:info', null).then(
      (answer) => {
        if (!gone) setInfo(answer);
      },
      () => undefined, // the size is then left out
    );
    return () => {
      gone = true;
    };
  }, []);
  const kept = settings.keepDays;
  const days = [...new Set<number>([...KEEP_DAYS, ...(kept === null ? [] : [kept])])].sort((a, b) => a - b);
  const open = async () => {
    worked(await act('data:open-folder', null));
  };
  const { busy, once } = useBusy();
  const erase = async () => {
    // The system's dialog asks first.
    const outcome = await act('data:erase', null);
    if (!worked(outcome) || !outcome.ok || outcome.value === null) return;
    say(t('preferences.erased'));
    filterPayments({});
  };
  return (
    <Section title={t('preferences.data')} id="data">
      <div className="setting">
        <span className="setting-name">
          {t('preferences.folder')}
          <span className="mono quiet">{folder}</span>
        </span>
        <Button icon={FolderOpen} onClick={() => void open()}>
          {t('preferences.openFolder')}
        </Button>
      </div>
      {info === null ? null : (
        <div className="setting">
          <span className="setting-name">{t('preferences.size')}</span>
          <span className="quiet">
            {t('preferences.sizeText', { size: byteSize(info.bytes, locale), count: info.payments })}
          </span>
        </div>
      )}
      <SelectRow
        label={t('preferences.keep')}
        value={kept === null ? 'ever' : String(kept)}
        options={[
          ['ever', t('preferences.keepForever')],
          ...days.map((count) => [String(count), t('preferences.keepDays', { count })] as const),
        ]}
        onChange={(choice) => void change({ keepDays: choice === 'ever' ? null : Number(choice) })}
      />
      <div className="row-gap">
        <Button look="danger" busy={busy} onClick={() => void once(erase)}>
          {t('preferences.erase')}
        </Button>
      </div>
    </Section>
  );
}
