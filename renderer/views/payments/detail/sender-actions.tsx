import { useState } from 'react';
import type { AccountView, Contact } from '../../../../electron/contract/index.ts';
import { act } from '../../../bridge.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { useBusy } from '../../../parts/controls/use-busy.ts';
import { say, worked } from '../../../state/messages.ts';
import { changeAccount } from '../../../state/optimistic-changes.ts';
import { snapshotStore } from '../../../state/snapshot-store.ts';
import { useI18n, type WindowTranslate } from '../../../texts/language.ts';

interface SenderActionsProps {
  readonly sender: string;
  readonly account: AccountView | undefined;
  readonly contacts: readonly Contact[];
}

/** Names or mutes a sender. */
export function SenderActions({ sender, account, contacts }: SenderActionsProps) {
  const { t } = useI18n();
  const contact = contacts.find((entry) => entry.address === sender);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState(contact?.name ?? '');
  const muted = account?.mutedSenders.includes(sender) ?? true;
  const { busy, once } = useBusy();
  const save = async () => {
    if (name.trim() === '') return;
    if (worked(await act('contacts:set', { address: sender, name: name.trim() }))) setNaming(false);
  };
  const mute = async () => {
    if (account === undefined) return;
    const change = { mutedSenders: [...account.mutedSenders, sender] };
    if (!(await changeAccount(account.id, change))) return;
    say(t('detail.senderMuted'), { label: t('app.undo'), run: () => void unmute(account.id, sender, t) });
  };
  return (
    <div className="entry entry-actions">
      <dt className="sr-only">{t('app.more')}</dt>
      <dd>
        {naming ? (
          <form
            className="inline-form"
            onSubmit={(event) => {
              event.preventDefault();
              void once(save);
            }}
          >
            <input
              className="input"
              aria-label={t('contacts.name')}
              // biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed
              autoFocus
              value={name}
              onChange={(event) => setName(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                event.preventDefault();
                setNaming(false);
              }}
              maxLength={60}
              dir="auto"
            />
            <Button type="submit" look="primary" busy={busy} disabled={name.trim() === ''}>
              {t('app.save')}
            </Button>
          </form>
        ) : (
          <>
            <Button look="quiet" onClick={() => setNaming(true)}>
              {contact === undefined ? t('detail.addContact') : t('accounts.rename')}
            </Button>
            {muted ? null : (
              <Button look="quiet" onClick={() => void mute()}>
                {t('detail.muteSender')}
              </Button>
            )}
          </>
        )}
      </dd>
    </div>
  );
}

/** Takes the sender off the list as it is now: another may have been muted since. */
async function unmute(accountId: string, sender: string, t: WindowTranslate): Promise<void> {
  const state = snapshotStore.get();
  const account =
    state.status === 'ready' ? state.snapshot.accounts.find(({ id }) => id === accountId) : undefined;
  if (account === undefined) return;
  const mutedSenders = account.mutedSenders.filter((muted) => muted !== sender);
  if (await changeAccount(accountId, { mutedSenders })) say(t('detail.senderUnmuted'));
}
