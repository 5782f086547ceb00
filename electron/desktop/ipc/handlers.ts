import { clipboard } from 'electron';
import type { AppSnapshot, ThirdPartyLicense } from '../../contract/index.ts';
import { looksLikeSecret } from '../../xrpl/protocol/secrets.ts';
import { DONE, done, failed, failedBy } from '../actions/action-outcome.ts';
import type { Actions } from '../actions/create-actions.ts';
import { diagnosticsText } from '../actions/diagnostics.ts';
import { askAndErase, openDataFolder } from '../actions/stored-data.ts';
import { testServer } from '../actions/test-server.ts';
import type { AppContext } from '../context/app-context.ts';
import { buildSnapshot } from '../snapshot/snapshot-fields.ts';
import { openLink } from '../window/external-links.ts';
import type { IpcHandlers } from './register.ts';

export interface HandlerOptions {
  readonly context: AppContext;
  readonly actions: Actions;
  /** The window has taken this whole snapshot. */
  readonly onSnapshot: (snapshot: AppSnapshot) => void;
  /** Resolves when everything that a page shows is known. */
  readonly started: Promise<void>;
  /** A new page is there and receives what is pushed. */
  readonly onStart: () => void;
  /** What the build found out about the packages that ship. */
  readonly licenses: () => Promise<readonly ThirdPartyLicense[]>;
}

/** What each channel does. */
export function createHandlers({
  context,
  actions,
  onSnapshot,
  started,
  onStart,
  licenses,
}: HandlerOptions): IpcHandlers {
  const { accounts, balance, payments, proofs, settings, health, files, forwarding } = actions;
  const t = () => context.i18n().t;
  const attempt = (deed: () => void) => {
    try {
      deed();
      return DONE;
    } catch (error) {
      return failedBy(error, context.i18n());
    }
  };
  return {
    'app:start': async () => {
      await started;
      const snapshot = buildSnapshot(context);
      // From here on changes are pushed; the preload keeps them until the page listens.
      onSnapshot(snapshot);
      onStart();
      return { snapshot, list: await payments.first().catch(() => null) };
    },
    // Whoever asks for this may show none of it: what the page lacks is still pushed.
    'app:snapshot': () => buildSnapshot(context),
    'payments:query': (query) => payments.query(query),
    'payments:detail': ({ id }) => payments.detail(id),
    'payments:mark-read': ({ ids }) => payments.markRead(ids),
    'payments:undo-mark-read': () => payments.undoMarkRead(),
    'payments:neighbours': ({ id, filter }) => payments.neighbours(id, filter),
    'payments:sums': ({ filter }) => payments.sums(filter),
    'payments:daily': ({ days, filter }) => payments.daily(days, filter ?? {}),
    'payments:assets': () => payments.assets(),
    'payments:export': ({ query, format }) => files.exportPayments(query, format),
    'proofs:cost': ({ id }) => proofs.cost(id),
    'proofs:prove': ({ id }) => proofs.prove(id),
    'proofs:prove-period': ({ network, ledgers }) => proofs.provePeriod(network, ledgers),
    'proofs:cancel': () => proofs.cancel(),
    'proofs:save-receipt': ({ id, form }) => files.saveReceipt(id, form),
    'export:cancel': () => files.cancelExport(),
    'export:show-in-folder': () => files.showExported(),
    'accounts:check': ({ text, network }) => accounts.check(text, network),
    'accounts:add': (account) => accounts.add(account),
    'accounts:tag-effect': ({ id, tag }) => accounts.tagEffect(id, tag),
    'accounts:balance': ({ id }) => balance.of(id),
    'accounts:update': ({ id, change }) => accounts.update(id, change),
    'accounts:remove': ({ id }) => accounts.remove(id),
    'accounts:undo-remove': () => accounts.undoRemove(),
    'accounts:reorder': ({ ids }) => accounts.reorder(ids),
    'accounts:export': () => files.exportAccounts(),
    'accounts:import': () => files.importAccounts(),
    'contacts:set': (contact) => settings.setContact(contact),
    'contacts:remove': ({ address }) => settings.removeContact(address),
    'alerts:pause': ({ span }) => settings.pause(span),
    'alerts:test': async () => {
      try {
        return done({ via: await context.alerts.test() });
      } catch (error) {
        return failedBy(error, context.i18n(), (reason) => t()('error.noNotifier', { reason }));
      }
    },
    'connection:check': () => health.checkConnection(),
    'health:get': () => health.view(),
    'gaps:retry': ({ network, account }) => health.retryGaps(network, account),
    'gaps:accept': ({ network, account, range }) => health.acceptGap(network, account, range),
    'servers:test': ({ network, url }) => testServer(context, network, url),
    'settings:update': (change) => settings.update(change),
    'forwarding:check': (draft) => forwarding.check(draft),
    'forwarding:save': (draft) => forwarding.save(draft),
    'forwarding:remove': ({ id }) => forwarding.remove(id),
    'forwarding:set-state': ({ id, state }) => forwarding.setState(id, state),
    'forwarding:test': ({ id }) => forwarding.test(id),
    'forwarding:try-now': ({ id }) => forwarding.tryNow(id),
    'forwarding:log': ({ id }) => forwarding.log(id),
    'forwarding:send-again': ({ id, eventId }) => forwarding.sendAgain(id, eventId),
    'forwarding:send-since': ({ id, since }) => forwarding.sendSince(id, since),
    'forwarding:new-secret': ({ id }) => forwarding.newSecret(id),
    'forwarding:end-old-secret': ({ id }) => forwarding.endOldSecret(id),
    'forwarding:choose-program': () => forwarding.chooseProgram(),
    'diagnostics:text': () => diagnosticsText(context),
    'about:licenses': licenses,
    'updates:check': async () => done(await context.updates.check()),
    'updates:download': () => attempt(context.updates.download),
    'updates:install': () => attempt(context.updates.install),
    'data:info': () => ({ folder: context.dataFolder, ...context.store.info() }),
    'data:open-folder': () => openDataFolder(context),
    'sound:choose': () => files.chooseSound(),
    'data:erase': () => askAndErase(context, accounts),
    'demo:start': () => {
      context.relaunch(['--demo']);
      return DONE;
    },
    'demo:leave': () => {
      context.relaunch([]);
      return DONE;
    },
    'link:open': async ({ url }) =>
      (await openLink(url, context.settings.settings().explorerTemplate))
        ? DONE
        : failed('link', t()('error.link')),
    'clipboard:write': async ({ text }) => {
      if (isKey(text)) return failed('secret', t()('error.secretCopied'));
      await clipboard.writeText(text);
      return DONE;
    },
    'window:hide': () => {
      context.hide();
      return DONE;
    },
  };
}

/** True for a lone secret; the copy buttons copy hashes and raw JSON, which are none. */
function isKey(text: string): boolean {
  return text.trim().startsWith('s') && text.length < 64 && looksLikeSecret(text);
}
