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

/** Adds an account. The address is checked while it is typed, a half-typed one is no error until the field is left; an X-address fills in its tag and network. */
export function AddAccountForm({ snapshot, initialText, short = false, onAdded }: AddAccountFormProps) {
  const { t } = useI18n();
  const [text, setText] = useState(initialText);
  const [typedLabel, setTypedLabel] = useState<string | null>(null);
  // What a person chose wins over what the address says, which is forgotten with the address.
  const [chosenNetwork, setChosenNetwork] = useState<NetworkName | null>(null);
  const [networkOfAddress, setNetworkOfAddress] = useState<NetworkName | null>(null);
  const network = chosenNetwork ?? networkOfAddress ?? snapshot.accounts[0]?.network ?? 'mainnet';
  const [typedTag, setTypedTag] = useState<string | null>(null);
  const [isFinished, setFinished] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { busy, once } = useBusy();
  const addressInput = useRef<HTMLInputElement>(null);
  const tagInput = useRef<HTMLInputElement>(null);
  const checked = useAddressCheck(text, network);
  // The verdict on the previous text stays visible until the next one arrives, but no longer decides anything.
  const verdict = checked.state === 'done' ? checked.check : null;
  const isOfText = checked.state === 'done' && checked.text === text;
  const check = isOfText && checked.network === network ? verdict : null;
  const tagOfAddress = isOfText && verdict?.ok === true ? verdict.tag : null;
  const tag = typedTag ?? (tagOfAddress === null ? '' : String(tagOfAddress));
  const parsedTag = parseTag(tag);

  // An account that was watched before is offered the name it had.
  const former = snapshot.formerAccounts.find(
    (account) =>
      check?.ok === true &&
      account.network === network &&
      account.address === check.address &&
      account.tag === (parsedTag === 'bad' ? null : parsedTag),
  );
  const label = typedLabel ?? former?.label ?? '';

  useEffect(() => addressInput.current?.focus(), []);
  // An X-address says itself whether it is for mainnet (X…) or for a test network (T…).
  const saysNetwork =
    check?.ok === false &&
    check.code === 'wrong-network' &&
    chosenNetwork === null &&
    networkOfAddress === null;
  useEffect(() => {
    if (saysNetwork) setNetworkOfAddress(text.trim().startsWith('T') ? 'testnet' : 'mainnet');
  }, [saysNetwork, text]);

  const submit = async () => {
    if (text.trim() === '') {
      setRefused(t('accounts.enterAddress'));
      addressInput.current?.focus();
      return;
    }
    setFinished(true);
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
      ...(typedTag === null ? {} : { tag: parsedTag }),
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

  const isWrong = verdict?.ok === false && !saysNetwork && (isFinished || !verdict.partial);
  const wrong = refused ?? (isWrong ? verdict.text : null);
  const networkAndTag = (
    <div className="field-pair">
      <Field label={t('accounts.network')}>
        {(control) => (
          <NetworkSelect
            id={control.id}
            value={network}
            onChange={setChosenNetwork}
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
            onChange={(event) => setTypedTag(event.target.value)}
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
              setNetworkOfAddress(null);
              setFinished(false);
              setRefused(null);
            }}
            onBlur={() => setFinished(true)}
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
            onChange={(event) => setTypedLabel(event.target.value)}
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
