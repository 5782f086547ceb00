import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Contact, Outcome } from '../../../electron/contract/index.ts';
import { act } from '../../bridge.ts';
import { Button, IconButton } from '../../parts/controls/button.tsx';
import { Field } from '../../parts/controls/field.tsx';
import { useBusy } from '../../parts/controls/use-busy.ts';
import { Section } from '../../parts/layout/section.tsx';
import { say } from '../../state/messages.ts';
import { dropContact, editContact, setContact } from '../../state/optimistic-changes.ts';
import { useI18n } from '../../texts/language.ts';

/** Names for senders. */
export function Contacts({ contacts }: { readonly contacts: readonly Contact[] }) {
  const { t } = useI18n();
  const [adding, setAdding] = useState(false);
  // The contact whose form was closed last: its row takes the focus, also under another address.
  const [returned, setReturned] = useState<string | null>(null);
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
      {adding ? (
        <ContactForm save={(contact) => act('contacts:set', contact)} onDone={() => setAdding(false)} />
      ) : null}
      {contacts.length === 0 ? (
        adding ? null : (
          <p className="quiet">{t('contacts.hint')}</p>
        )
      ) : (
        <ul className="plain-list">
          {contacts.map((contact) => (
            <ContactRow
              key={contact.address}
              contact={contact}
              isReturned={contact.address === returned}
              onRemove={() => void remove(contact)}
              onEdited={setReturned}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface ContactRowProps {
  readonly contact: Contact;
  /** Its form was open a moment ago. */
  readonly isReturned: boolean;
  readonly onRemove: () => void;
  /** The form closed; the contact has this address now. */
  readonly onEdited: (address: string) => void;
}

/** One contact, which becomes its own form. */
function ContactRow({ contact, isReturned, onRemove, onEdited }: ContactRowProps) {
  const { t } = useI18n();
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isReturned && !editing) button.current?.focus();
  }, [isReturned, editing]);
  if (editing) {
    return (
      <li>
        <ContactForm
          contact={contact}
          save={(changed) => editContact(contact.address, changed)}
          onDone={(saved) => {
            onEdited(saved?.address ?? contact.address);
            setEditing(false);
          }}
        />
      </li>
    );
  }
  return (
    <li className="line">
      <span className="line-text">
        <bdi>{contact.name}</bdi>
        <span className="mono quiet">{contact.address}</span>
      </span>
      <IconButton
        ref={button}
        icon={Pencil}
        label={t('contacts.edit', { name: contact.name })}
        onClick={() => setEditing(true)}
      />
      <IconButton icon={Trash2} label={t('contacts.remove', { name: contact.name })} onClick={onRemove} />
    </li>
  );
}

interface ContactFormProps {
  /** What it begins with; nothing for a new contact. */
  readonly contact?: Contact;
  readonly save: (contact: Contact) => Promise<Outcome>;
  /** The form is done with, with what was saved; null where it was given up. */
  readonly onDone: (saved: Contact | null) => void;
}

function ContactForm({ contact, save: send, onDone }: ContactFormProps) {
  const { t } = useI18n();
  const [name, setName] = useState(contact?.name ?? '');
  const [address, setAddress] = useState(contact?.address ?? '');
  const [refused, setRefused] = useState<string | null>(null);
  const { busy, once } = useBusy();
  const save = async () => {
    const entered = { name: name.trim(), address: address.trim() };
    const outcome = await send(entered);
    if (outcome.ok) onDone(entered);
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
        onDone(null);
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
        <Button look="quiet" onClick={() => onDone(null)}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
