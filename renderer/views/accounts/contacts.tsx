import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Contact } from '../../../electron/contract/index.ts';
import { act } from '../../bridge.ts';
import { Button, IconButton } from '../../parts/controls/button.tsx';
import { Field } from '../../parts/controls/field.tsx';
import { useBusy } from '../../parts/controls/use-busy.ts';
import { Section } from '../../parts/layout/section.tsx';
import { say } from '../../state/messages.ts';
import { dropContact, setContact } from '../../state/optimistic-changes.ts';
import { useI18n } from '../../texts/language.ts';

/** Names for senders. */
export function Contacts({ contacts }: { readonly contacts: readonly Contact[] }) {
  const { t } = useI18n();
  const [adding, setAdding] = useState(false);
  const remove = async (contact: Contact) => {
    if (!(await dropContact(contact.address))) return;
    say(t('contacts.removed', { name: contact.name }), {
      label: t('app.undo'),
      run: () => void setContact(contact),
    });
  };
  return (
    <Section
      title={t('contacts.title')}
      actions={
        adding ? null : (
          <Button look="quiet" icon={Plus} onClick={() => setAdding(true)}>
            {t('contacts.add')}
          </Button>
        )
      }
    >
      {adding ? <ContactForm onDone={() => setAdding(false)} /> : null}
      {contacts.length === 0 ? (
        adding ? null : (
          <p className="quiet">{t('contacts.hint')}</p>
        )
      ) : (
        <ul className="plain-list">
          {contacts.map((contact) => (
            <li key={contact.address} className="line">
              <span className="line-text">
                <bdi>{contact.name}</bdi>
                <span className="mono quiet">{contact.address}</span>
              </span>
              <IconButton
                icon={Trash2}
                label={t('contacts.remove', { name: contact.name })}
                onClick={() => void remove(contact)}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function ContactForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useI18n();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const { busy, once } = useBusy();
  const save = async () => {
    const outcome = await act('contacts:set', { name: name.trim(), address: address.trim() });
    if (outcome.ok) onDone();
    else setRefused(outcome.text);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void once(save);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone();
      }}
      noValidate
    >
      <Field label={t('contacts.name')}>
        {(control) => (
          <input
            {...control}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: the form appears because its button was pressed
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={60}
            dir="auto"
          />
        )}
      </Field>
      <Field label={t('contacts.address')} error={refused}>
        {(control) => (
          <input
            {...control}
            className="input mono"
            value={address}
            onChange={(event) => {
              setAddress(event.target.value);
              setRefused(null);
            }}
            placeholder="r…"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
          />
        )}
      </Field>
      <div className="button-row">
        <Button
          type="submit"
          look="primary"
          busy={busy}
          disabled={name.trim() === '' || address.trim() === ''}
        >
          {t('app.save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
