import { CircleCheck } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AddressCheck, AppSnapshot, NetworkName } from '../../../../electron/contract/index.ts';
import { act } from '../../../bridge.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { Field } from '../../../parts/controls/field.tsx';
import { NetworkSelect } from '../../../parts/controls/network-select.tsx';
import { useBusy } from '../../../parts/controls/use-busy.ts';
import { say, worked } from '../../../state/messages.ts';
import type { WindowTranslate } from '../../../texts/language.ts';
import { useI18n } from '../../../texts/language.ts';
import { parseTag } from './parse-tag.ts';
import { useAddressCheck } from './use-address-check.ts';

interface AddAccountFormProps {
  readonly snapshot: AppSnapshot;
  readonly initialText: string;
  /** Folds network and tag: most people need neither. */
  readonly short?: boolean;
  readonly onAdded: (id: string) => void;
}

/** Adds an account. The address is checked while it is typed; an X-address fills in its tag and network. */
export function AddAccountForm({ snapshot, initialText, short = false, onAdded }: AddAccountFormProps) {
  const { t } = useI18n();
  const [text, setText] = useState(initialText);
  const [label, setLabel] = useState('');
  const [network, setNetwork] = useState<NetworkName>(snapshot.accounts[0]?.network ?? 'mainnet');
  const [networkChosen, setNetworkChosen] = useState(false);
  const [tag, setTag] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const { busy, once } = useBusy();
  const addressInput = useRef<HTMLInputElement>(null);
  const tagInput = useRef<HTMLInputElement>(null);
  const checked = useAddressCheck(text, network);
  // The verdict on the previous text stays visible until the next one arrives, but no longer decides anything.
  const verdict = checked.state === 'done' ? checked.check : null;
  const isCurrent = checked.state === 'done' && checked.text === text && checked.network === network;
  const check = isCurrent ? verdict : null;
  const parsedTag = parseTag(tag);

  useEffect(() => addressInput.current?.focus(), []);
  useEffect(() => {
    if (check === null) return;
    if (check.ok) {
      if (check.tag !== null) setTag(String(check.tag));
      if (check.network !== null) setNetwork(check.network);
    } else if (check.code === 'wrong-network' && !networkChosen) {
      // An X-address says itself whether it is for mainnet (X…) or for a test network (T…).
      setNetwork(text.trim().startsWith('T') ? 'testnet' : 'mainnet');
      setNetworkChosen(true);
    }
  }, [check, networkChosen, text]);

  const submit = async () => {
    if (text.trim() === '') {
      setRefused(t('accounts.enterAddress'));
      addressInput.current?.focus();
      return;
    }
    if (check?.ok === false) {
      addressInput.current?.focus();
      return;
    }
    if (parsedTag === 'bad') {
      tagInput.current?.focus();
      return;
    }
    const outcome = await act('accounts:add', {
      text: text.trim(),
      label: label.trim(),
      network,
      ...(parsedTag === null ? {} : { tag: parsedTag }),
    });
    if (!outcome.ok) {
      setRefused(outcome.text);
      addressInput.current?.focus();
      return;
    }
    if (worked(outcome)) {
      say(t('accounts.added', { label: label.trim() === '' ? text.trim() : label.trim() }));
      onAdded(outcome.value.id);
    }
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    return once(submit);
  };

  const wrong = refused ?? (verdict?.ok === false ? verdict.text : null);
  const networkAndTag = (
    <div className="field-pair">
      <Field label={t('accounts.network')}>
        {(control) => (
          <NetworkSelect
            id={control.id}
            value={network}
            onChange={(chosen) => {
              setNetwork(chosen);
              setNetworkChosen(true);
            }}
            others={snapshot.networks.map((view) => view.network)}
          />
        )}
      </Field>
      <Field
        label={t('accounts.tag')}
        hint={t('accounts.tagHint')}
        error={parsedTag === 'bad' ? t('accounts.tagBad') : null}
      >
        {(control) => (
          <input
            {...control}
            ref={tagInput}
            className="input"
            inputMode="numeric"
            value={tag}
            onChange={(event) => setTag(event.target.value)}
            maxLength={10}
          />
        )}
      </Field>
    </div>
  );
  return (
    <form className="form" onSubmit={(event) => void onSubmit(event)} noValidate>
      <Field label={t('accounts.address')} error={wrong} hint={<Verdict check={check} t={t} />}>
        {(control) => (
          <input
            {...control}
            ref={addressInput}
            className={check?.ok === false && check.code === 'secret' ? 'input mono masked' : 'input mono'}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setRefused(null);
            }}
            placeholder="r…"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={200}
          />
        )}
      </Field>
      <Field label={t('accounts.label')}>
        {(control) => (
          <input
            {...control}
            className="input"
            value={label}
            onChange={(event) => setLabel(event.target.value)}
            placeholder={t('accounts.labelHint')}
            maxLength={60}
            dir="auto"
          />
        )}
      </Field>
      {short ? (
        <details className="fold" open={network !== 'mainnet' || tag !== '' ? true : undefined}>
          <summary>{t('accounts.networkAndTag')}</summary>
          {networkAndTag}
        </details>
      ) : (
        networkAndTag
      )}
      <Button type="submit" look="primary" busy={busy}>
        {t('accounts.add')}
      </Button>
    </form>
  );
}

/** The note under the address when nothing is wrong. */
function Verdict({ check, t }: { readonly check: AddressCheck | null; readonly t: WindowTranslate }) {
  if (check === null || !check.ok) return t('accounts.noKeys');
  if (check.alreadyWatched) return t('accounts.alreadyWatched');
  return (
    <span className="field-right">
      <CircleCheck aria-hidden size="0.875rem" strokeWidth={2} />
      {t('accounts.valid')}
      {check.tag === null ? null : ` ${t('accounts.withTag', { tag: String(check.tag) })}`}
    </span>
  );
}
