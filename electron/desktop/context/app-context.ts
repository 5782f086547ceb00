import type { BrowserWindow } from 'electron';
import type { AlertPresenter } from '../../alerts/sinks/notification/alert-presenter.ts';
import type { Asset, NetworkName, Payment, StoredPayment, ViewTarget } from '../../contract/index.ts';
import type { AssetInfo } from '../../payments/amounts/asset-info.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { SettingsStore } from '../../store/settings/settings.ts';
import type { AppForwarding } from '../forwarding/app-forwarding.ts';
import type { RowContext } from '../history/payment-rows.ts';
import type { PaymentSearch } from '../history/payment-search.ts';
import type { Totals } from '../history/totals.ts';
import type { NotificationDispatcher } from '../notifications/dispatcher.ts';
import type { Logger } from '../system/logger.ts';
import type { LoginItem } from '../system/login-item.ts';
import type { I18n } from '../texts/i18n.ts';
import type { Updates } from '../updates/updates.ts';
import type { ActivityLog } from './activity-log.ts';
import type { ConnectionCheck } from './connection-check.ts';
import type { Monitors } from './monitors.ts';
import type { ProblemLog } from './problem-log.ts';
import type { RunningExport } from './running-export.ts';
import type { RunningProof } from './running-proof.ts';
import type { Publish } from './topics.ts';

/** The parts that the tray, the window's requests and the menu act on. */
export interface AppContext {
  readonly settings: SettingsStore;
  readonly store: PaymentStore;
  readonly monitors: Monitors;
  readonly search: PaymentSearch;
  readonly totals: Totals;
  readonly activity: ActivityLog;
  readonly connectionCheck: ConnectionCheck;
  readonly runningExport: RunningExport;
  readonly runningProof: RunningProof;
  readonly problems: ProblemLog;
  readonly notifications: NotificationDispatcher;
  readonly alerts: AlertPresenter;
  readonly forwarding: AppForwarding;
  readonly updates: Updates;
  readonly loginItem: LoginItem;
  readonly log: Logger;
  readonly dataFolder: string;
  readonly demo: boolean;
  /** The network of new accounts unless another is chosen. */
  readonly defaultNetwork: NetworkName;
  readonly startedAt: string;
  /** File extensions of the sounds that this computer plays. */
  readonly soundFormats: readonly string[];
  /** Why the sound that is set does not play as it is set, in the user's language; null where it does. */
  soundText(): string | null;
  /** Whether a server's password is stored as it is, because this computer has no safe place for a key. */
  hasUnsealedPasswords(): boolean;
  /** The same of a sink's secret. */
  hasUnsealedSinks(): boolean;
  /** In the user's language. */
  i18n(): I18n;
  now(): number;
  /** What is known of a token; null where nothing is known, or no server was asked yet. */
  infoOf(network: NetworkName, asset: Asset): AssetInfo | null;
  /** The page of a payment in the explorer; null where there is none. */
  explorerUrl(payment: Pick<Payment, 'hash' | 'network'>): string | null;
  /** What turns a payment into a row: language, contacts, watched accounts, tokens. */
  rowContext(): RowContext;
  /** A fact changed: what the window and the tray show of it is computed again. */
  publish: Publish;
  /** Payments that are new or changed. */
  arrived(payments: readonly StoredPayment[]): void;
  show(target?: ViewTarget): void;
  hide(): void;
  /** The window where it is seen: a dialog of it is in front of it. Null where it is hidden. */
  dialogParent(): BrowserWindow | null;
  /** Applies theme, menu, shortcut and the start at login; returns what could not be done, in words, or null. */
  applySettings(): string | null;
  /** Restarts the app with these switches. */
  relaunch(args: readonly string[]): void;
  quit(): void;
}
