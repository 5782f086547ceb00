import { type RefObject, useState } from 'react';
import { act } from '../../bridge.ts';
import { Button } from '../../parts/controls/button.tsx';
import { Field } from '../../parts/controls/field.tsx';
import { useBusy } from '../../parts/controls/use-busy.ts';
import { say, worked } from '../../state/messages.ts';
import { useI18n } from '../../texts/language.ts';
import { filterPayments } from '../payments/list/payment-list-store.ts';

/** Asks for a word before everything is deleted: an accidental click must not do that. The platform's dialog keeps the focus. */
export function EraseDialog({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const typed = text.trim().toLocaleLowerCase() === t('preferences.eraseWord');
  const { busy, once } = useBusy();
  const erase = async () => {
    if (!typed) return;
    if (worked(await act('data:erase', { confirm: 'erase' }))) {
      say(t('preferences.erased'));
      filterPayments({});
    }
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="erase-title" onClose={() => setText('')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void once(erase);
        }}
        noValidate
      >
        <h2 id="erase-title">{t('preferences.eraseTitle')}</h2>
        <Field label={t('preferences.eraseText')}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={text}
              onChange={(event) => setText(event.target.value)}
              autoComplete="off"
              maxLength={20}
            />
          )}
        </Field>
        <div className="button-row">
          <Button type="submit" look="danger" busy={busy} disabled={!typed}>
            {t('preferences.eraseButton')}
          </Button>
          <Button look="quiet" onClick={() => dialog.current?.close()}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
