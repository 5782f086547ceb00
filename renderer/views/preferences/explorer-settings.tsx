import { useState } from 'react';
import { DraftInput } from '../../parts/controls/draft-input.tsx';
import { SelectRow, SettingRow } from '../../parts/controls/setting-row.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useI18n } from '../../texts/language.ts';
import type { SettingsProps } from './settings-props.ts';

/** Explorers with a page for each transaction. Their names are not translated. */
const EXPLORERS = [
  ['https://livenet.xrpl.org/transactions/{hash}', 'XRPL Explorer'],
  ['https://xrpscan.com/tx/{hash}', 'XRPSCAN'],
  ['https://bithomp.com/explorer/{hash}', 'Bithomp'],
] as const;

/** The website that shows transactions: a known one, or the user’s own address with {hash} in it. */
export function ExplorerSettings({ settings, change }: SettingsProps) {
  const { t } = useI18n();
  const known = EXPLORERS.some(([template]) => template === settings.explorerTemplate);
  const [own, setOwn] = useState(!known);
  const [bad, setBad] = useState(false);
  return (
    <Section title={t('preferences.explorer')} id="explorer">
      <SelectRow
        label={t('preferences.explorerOpen')}
        value={own || !known ? 'own' : settings.explorerTemplate}
        options={[...EXPLORERS, ['own', t('preferences.explorerOwn')]]}
        onChange={(choice) => {
          setOwn(choice === 'own');
          if (choice !== 'own') void change({ explorerTemplate: choice });
        }}
      />
      {own || !known ? (
        <SettingRow
          label={t('preferences.explorerTemplate')}
          hint={t(bad ? 'preferences.explorerBad' : 'preferences.explorerHint', { hash: '{hash}' })}
        >
          {(control) => (
            <DraftInput
              {...control}
              value={settings.explorerTemplate}
              spellCheck={false}
              maxLength={300}
              onCommit={(text) => {
                const good = isExplorerTemplate(text.trim());
                setBad(!good);
                if (good) void change({ explorerTemplate: text.trim() });
                return good;
              }}
            />
          )}
        </SettingRow>
      ) : null}
    </Section>
  );
}

/** An https address with {hash} in it. */
function isExplorerTemplate(text: string): boolean {
  return text.includes('{hash}') && text.startsWith('https://') && URL.canParse(text.replace('{hash}', '0'));
}
