import { randomUUID } from 'node:crypto';
import { entriesToMute } from '../../alerts/sinks/notification/notice-buttons.ts';
import {
  type AccountChange,
  type AddressCheck,
  type FormerAccount,
  message,
  type NetworkName,
  type NewAccount,
  type Outcome,
  type Payment,
  type WatchedAccount,
} from '../../contract/index.ts';
import { labelOf } from '../../payments/text/account-label.ts';
import { MOST_MUTED_SENDERS } from '../../store/settings/settings-schema.ts';
import { checkAddress, mayBecomeAddress } from '../../xrpl/protocol/address.ts';
import { looksLikeSecret } from '../../xrpl/protocol/secrets.ts';
import type { AppContext } from '../context/app-context.ts';
import type { LaunchOptions } from '../lifecycle/launch-options.ts';
import { DONE, done, failed } from './action-outcome.ts';

/** Removed accounts whose names are kept. */
const MOST_FORMER = 500;

type Place = Pick<WatchedAccount, 'network' | 'address' | 'tag'>;

export type AccountActions = ReturnType<typeof createAccountActions>;

/** Changes of the list of watched accounts, for the window and the tray menu. */
export function createAccountActions(context: AppContext) {
  let removed: { readonly entry: WatchedAccount; readonly index: number } | null = null;

  const watched = () => context.settings.watched();
  const isSame = (one: Place, other: Place) =>
    one.network === other.network && one.address === other.address && one.tag === other.tag;

  function save(entries: readonly WatchedAccount[]): void {
    context.settings.setWatched(entries);
    const former = context.settings.formerAccounts();
    const stillFormer = former.filter((account) => !entries.some((entry) => isSame(entry, account)));
    if (stillFormer.length < former.length) context.settings.setFormerAccounts(stillFormer);
    context.totals.clear();
    context.monitors.update(entries);
    // The watched tags decide which payments are the user's.
    context.arrived([]);
  }

  /** Keeps the name for the payments that the account has. */
  function remember(entry: WatchedAccount): void {
    const { id, network, address, tag, label, colour } = entry;
    // Disputed payments are in no total, but are still listed by its name.
    const listed = () =>
      context.store.total({ watched: [{ network, account: address, tag }], offset: 0, limit: 0 });
    if (label.trim() === '' || listed() === 0) return;
    const former: FormerAccount = { id, network, address, tag, label, colour };
    context.settings.setFormerAccounts([former, ...context.settings.formerAccounts()].slice(0, MOST_FORMER));
  }

  function newEntry(
    network: NetworkName,
    address: string,
    tag: number | null,
    label: string,
  ): WatchedAccount {
    const known = context.settings
      .formerAccounts()
      .find((former) => isSame(former, { network, address, tag }));
    return {
      id: randomUUID(),
      network,
      address,
      tag,
      label,
      addedAt: new Date(context.now()).toISOString(),
      sinceLedger: null,
      colour: known?.colour ?? null,
      mutedUntil: null,
      minimumAmounts: {},
      alertKinds: null,
      mutedSenders: [],
    };
  }

  /** After a person's first account, once. */
  function offerStart(): void {
    const { settings, demo } = context;
    if (!demo && settings.settings().startOffer === 'due') settings.updateSettings({ startOffer: 'open' });
  }

  function add({ text, label, network, tag }: NewAccount): Outcome<{ readonly id: string }> {
    if (looksLikeSecret(label)) return failed('secret', context.i18n().t('error.secretCopied'));
    const result = checkAddress(text, network);
    if (!result.ok) return failed(result.code, context.i18n().message(result.userMessage));
    const entry = newEntry(network, result.address, tag === undefined ? result.tag : tag, label.trim());
    if (watched().some((known) => isSame(known, entry))) {
      return failed('already-watched', context.i18n().message(message('account.already-watched')));
    }
    save([...watched(), entry]);
    return done({ id: entry.id });
  }

  return {
    check(text: string, network: NetworkName): AddressCheck {
      const result = checkAddress(text, network);
      if (!result.ok) {
        const refusal = failed(result.code, context.i18n().message(result.userMessage));
        return { ...refusal, partial: mayBecomeAddress(text) };
      }
      const { address, tag } = result;
      return {
        ok: true,
        address,
        tag,
        network,
        alreadyWatched: watched().some((entry) => isSame(entry, { network, address, tag })),
      };
    },
    add(account: NewAccount): ReturnType<typeof add> {
      const isFirst = watched().length === 0;
      const outcome = add(account);
      if (outcome.ok && isFirst) offerStart();
      return outcome;
    },
    /** Adds accounts that the command line or the demo names; those that cannot be added are left out. */
    watch(entries: LaunchOptions['watch'], network: NetworkName): void {
      for (const { address, label } of entries) add({ text: address, label, network });
    },
    /** Counts the payments that an account's page shows now and would show no more with this tag. */
    tagEffect(id: string, tag: number | null): Outcome<{ readonly hidden: number }> {
      const entry = watched().find((known) => known.id === id);
      if (entry === undefined) return failed('unknown-account', context.i18n().t('error.unknownAccount'));
      if (tag === null || tag === entry.tag) return done({ hidden: 0 });
      const shown = context.totals.of(entry).count;
      // Payments to one tag are among those to any, and none of those to another.
      const kept = entry.tag === null ? context.totals.of({ ...entry, tag }).count : 0;
      return done({ hidden: shown - kept });
    },
    update(id: string, change: AccountChange): Outcome {
      const entry = watched().find((known) => known.id === id);
      if (entry === undefined) return failed('unknown-account', context.i18n().t('error.unknownAccount'));
      const next = { ...entry, ...change };
      if (looksLikeSecret(next.label)) return failed('secret', context.i18n().t('error.secretCopied'));
      if (watched().some((known) => known.id !== id && isSame(known, next))) {
        return failed('already-watched', context.i18n().message(message('account.already-watched')));
      }
      save(watched().map((known) => (known.id === id ? next : known)));
      context.alerts.review();
      return DONE;
    },
    /** Mutes a payment's sender in each account that watches for the payment. */
    muteSender(payment: Payment): Outcome {
      const { from } = payment;
      const muting = new Set(entriesToMute(payment, watched()).map(({ id }) => id));
      if (from === null || muting.size === 0) return DONE;
      save(
        watched().map((entry) =>
          muting.has(entry.id)
            ? { ...entry, mutedSenders: [...entry.mutedSenders, from].slice(-MOST_MUTED_SENDERS) }
            : entry,
        ),
      );
      return DONE;
    },
    remove(id: string): Outcome {
      const index = watched().findIndex((known) => known.id === id);
      const entry = watched()[index];
      if (entry === undefined) return failed('unknown-account', context.i18n().t('error.unknownAccount'));
      removed = { entry, index };
      remember(entry);
      save(watched().filter((known) => known.id !== id));
      return DONE;
    },
    undoRemove(): Outcome {
      if (removed === null) return failed('nothing-to-undo', context.i18n().t('error.nothingToUndo'));
      const { entry, index } = removed;
      removed = null;
      if (watched().some((known) => isSame(known, entry))) return DONE;
      save([...watched().slice(0, index), entry, ...watched().slice(index)]);
      return DONE;
    },
    reorder(ids: readonly string[]): Outcome {
      const byId = new Map(watched().map((entry) => [entry.id, entry]));
      const ordered = [...new Set(ids)].map((id) => byId.get(id)).filter((entry) => entry !== undefined);
      const rest = watched().filter((entry) => !ordered.includes(entry));
      save([...ordered, ...rest]);
      return DONE;
    },
    /** Adds the entries of a file that are not watched yet. */
    addAll(entries: readonly WatchedAccount[]) {
      const fresh: WatchedAccount[] = [];
      for (const entry of entries) {
        if ([...watched(), ...fresh].some((known) => isSame(known, entry))) continue;
        fresh.push({
          ...entry,
          id: randomUUID(),
          addedAt: new Date(context.now()).toISOString(),
          sinceLedger: null,
        });
      }
      const isFirst = watched().length === 0;
      if (fresh.length > 0) save([...watched(), ...fresh]);
      if (fresh.length > 0 && isFirst) offerStart();
      return { added: fresh.length, skipped: entries.length - fresh.length };
    },
    /** Forgets what undoRemove would bring back. */
    forgetRemoved(): void {
      removed = null;
    },
    /** The label of the entry that undoRemove brings back; null when there is none. */
    removedLabel: () => (removed === null ? null : labelOf(removed.entry)),
  };
}
