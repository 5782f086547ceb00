import { useState } from 'react';
import { Button } from '../../../parts/controls/button.tsx';
import { Field } from '../../../parts/controls/field.tsx';
import { useBusy } from '../../../parts/controls/use-busy.ts';
import { useI18n } from '../../../texts/language.ts';

interface AddPublisherProps {
  /** Keys that are in the list. */
  readonly keys: readonly string[];
  readonly onAdd: (publisher: { readonly key: string; readonly site: string }) => Promise<boolean>;
}

/** Adds a publisher by its key and the address of its list; says beside each what is wrong with it. */
export function AddPublisher({ keys, onAdd }: AddPublisherProps) {
  const { t } = useI18n();
  const [key, setKey] = useState('');
  const [site, setSite] = useState('');
  /** Errors show from the first attempt on. */
  const [tried, setTried] = useState(false);
  const { busy, once } = useBusy();
  const typed = { key: key.trim().toUpperCase(), site: site.trim() };
  const wrongKey = !/^(?:ED|0[23])[0-9A-F]{64}$/u.test(typed.key)
    ? t('preferences.publisherKeyBad')
    : keys.some((known) => known.toUpperCase() === typed.key)
      ? t('preferences.publisherKnown')
      : null;
  const wrongSite = isSite(typed.site) ? null : t('preferences.publisherSiteBad');
  const add = async () => {
    setTried(true);
    if (wrongKey !== null || wrongSite !== null || !(await onAdd(typed))) return;
    setKey('');
    setSite('');
    setTried(false);
  };
  return (
    <form
      className="form row-gap"
      onSubmit={(event) => {
        event.preventDefault();
        void once(add);
      }}
      noValidate
    >
      <Field label={t('preferences.publisherKey')} error={tried ? wrongKey : null}>
        {(control) => (
          <input
            {...control}
            className="input mono"
            value={key}
            onChange={(event) => setKey(event.target.value)}
            placeholder="ED…"
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
          />
        )}
      </Field>
      <Field label={t('preferences.publisherSite')} error={tried ? wrongSite : null}>
        {(control) => (
          <input
            {...control}
            className="input mono"
            value={site}
            onChange={(event) => setSite(event.target.value)}
            placeholder="https://"
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
          />
        )}
      </Field>
      <div className="button-row">
        <Button type="submit" busy={busy} disabled={key.trim() === '' && site.trim() === ''}>
          {t('preferences.publisherAdd')}
        </Button>
      </div>
    </form>
  );
}

/** A web address without a name and a password, which would be stored and logged with it. */
function isSite(text: string): boolean {
  if (!/^https?:\/\//u.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}
