import type {
  AlertOutcome,
  Asset,
  Contact,
  MainTexts,
  NetworkName,
  Payment,
  Settings,
  StoredPayment,
  Translate,
  WatchedAccount,
} from '../../../contract/index.ts';
import { safeText } from '../../../contract/index.ts';
import { matchingEntries } from '../../../payments/alert-decision.ts';
import type { AssetInfo } from '../../../payments/amounts/asset-info.ts';
import { formatAmount } from '../../../payments/amounts/format.ts';
import { labelOf } from '../../../payments/text/account-label.ts';
import { describePayment, describeSummary, type NotificationText } from '../../../payments/text/describe.ts';
import { type Alert, paymentsOf } from '../../alert.types.ts';
import { createBurstGuard } from '../../policy/bursts.ts';
import { decideNotice, type HoldReason, isCritical } from '../../policy/notice-decision.ts';
import type { Notice, NoticeAction, NoticeUse } from './notice.ts';
import { reachOf } from './notice-buttons.ts';
import type { TrustWords } from './trust-words.ts';

/** Turns alerts into notifications: mutes, pause, quiet hours, bursts, privacy, sound. */
export interface AlertPresenter {
  receive(alert: Alert): void;
  /** The pause or the quiet hours may have ended, or notifications work again: shows what was held back. */
  review(): void;
  /** Servers disagree about these payments, or the validators refute them: says so of those that were notified of before, and of each once. */
  dispute(payments: readonly StoredPayment[]): void;
  /** A notification that says that notifications work. Resolves to the channel that showed it. */
  test(): Promise<string>;
  /** Drops what is held back or being collected: its payments are erased. */
  forget(): void;
  /** Alerts held back now. */
  heldCount(): number;
}

export interface AlertPresenterOptions {
  readonly settings: () => Settings;
  readonly pausedUntil: () => string | null;
  readonly contacts: () => readonly Contact[];
  readonly watched: () => readonly WatchedAccount[];
  readonly i18n: () => { readonly locale: string; readonly t: Translate<MainTexts> };
  readonly now: () => number;
  readonly infoOf: (network: NetworkName, asset: Asset) => AssetInfo | null;
  readonly trust: TrustWords;
  /** Resolves when these tokens are known, could not be found out, or took too long: amounts are read by their decimal places. */
  readonly infoReady: (network: NetworkName, assets: readonly Asset[]) => Promise<void>;
  /** Shows a notice; `onUse` when it is clicked, or a button of it. Resolves to the channel's name, or 'none' when nothing showed it and it is not to be tried again; rejects when it is. */
  readonly deliver: (notice: Notice, onUse: (use: NoticeUse) => void) => Promise<string>;
  /** Plays the app's sound; false when it cannot: the platform's own is used then. */
  readonly canPlay: () => boolean;
  readonly play: (sound: Settings['sound'], file: string | null) => void;
  /**
   * What became of these payments, all of one network. Unless they are held back they need no alert any more. One call
   * for many: each is a commit, and a flood brings thousands.
   */
  readonly report: (payments: readonly StoredPayment[], outcome: AlertOutcome) => void;
  /** Whether there is a page of an explorer for this payment. */
  readonly hasExplorer: (payment: Payment) => boolean;
  /** The notification of these payments was used; of none where it was a test's. */
  readonly use: (use: NoticeUse, payments: readonly StoredPayment[]) => void;
  readonly warn: (...parts: readonly unknown[]) => void;
  readonly setTimer: (callback: () => void, delayMs: number) => unknown;
  readonly clearTimer: (timer: never) => void;
}

type WaitReason = HoldReason | 'undelivered';

/** Undelivered alerts are tried again at each review for so long: at login the notification service may start later. */
const EAGER_MS = 60_000;
/** From then on so often. */
const PATIENT_MS = 60_000;

/** Notifications of disputes are no closer to each other. */
const DISPUTES_APART_MS = 60_000;
const MOST_DISPUTES = 1000;

const BUTTONS = {
  'mark-read': 'notification.markRead',
  'open-explorer': 'notification.openExplorer',
  'mute-sender': 'notification.muteSender',
  open: 'notification.open',
} as const satisfies Record<NoticeAction, string>;

export function createAlertPresenter(options: AlertPresenterOptions): AlertPresenter {
  const { settings, i18n, now } = options;
  /** Ids of the payments received and not acknowledged yet. */
  const pending = new Set<number>();
  let held: { readonly alert: Alert; readonly reason: WaitReason }[] = [];
  /** When deliveries began to fail, and when one failed last; null while they succeed. */
  let failing: { readonly since: number; readonly last: number } | null = null;
  /** Ids of payments whose dispute was told, or waits: for the end of a pause or of the quiet hours, or its turn. */
  const disputed = new Set<number>();
  let heldDisputes: readonly StoredPayment[] = [];
  let lastDispute = Number.NEGATIVE_INFINITY;
  const burst = createBurstGuard({ ...options, show: (alerts) => void present(alerts, null) });

  function currentEntry(entry: WatchedAccount): WatchedAccount {
    return options.watched().find((candidate) => candidate.id === entry.id) ?? entry;
  }

  function decide(alert: Alert): ReturnType<typeof decideNotice> {
    return decideNotice(alert, {
      settings: settings(),
      pausedUntil: options.pausedUntil(),
      entries: alert.entries.map(currentEntry),
      now: now(),
    });
  }

  function nameOf(payment: Payment, entries: readonly WatchedAccount[]): string {
    const entry = matchingEntries(payment, entries)[0] ?? matchingEntries(payment, options.watched())[0];
    return entry === undefined
      ? labelOf({ label: '', address: payment.account })
      : labelOf(currentEntry(entry));
  }

  function contactNameOf({ from }: Payment): string | null {
    return options.contacts().find(({ address }) => address === from)?.name ?? null;
  }

  function textOf(alerts: readonly Alert[]): NotificationText {
    const payments = alerts.flatMap(paymentsOf);
    const entries = alerts.flatMap((alert) => alert.entries);
    const [only] = payments;
    const { locale, t } = i18n();
    const isPrivate = settings().privacyMode;
    const doubted = options.trust.disputed(payments);
    if (payments.length === 1 && only !== undefined) {
      const contactName = contactNameOf(only);
      const info = options.infoOf(only.network, only.asset);
      const isLarge = !isPrivate && isCritical(payments, settings().criticalAboveXrp);
      const trust = isLarge || doubted.size > 0 ? options.trust.of(only, t) : null;
      const label = nameOf(only, entries);
      return describePayment(only, { label, locale, contactName, info, trust, isPrivate });
    }
    const believed = payments.filter(({ id }) => !doubted.has(id));
    const summed = believed.length === 0 ? payments : believed;
    const more =
      believed.length === 0
        ? t(isEachRefuted(payments, doubted) ? 'trust.refuted' : 'trust.disputed')
        : t('notification.moreDisputed', { count: doubted.size });
    const away = payments.some((payment) => payment.source === 'recovered');
    const summary = describeSummary(summed, {
      locale,
      labelOf: (payment) => nameOf(payment, entries),
      infoOf: (asset, network) => options.infoOf(network, asset),
      contactNameOf,
      away,
      isPrivate,
    });
    return withLine(summary, doubted.size === 0 ? null : more);
  }

  function headingOf(reasons: readonly WaitReason[]): string | null {
    if (reasons.includes('paused')) return i18n().t('notification.heldBackPaused');
    return reasons.includes('quiet-hours') ? i18n().t('notification.heldBackQuiet') : null;
  }

  async function present(alerts: readonly Alert[], heading: string | null): Promise<void> {
    const payments = alerts.flatMap(paymentsOf);
    for (const network of new Set(payments.map((payment) => payment.network))) {
      const assets = payments.filter((payment) => payment.network === network).map(({ asset }) => asset);
      await options.infoReady(network, assets);
    }
    const { title, body } = textOf(alerts);
    const lines = heading === null ? [body] : [heading, body];
    let via: string;
    try {
      const text = { title, body: lines.filter((line) => line !== '').join('\n') };
      via = await notify(text, isCritical(payments, settings().criticalAboveXrp), payments);
    } catch (error) {
      // The notification service may start after the app does (at login), or come back: tried again by review().
      options.warn('no notification could be shown', error);
      held.push(...alerts.map((alert) => ({ alert, reason: 'undelivered' as const })));
      report(alerts, { type: 'held', reason: 'undelivered' });
      failing = { since: failing?.since ?? now(), last: now() };
      return;
    }
    failing = null;
    const as = payments.length === 1 ? 'single' : 'summary';
    report(
      alerts,
      via === 'none' ? { type: 'failed' } : { type: 'shown', as, at: new Date(now()).toISOString() },
    );
  }

  async function notify(
    text: NotificationText,
    critical: boolean,
    payments: readonly StoredPayment[],
  ): Promise<string> {
    const { sound, soundFile } = settings();
    const own = sound !== 'off' && options.canPlay();
    const silent = sound === 'off' || own;
    const { id, actions } = reachOf(payments, settings().privacyMode, options);
    const buttons = actions.map(({ number, action }) => ({ number, text: i18n().t(BUTTONS[action]) }));
    const via = await options.deliver({ ...text, id, buttons, critical, silent }, (use) =>
      options.use(use, payments),
    );
    if (own) options.play(sound, soundFile ?? null);
    return via;
  }

  /** Whoever was not told of the payment yet learns of the dispute with it. */
  function wasTold({ alerted, outcome }: StoredPayment): boolean {
    return alerted && outcome?.type !== 'pending' && outcome?.type !== 'held';
  }

  function disputeDecision(payment: StoredPayment): ReturnType<typeof decideNotice>['type'] {
    return decide({ type: 'payment', payment, entries: matchingEntries(payment, options.watched()) }).type;
  }

  /** One notification a minute, of all that wait for it: a server that lies about everything must not flood the screen. */
  function reviewDisputes(): void {
    if (heldDisputes.length === 0 || now() - lastDispute < DISPUTES_APART_MS) return;
    const ongoing = options.trust.disputed(heldDisputes);
    const due = heldDisputes
      .filter(({ id }) => ongoing.has(id))
      .map((payment) => ({ payment, decision: disputeDecision(payment) }));
    heldDisputes = due.filter(({ decision }) => decision === 'hold').map(({ payment }) => payment);
    const wanted = due.filter(({ decision }) => decision === 'notify').map(({ payment }) => payment);
    if (wanted.length === 0) return;
    lastDispute = now();
    void presentDisputes(wanted);
  }

  async function presentDisputes(payments: readonly StoredPayment[]): Promise<void> {
    // The list and the problems in the window say it too: it is not tried again.
    await notify(await disputeText(payments), true, payments).catch((error) =>
      options.warn('no notification of a dispute could be shown', error),
    );
  }

  async function disputeText(payments: readonly StoredPayment[]): Promise<NotificationText> {
    const { locale, t } = i18n();
    const [only] = payments;
    const isRefuted = isEachRefuted(payments, options.trust.disputed(payments));
    if (only === undefined || payments.length > 1 || settings().privacyMode) {
      const key = isRefuted ? 'notification.refutedCount' : 'notification.disputedCount';
      return { title: t(key, { count: payments.length }), body: '' };
    }
    await options.infoReady(only.network, [only.asset]);
    const amount = formatAmount(only, locale, options.infoOf(only.network, only.asset));
    const label = safeText(nameOf(only, []), 'label');
    return isRefuted
      ? { title: t('notification.refuted', { amount }), body: t('notification.refutedBody', { label }) }
      : { title: t('notification.disputed', { amount }), body: t('notification.disputedBody', { label }) };
  }

  function report(alerts: readonly Alert[], outcome: AlertOutcome): void {
    const byNetwork = Map.groupBy(alerts.flatMap(paymentsOf), ({ network }) => network);
    for (const payments of byNetwork.values()) {
      if (outcome.type !== 'held') for (const { id } of payments) pending.delete(id);
      options.report(payments, outcome);
    }
  }

  /**
   * The alert without what is pending already; null where that is all of it. A monitor that is made anew (the last
   * account of a network was removed and taken back) brings everything again that was not acknowledged.
   */
  function withoutPending(alert: Alert): Alert | null {
    const payments = paymentsOf(alert).filter(({ id }) => !pending.has(id));
    for (const { id } of payments) pending.add(id);
    const [only] = payments;
    if (only === undefined) return null;
    if (payments.length === paymentsOf(alert).length) return alert;
    const { entries } = alert;
    return payments.length === 1
      ? { type: 'payment', payment: only, entries }
      : { type: 'summary', payments, entries };
  }

  return {
    receive(received) {
      const alert = withoutPending(received);
      if (alert === null) return;
      const decision = decide(alert);
      // Held back without being acknowledged: after a crash or a restart the monitor brings it again.
      if (decision.type === 'hold') {
        held.push({ alert, reason: decision.reason });
        report([alert], { type: 'held', reason: decision.reason });
      } else if (decision.type === 'suppress') report([alert], { type: decision.reason });
      else if (decision.single) void present([alert], null);
      else burst.add(alert);
    },
    dispute(payments) {
      const news = payments.filter((payment) => wasTold(payment) && !disputed.has(payment.id));
      for (const { id } of news) disputed.add(id);
      heldDisputes = [...heldDisputes, ...news].slice(-MOST_DISPUTES);
      reviewDisputes();
    },
    review() {
      reviewDisputes();
      if (held.length === 0 || options.pausedUntil() !== null) return;
      const isTooSoon =
        failing !== null && now() - failing.since > EAGER_MS && now() - failing.last < PATIENT_MS;
      const free = held.filter(
        ({ alert, reason }) => decide(alert).type !== 'hold' && !(reason === 'undelivered' && isTooSoon),
      );
      if (free.length === 0) return;
      held = held.filter((entry) => !free.includes(entry));
      const wanted = free.filter(({ alert }) => decide(alert).type === 'notify');
      report(
        free.filter((entry) => !wanted.includes(entry)).map(({ alert }) => alert),
        { type: 'muted-account' },
      );
      if (wanted.length === 0) return;
      void present(
        wanted.map(({ alert }) => alert),
        headingOf(wanted.map((entry) => entry.reason)),
      );
    },
    test() {
      const { t } = i18n();
      const text = { title: t('notification.testTitle'), body: t('notification.testBody') };
      return notify(text, false, []);
    },
    forget() {
      // The ids stay in `pending`: no payment recorded later has one of them.
      held = [];
      heldDisputes = [];
      burst.drop();
    },
    heldCount: () => held.length,
  };
}

function isEachRefuted(
  payments: readonly StoredPayment[],
  disputed: ReturnType<TrustWords['disputed']>,
): boolean {
  return payments.every(({ id }) => disputed.get(id) === 'refuted');
}

function withLine({ title, body }: NotificationText, line: string | null): NotificationText {
  return { title, body: [body, line ?? ''].filter((one) => one !== '').join('\n') };
}
