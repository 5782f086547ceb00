import { app, autoUpdater } from 'electron';
import { createAlerts } from '../../alerts/alerts.ts';
import { isCritical } from '../../alerts/policy/notice-decision.ts';
import { createAlertPresenter } from '../../alerts/sinks/notification/alert-presenter.ts';
import type { NoticeUse } from '../../alerts/sinks/notification/notice.ts';
import type { SoundPlayer } from '../../alerts/sinks/notification/sound.ts';
import { createTrustWords } from '../../alerts/sinks/notification/trust-words.ts';
import { createSinks } from '../../alerts/sinks/sinks.ts';
import {
  type AlertOutcome,
  type Asset,
  message,
  type NetworkName,
  problemOf,
  type StoredPayment,
} from '../../contract/index.ts';
import { isForAnotherTag, watchedByTagAlone } from '../../payments/alert-decision.ts';
import { readCredits } from '../../payments/classify/read-credits.ts';
import { openPaymentStore } from '../../store/database/payment-store.ts';
import type { DataFolderLock } from '../../store/lock.ts';
import { sealSecrets } from '../../store/settings/sealed-secrets.ts';
import { hasSinkSecret } from '../../store/settings/secret-places.ts';
import { openSettings } from '../../store/settings/settings.ts';
import { setAsideBrokenSettings } from '../../store/settings/settings-file.ts';
import { asksOthers } from '../../verify/opinion/asks-others.ts';
import { isRefuted } from '../../verify/proof/refuted.ts';
import { publishersOf } from '../../verify/validators/publishers.ts';
import { Monitor } from '../../watch/monitor.ts';
import { createNetworkClient } from '../../xrpl/client.ts';
import { defaultServers } from '../../xrpl/networks.ts';
import { httpGetter } from '../../xrpl/transport/http-get.ts';
import { hasSecret } from '../../xrpl/transport/server-url.ts';
import { createAppForwarding } from '../forwarding/app-forwarding.ts';
import { createPaymentSearch } from '../history/payment-search.ts';
import { createTotals } from '../history/totals.ts';
import { yieldToEventLoop } from '../history/yield-to-event-loop.ts';
import type { LaunchOptions } from '../lifecycle/launch-options.ts';
import { createDispatcher, type NotificationDispatcher } from '../notifications/dispatcher.ts';
import type { Logger } from '../system/logger.ts';
import { createSecretBox } from '../system/secret-box.ts';
import { createSmallFile } from '../system/small-file.ts';
import { findSystemProxy } from '../system/system-proxy.ts';
import { i18nFor, resolveLocale } from '../texts/i18n.ts';
import type { PanelTheme } from '../tray/panel-theme.ts';
import { readInstallation } from '../updates/installation.ts';
import { createUpdates } from '../updates/updates.ts';
import { explorerUrl } from '../window/external-links.ts';
import { createActivityLog } from './activity-log.ts';
import type { AppContext } from './app-context.ts';
import { createApplySettings } from './apply-settings.ts';
import { createConnectionCheck } from './connection-check.ts';
import { followMonitor } from './monitor-events.ts';
import { createMonitors } from './monitors.ts';
import { createProblemLog } from './problem-log.ts';
import { createRunningExport } from './running-export.ts';
import { createRunningProof } from './running-proof.ts';
import { settingsValues } from './settings-values.ts';
import { type Publish, publishing } from './topics.ts';

/** One more than the window is sent at a time: it then asks again. */
const MOST_CHANGED_ROWS = 201;

/** What the context needs from its maker. */
export interface AppContextDeps {
  readonly options: LaunchOptions;
  readonly lock: DataFolderLock;
  /** Where data are that this run does not open, though a person may expect it; null where there are none. */
  readonly earlierData: string | null;
  readonly log: Logger;
  readonly channels: Parameters<typeof createDispatcher>[0]['channels'];
  readonly sound: SoundPlayer;
  /** Servers used in this run instead of the configured ones; null where the configured ones are used. */
  readonly overridden: (network: NetworkName) => readonly string[] | null;
  /** Whether the window can be seen. */
  readonly isSeen: () => boolean;
  readonly publish: Publish;
  readonly arrived: (payments: readonly StoredPayment[]) => void;
  /** A notification of these payments was used. */
  readonly useNotice: (use: NoticeUse, ids: readonly number[]) => void;
  readonly show: AppContext['show'];
  readonly hide: AppContext['hide'];
  readonly dialogParent: AppContext['dialogParent'];
  readonly setAppTheme: PanelTheme['setAppTheme'];
  readonly setShortcut: (accelerator: string | null) => boolean;
  readonly relaunch: AppContext['relaunch'];
  readonly quit: AppContext['quit'];
}

/** Creates the parts on a data folder and connects them. Starts nothing. @throws StoreError where the folder cannot be used. */
export function createAppContext(given: AppContextDeps): AppContext {
  const { options, lock, log, publish } = given;
  const dataFolder = lock.folder;
  const broken = setAsideBrokenSettings(dataFolder);
  const secrets = createSecretBox(process.platform, log.warn);
  const settings = publishing(
    openSettings(sealSecrets(settingsValues(dataFolder), secrets)),
    {
      ...{ updateSettings: 'settings', setWatched: 'watched', setFormerAccounts: 'watched' },
      ...{ setContacts: 'contacts', setPausedUntil: 'pause', setSinks: 'forwarding' },
    },
    publish,
  );
  const store = publishing(
    openPaymentStore(dataFolder),
    { markRead: 'payments', markUnread: 'payments', erase: 'payments' },
    publish,
  );
  const now = () => Date.now();
  const known = [...(broken === null ? [] : [broken]), ...settings.problems, ...store.problems];
  if (given.earlierData !== null) {
    known.push(problemOf(message('problem.earlier-data', { folder: given.earlierData }), null, now()));
  }
  const problems = createProblemLog(known, () => publish('problems'));
  const i18n = () => i18nFor(resolveLocale(settings.settings().locale, app.getLocale()), options.demo);

  // No explorer knows the simulated ledger.
  const pageOf: AppContext['explorerUrl'] = ({ hash, network }) =>
    options.demo ? null : explorerUrl(settings.settings().explorerTemplate, hash, network);

  const sinks = createSinks({
    settings: () => settings.settings(),
    print: null,
    notify: (alert) => alerts.receive(alert),
  });
  function serversOf(network: NetworkName): readonly string[] {
    const configured = settings.settings().servers[network] ?? [];
    return given.overridden(network) ?? (configured.length > 0 ? configured : defaultServers(network));
  }

  const asks = (network: NetworkName) => asksOthers(settings.settings().secondOpinion, serversOf(network));
  const isLarge = (payment: StoredPayment) => isCritical([payment], settings.settings().criticalAboveXrp);
  const monitors = createMonitors({
    create(network, servers) {
      const rules = () => ({ kinds: settings.settings().alertKinds });
      const client = createNetworkClient({ network, servers, findProxy: findSystemProxy });
      const monitor = new Monitor({
        ...{ network, client, store, readCredits, rules, sinks },
        checkpoints: settings,
        isFollowed: given.isSeen,
        ...{ secondOpinion: () => asks(network), isLarge },
        proofs: {
          isAutomatic: () => settings.settings().proveLarge,
          publishers: () => publishersOf(network, settings.settings().publishers),
          get: httpGetter(findSystemProxy),
          pause: yieldToEventLoop,
          warn: (site, reason) => log.warn('no list of validators', { site, reason }),
        },
      });
      return { monitor, alerts: createAlerts({ monitor, store, rules, sinks, outcomesStored }) };
    },
    follow: (monitor) => forwarding.follow(monitor),
    onEvent: (network, event) => followMonitor(context, network, event),
    ...{ serversOf, asks },
  });
  const infoOf = (network: NetworkName, asset: Asset) => monitors.of(network)?.assetInfo(asset) ?? null;
  const forwarding = createAppForwarding({
    ...{
      settings,
      store,
      problems,
      log,
      i18n,
      now,
      infoOf,
      publish,
      explorerUrl: pageOf,
      demo: options.demo,
    },
  });
  const notifications: NotificationDispatcher = createDispatcher({
    channels: given.channels,
    chosen: () => settings.settings().notifier,
    i18n,
    onChange: () => publish('notifications'),
  });
  const updates = createUpdates({
    installation: readInstallation({
      ...{ platform: process.platform, env: process.env, execPath: process.execPath },
      ...{ isPackaged: app.isPackaged, resources: process.resourcesPath },
    }),
    loadUpdater: async () => (await import('electron-updater')).default.autoUpdater,
    squirrel: autoUpdater,
    relaunch: (execPath) => app.relaunch({ execPath }),
    enabled: () => settings.settings().checkForUpdates,
    i18n,
    onChange: () => publish('update'),
    warn: log.warn,
  });
  const alerts = createAlertPresenter({
    settings: () => settings.settings(),
    pausedUntil: () => settings.pausedUntil(),
    contacts: () => settings.contacts(),
    watched: () => settings.watched(),
    i18n,
    now,
    infoOf,
    infoReady: async (network, assets) => monitors.of(network)?.assetInfoReady(assets),
    trust: createTrustWords({
      store,
      isAwaited: (payment) => monitors.of(payment.network)?.isOpinionAwaited(payment) ?? false,
      failed: (error) => log.warn('how far a payment is believed could not be read', error),
    }),
    deliver: (notice, onUse) => notifications.deliver(notice, onUse),
    canPlay: given.sound.canPlay,
    play: given.sound.play,
    report,
    hasExplorer: (payment) => context.explorerUrl(payment) !== null,
    use: (use, payments) =>
      given.useNotice(
        use,
        payments.map(({ id }) => id),
      ),
    warn: log.warn,
    setTimer: (callback, delayMs) => setTimeout(callback, delayMs),
    clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
  });

  function report(payments: readonly StoredPayment[], outcome: AlertOutcome): void {
    const [first] = payments;
    if (first !== undefined && !monitors.report(first.network, 'notification', payments, outcome)) {
      reportUnwatched(payments, outcome);
    }
  }

  /** The network's last account was removed while its alert was being shown: nobody else stores what became of it. */
  function reportUnwatched(payments: readonly StoredPayment[], outcome: AlertOutcome): void {
    const ids = payments.map(({ id }) => id);
    try {
      store.acknowledge(
        new Map(outcome.type === 'held' ? [] : [['notification', ids]]),
        new Map(ids.map((id) => [id, outcome])),
      );
    } catch (error) {
      log.warn('that a payment was delivered could not be stored', error);
    }
  }

  /** Rows that are drawn change with what became of their notification. In a flood, the window needs the newest. */
  function outcomesStored(ids: readonly number[]): void {
    const byTagAlone = watchedByTagAlone(settings.watched());
    const stored = ids.slice(-MOST_CHANGED_ROWS).flatMap((id) => store.payment(id) ?? []);
    given.arrived(stored.filter((payment) => !isForAnotherTag(payment, byTagAlone)));
  }

  const search = createPaymentSearch(store);
  const context: AppContext = {
    settings,
    store,
    monitors,
    search,
    totals: createTotals(store, search),
    activity: createActivityLog(now, createSmallFile(dataFolder, 'activity.json')),
    connectionCheck: createConnectionCheck({
      monitors: monitors.all,
      now,
      onChange: () => publish('connection-check'),
      setTimer: cancellableTimer,
    }),
    runningProof: createRunningProof(() => publish('proof')),
    runningExport: createRunningExport({ onChange: () => publish('export'), setTimer: cancellableTimer }),
    problems,
    notifications,
    alerts,
    forwarding,
    updates,
    log,
    dataFolder,
    demo: options.demo,
    defaultNetwork: options.network,
    startedAt: new Date(now()).toISOString(),
    soundFormats: given.sound.formats,
    soundText() {
      const { sound, soundFile } = settings.settings();
      const note = given.sound.note(sound, soundFile ?? null);
      return note === null ? null : i18n().message(note);
    },
    hasUnsealedSinks: () => settings.sinks().some(hasSinkSecret) && !secrets.isSafe(),
    hasUnsealedPasswords: () =>
      Object.values(settings.settings().servers).flat().some(hasSecret) && !secrets.isSafe(),
    i18n,
    now,
    infoOf,
    explorerUrl: pageOf,
    rowContext: () => ({
      locale: i18n().locale,
      contacts: settings.contacts(),
      watched: settings.watched(),
      infoOf,
      isRefuted: (id) => isRefuted(store.statements(id)),
    }),
    publish,
    arrived: given.arrived,
    show: given.show,
    hide: given.hide,
    dialogParent: given.dialogParent,
    ...createApplySettings({
      ...{ options, settings, i18n },
      setAppTheme: given.setAppTheme,
      setShortcut: given.setShortcut,
      showAbout: () => given.show({ view: 'about' }),
    }),
    relaunch: given.relaunch,
    quit: given.quit,
  };
  return context;
}

/** Calls back once after so many milliseconds; returns what prevents that. */
function cancellableTimer(callback: () => void, delayMs: number): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}
