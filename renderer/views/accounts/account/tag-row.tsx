import { useRef, useState } from 'react';
import type { AccountView } from '../../../../electron/contract/index.ts';
import { act } from '../../../bridge.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { DraftInput } from '../../../parts/controls/draft-input.tsx';
import { SettingRow } from '../../../parts/controls/setting-row.tsx';
import { say, worked } from '../../../state/messages.ts';
import { changeAccount } from '../../../state/optimistic-changes.ts';
import { useI18n } from '../../../texts/language.ts';
import { parseTag } from '../add/parse-tag.ts';

interface Narrowing {
  readonly tag: number;
  /** Payments that the account's page would show no more. */
  readonly hidden: number;
}

/** The tag that is watched. Before payments leave the account's page, it says how many, and asks. */
export function TagRow({ account }: { readonly account: AccountView }) {
  const { t } = useI18n();
  const { id, tag: before } = account;
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<Narrowing | null>(null);

  const narrow = async (tag: number) => {
    if (!(await changeAccount(id, { tag }))) return;
    say(t('accounts.tagNarrowed', { tag: String(tag) }), {
      label: t('app.undo'),
      run: () => void changeAccount(id, { tag: before }),
    });
  };
  const commit = async (tag: number) => {
    const outcome = await act('accounts:tag-effect', { id, tag });
    if (!worked(outcome)) return;
    const { hidden } = outcome.value;
    // Where the page was left meanwhile, the way back is in the message.
    if (hidden === 0 || dialog.current === null) return narrow(tag);
    setAsked({ tag, hidden });
    dialog.current.showModal();
  };
  return (
    <>
      <SettingRow label={t('accounts.tag')} hint={t('accounts.tagHint')}>
        {(control) => (
          <DraftInput
            {...control}
            value={before === null ? '' : String(before)}
            inputMode="numeric"
            maxLength={10}
            onCommit={(text) => {
              const tag = parseTag(text);
              if (tag === 'bad') return false;
              if (tag === null) void changeAccount(id, { tag });
              else void commit(tag);
              return true;
            }}
          />
        )}
      </SettingRow>
      <dialog ref={dialog} className="dialog" aria-labelledby="narrow-title" aria-describedby="narrow-text">
        {asked === null ? null : (
          <div className="form">
            <h2 id="narrow-title">{t('accounts.tagNarrowTitle', { tag: String(asked.tag) })}</h2>
            <p id="narrow-text">{t('accounts.tagNarrowText', { count: asked.hidden })}</p>
            <div className="button-row">
              <Button
                look="primary"
                onClick={() => {
                  dialog.current?.close();
                  void narrow(asked.tag);
                }}
              >
                {t('accounts.tagNarrow')}
              </Button>
              <Button look="quiet" onClick={() => dialog.current?.close()}>
                {t('app.cancel')}
              </Button>
            </div>
          </div>
        )}
      </dialog>
    </>
  );
}
