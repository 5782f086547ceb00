import { type AccountView, CREDIT_KINDS } from '../../../../../electron/contract/index.ts';
import { labelOf, shortAddress } from '../../../../format/names.ts';
import { Checklist } from '../../../../parts/controls/checklist.tsx';
import { Field } from '../../../../parts/controls/field.tsx';
import { KindCheckboxes } from '../../../../parts/controls/kind-checkboxes.tsx';
import { SelectRow } from '../../../../parts/controls/setting-row.tsx';
import { SwitchRow } from '../../../../parts/controls/switch-row.tsx';
import { useI18n } from '../../../../texts/language.ts';
import { CHOSEN_EVENTS } from '../sink-words.ts';
import type { FormDraft } from './draft.ts';
import type { FaultField } from './use-draft-check.ts';

interface WhichPaymentsProps {
  readonly draft: FormDraft;
  readonly accounts: readonly AccountView[];
  readonly faultOf: (field: FaultField) => string | null;
  readonly onChange: (field: FaultField | null, change: Partial<FormDraft>) => void;
}

/** What is told: events, accounts, kinds, smallest amount, and whether only what alerts here. */
export function WhichPayments({ draft, accounts, faultOf, onChange }: WhichPaymentsProps) {
  const { t } = useI18n();
  const named = new Map(accounts.toReversed().map((account) => [account.address, labelOf(account)]));
  // What is chosen stays in the list, even if it is no longer watched.
  const addresses = [...new Set([...accounts.map(({ address }) => address), ...draft.accounts])];
  const hasChosen = draft.accounts.length > 0;
  return (
    <div className="which">
      <Checklist
        legend={t('sinks.events')}
        error={faultOf('events')}
        options={CHOSEN_EVENTS.map((event) => [event, t(`sinks.event.${event}`)] as const)}
        value={draft.events}
        onChange={(events) => onChange('events', { events })}
      />
      <SwitchRow
        label={t('sinks.alertingOnly')}
        hint={t('sinks.alertingOnlyHint')}
        checked={draft.alertingOnly}
        onChange={(alertingOnly) => onChange(null, { alertingOnly })}
      />
      <SelectRow
        label={t('sinks.accounts')}
        value={hasChosen ? 'chosen' : 'all'}
        options={[
          ['all', t('sinks.allAccounts')],
          ['chosen', t('sinks.chosenAccounts')],
        ]}
        onChange={(choice) => onChange(null, { accounts: choice === 'all' ? [] : addresses })}
      />
      {hasChosen ? (
        <Checklist
          legend={t('sinks.accounts')}
          options={addresses.map(
            (address) => [address, named.get(address) ?? shortAddress(address)] as const,
          )}
          value={draft.accounts}
          onChange={(chosen) => onChange(null, { accounts: chosen })}
          needsOne
          isNamedAbove
        />
      ) : null}
      <SelectRow
        label={t('sinks.kinds')}
        value={draft.kinds === null ? 'all' : 'chosen'}
        options={[
          ['all', t('sinks.all')],
          ['chosen', t('sinks.chosen')],
        ]}
        onChange={(choice) => onChange(null, { kinds: choice === 'all' ? null : CREDIT_KINDS })}
      />
      {draft.kinds === null ? null : (
        <KindCheckboxes
          legend={t('sinks.kinds')}
          value={draft.kinds}
          onChange={(kinds) => onChange(null, { kinds })}
          needsOne
          isNamedAbove
        />
      )}
      <Field label={t('sinks.minimum')} hint={t('sinks.minimumHint')} error={faultOf('minimumXrp')}>
        {(control) => (
          <input
            {...control}
            className="input short-input"
            inputMode="decimal"
            value={draft.minimumXrp ?? ''}
            onChange={(event) => onChange('minimumXrp', { minimumXrp: event.target.value })}
            autoComplete="off"
            maxLength={40}
          />
        )}
      </Field>
    </div>
  );
}
