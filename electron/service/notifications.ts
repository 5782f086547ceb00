import { createLimit } from '../alerts/policy/concurrency-limit.ts';
import { type AlertPresenter, createAlertPresenter } from '../alerts/sinks/notification/alert-presenter.ts';
import { createNodeNotifierChannel } from '../alerts/sinks/notification/node-notifier-channel.ts';
import type { Notice } from '../alerts/sinks/notification/notice.ts';
import { createAskDaemon } from '../alerts/sinks/notification/server-capabilities.ts';
import type { TrustWords } from '../alerts/sinks/notification/trust-words.ts';
import type {
  AlertOutcome,
  Asset,
  NetworkName,
  Settings,
  StoredPayment,
  WatchedAccount,
} from '../contract/index.ts';
import { translateFor } from '../contract/index.ts';
import type { AssetInfo } from '../payments/amounts/asset-info.ts';
import type { SettingsStore } from '../store/settings/settings.ts';

/** Helper processes (notify-send) at a time: each costs the loop some milliseconds to start. */
const MOST_HELPERS = 2;
/** How often it is looked whether a pause or the quiet hours are over. */
const REVIEW_MS = 15_000;

export interface HeadlessNotificationsOptions {
  readonly settings: SettingsStore;
  /** The settings of this run. */
  readonly settingsOfRun: () => Settings;
  readonly watched: () => readonly WatchedAccount[];
  readonly infoOf: (network: NetworkName, asset: Asset) => AssetInfo | null;
  readonly infoReady: (network: NetworkName, assets: readonly Asset[]) => Promise<void>;
  readonly trust: TrustWords;
  readonly report: (payments: readonly StoredPayment[], outcome: AlertOutcome) => void;
  /** For the log, in English. */
  readonly warn: (text: string) => void;
}

/** Notifications of the headless program: by the same policy as the desktop app, in English, with the platform's sound. */
export function createHeadlessNotifications(
  options: HeadlessNotificationsOptions,
): Pick<AlertPresenter, 'receive' | 'dispute'> & { stop(): void } {
  const { settings, settingsOfRun, warn } = options;
  const channel = createNodeNotifierChannel({
    platform: process.platform,
    appId: 'org.xrplchime.app',
    askDaemon: createAskDaemon(),
  });
  const limit = createLimit(MOST_HELPERS);
  let hasFailed = false;

  /** Never rejects: the payment is on stdout, and a service that is not there must not make it alert again later. */
  async function deliver(notice: Notice): Promise<string> {
    try {
      await limit(() => channel.show(notice, () => undefined));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!hasFailed) {
        warn(`Desktop notifications do not work here (${reason}); payments are printed on stdout alone.`);
      }
      hasFailed = true;
      return 'none';
    }
    return 'node-notifier';
  }

  const presenter = createAlertPresenter({
    settings: settingsOfRun,
    pausedUntil: () => settings.pausedUntil(),
    contacts: () => settings.contacts(),
    watched: options.watched,
    i18n: () => ({ locale: 'en', t: translateFor('en') }),
    now: Date.now,
    infoOf: options.infoOf,
    infoReady: options.infoReady,
    trust: options.trust,
    deliver,
    canPlay: () => false,
    play: () => undefined,
    report: options.report,
    hasExplorer: () => false,
    use: () => undefined,
    warn: () => undefined,
    setTimer: (callback, delayMs) => setTimeout(callback, delayMs),
    clearTimer: (timer) => clearTimeout(timer),
  });
  const reviewing = setInterval(() => presenter.review(), REVIEW_MS);
  return {
    receive: (alert) => presenter.receive(alert),
    dispute: (payments) => presenter.dispute(payments),
    stop: () => clearInterval(reviewing),
  };
}
