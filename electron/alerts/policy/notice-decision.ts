import type { Settings, StoredPayment, WatchedAccount } from '../../contract/index.ts';
import { isMuted } from '../../payments/alert-decision.ts';
import { isXrp } from '../../payments/amounts/asset.ts';
import { compareAmounts } from '../../payments/amounts/sum.ts';
import { type Alert, paymentsOf } from '../alert.types.ts';
import { isQuiet } from './quiet-hours.ts';

/** Whether an alert becomes a notification now, and why not. */
export type NoticeDecision =
  /** `single` stands alone; others may be collected with what comes at the same time. */
  | { readonly type: 'notify'; readonly critical: boolean; readonly single: boolean }
  /** Nobody wants it: it is never shown. */
  | { readonly type: 'suppress'; readonly reason: 'muted-account' }
  /** It is shown when the reason has gone. */
  | { readonly type: 'hold'; readonly reason: HoldReason };

export type HoldReason = 'paused' | 'quiet-hours';

export interface NoticeCircumstances {
  readonly settings: Pick<Settings, 'quietHours' | 'criticalAboveXrp'>;
  /** Null while alerts are not paused. */
  readonly pausedUntil: string | null;
  /** The alert's watched entries as they are now. */
  readonly entries: readonly WatchedAccount[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The one place that decides about a notification of what was recorded as alerting (see decideAlert). */
export function decideNotice(alert: Alert, circumstances: NoticeCircumstances): NoticeDecision {
  const { settings, pausedUntil, entries, now } = circumstances;
  if (entries.every((entry) => isMuted(entry, now))) return { type: 'suppress', reason: 'muted-account' };
  if (pausedUntil !== null) return { type: 'hold', reason: 'paused' };
  const critical = isCritical(paymentsOf(alert), settings.criticalAboveXrp);
  if (!critical && isQuiet(settings.quietHours, new Date(now)))
    return { type: 'hold', reason: 'quiet-hours' };
  // Live payments may come by the hundred; a critical one is never collected with others.
  const mayCrowd = alert.type === 'payment' && alert.payment.source === 'live';
  return { type: 'notify', critical, single: critical || !mayCrowd };
}

/** Whether one of the payments reaches the amount above which alerts are critical; null for none. */
export function isCritical(payments: readonly StoredPayment[], aboveXrp: string | null): boolean {
  if (aboveXrp === null) return false;
  return payments.some(({ asset, amount }) => isXrp(asset) && compareAmounts(amount, aboveXrp) >= 0);
}
