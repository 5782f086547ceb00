import { useState } from 'react';
import type { NetworkName } from '../../../../electron/contract/index.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { Field } from '../../../parts/controls/field.tsx';
import { useBusy } from '../../../parts/controls/use-busy.ts';
import { useI18n } from '../../../texts/language.ts';
import { useServerTest } from './use-server-test.ts';

interface AddServerProps {
  readonly network: NetworkName;
  readonly servers: readonly string[];
  readonly onAdd: (url: string) => Promise<boolean>;
}

/** Adds a server of the user's; it can be tested first. */
export function AddServer({ network, servers, onAdd }: AddServerProps) {
  const { t } = useI18n();
  const [url, setUrl] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const { busy, result, test } = useServerTest(network);
  const checked = (): string | null => {
    const text = url.trim();
    const problem = !isServerUrl(text)
      ? t('preferences.serverBad')
      : servers.includes(text)
        ? t('preferences.serverKnown')
        : null;
    setWrong(problem);
    return problem === null ? text : null;
  };
  const { busy: adding, once } = useBusy();
  const add = async () => {
    const text = checked();
    if (text !== null && (await onAdd(text))) setUrl('');
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
      <Field
        label={t('preferences.serverUrl')}
        error={wrong ?? (result?.ok === false ? result.text : null)}
        hint={busy ? t('preferences.serverTesting') : result?.text}
      >
        {(control) => (
          <input
            {...control}
            className="input mono"
            value={url}
            onChange={(event) => {
              setUrl(event.target.value);
              setWrong(null);
            }}
            placeholder="wss://"
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
          />
        )}
      </Field>
      <div className="button-row">
        <Button type="submit" busy={adding} disabled={url.trim() === ''}>
          {t('preferences.serverAdd')}
        </Button>
        <Button
          look="quiet"
          busy={busy}
          disabled={url.trim() === ''}
          onClick={() => {
            const text = checked();
            if (text !== null) void test(text);
          }}
        >
          {t('preferences.serverTest')}
        </Button>
      </div>
    </form>
  );
}

/** True for a WebSocket address. main decides whether an unencrypted one is acceptable. */
function isServerUrl(text: string): boolean {
  return /^wss?:\/\//u.test(text) && URL.canParse(text);
}
