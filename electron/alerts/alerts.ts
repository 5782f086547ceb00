import type { AlertOutcome, StoredPayment } from '../contract/index.ts';
import type { AlertRules } from '../payments/alert-decision.ts';
import type { PaymentStore } from '../store/database/payment-store.ts';
import type { Monitor } from '../watch/monitor.ts';
import type { MonitorEvent } from '../watch/monitor.types.ts';
import { type Clock, systemClock } from '../xrpl/clock.ts';
import type { AlertSink, PaymentSink, Sink } from './alert.types.ts';
import { AlertEmitter } from './delivery/alert-emitter.ts';
import { OpinionWait } from './delivery/opinion-wait.ts';
import { PendingDeliveries } from './delivery/pending-deliveries.ts';
import { ReleaseTiming } from './delivery/release-timing.ts';

/** Hands the recorded payments of one network to the sinks. */
export interface Alerts {
  /** The sink took these: they are not delivered to it again, also after a restart. */
  acknowledge(sink: string, payments: readonly StoredPayment[]): void;
  /** Stores what became of the notifications of these payments; unless they are held back, their delivery ends. */
  report(sink: string, payments: readonly StoredPayment[], outcome: AlertOutcome): void;
  /** Ends the timers and writes the acknowledgements; later ones are written at once. Call it after the monitor's stop. */
  stop(): void;
}

export interface AlertsOptions {
  readonly monitor: Pick<
    Monitor,
    | 'network'
    | 'onEvent'
    | 'isWatched'
    | 'alertingEntries'
    | 'isPlaced'
    | 'isOpinionAwaited'
    | 'isProofAwaited'
    | 'acknowledged'
    | 'storeFailed'
  >;
  readonly store: Pick<PaymentStore, 'pending' | 'acknowledge'>;
  readonly rules: () => AlertRules;
  /** Those whose deliveries the monitor records (`MonitorOptions.sinks`). */
  readonly sinks: readonly Sink[];
  /** What became of the notifications of these payments (by id) is stored. */
  readonly outcomesStored?: (ids: readonly number[]) => void;
  readonly clock?: Clock;
}

/** The sink, whose errors cost neither another sink nor the next payment theirs: they surface as uncaught. */
function guarded<T extends PaymentSink | AlertSink>(sink: T, clock: Clock): T {
  return {
    ...sink,
    deliver(what: Parameters<T['deliver']>[0]) {
      try {
        (sink.deliver as (what: unknown) => void)(what);
      } catch (error) {
        clock.defer(() => {
          throw error;
        });
      }
    },
  };
}

/** Follows a monitor that is not started yet. */
export function createAlerts(options: AlertsOptions): Alerts {
  const { monitor, store, rules, sinks, clock = systemClock } = options;
  const pending = new PendingDeliveries({
    ...{ store, clock },
    acknowledged: (payments) => monitor.acknowledged(payments),
    outcomesStored: (ids) => options.outcomesStored?.(ids),
    failed: (error) => monitor.storeFailed(error),
  });
  const paymentSinks = sinks.filter((sink) => sink.takes === 'payments').map((sink) => guarded(sink, clock));
  const emitters = sinks
    .filter((sink) => sink.takes === 'alerts')
    .map((given) => {
      const isAwaited = monitor.isOpinionAwaited.bind(monitor);
      const wait = new OpinionWait({
        ...{ sink: guarded(given, clock), isAwaited, clock },
        isProofAwaited: monitor.isProofAwaited.bind(monitor),
      });
      const sink: AlertSink = { ...given, deliver: (alert) => wait.deliver(alert) };
      const alertingEntries = monitor.alertingEntries.bind(monitor);
      const isPlaced = monitor.isPlaced.bind(monitor);
      const wallTime = () => clock.wallTime();
      return {
        ...{ sink, wait },
        emitter: new AlertEmitter({ sink, pending, alertingEntries, isPlaced, rules, wallTime }),
      };
    });
  const timing = new ReleaseTiming(clock, () =>
    pending.batch(() => {
      for (const { emitter } of emitters) emitter.release();
    }),
  );

  function deliver(sink: PaymentSink, payments: readonly StoredPayment[]): void {
    for (const payment of pending.take(sink.name, payments)) sink.deliver(payment);
  }

  function onRecorded(payments: readonly StoredPayment[], source: StoredPayment['source']): void {
    const alerting = payments.filter(({ alerted }) => alerted);
    pending.batch(() => {
      for (const sink of paymentSinks) deliver(sink, payments);
      for (const { emitter } of emitters) {
        if (source === 'recovered') emitter.hold(alerting);
        else emitter.alert(alerting);
      }
    });
  }

  /** Takes up what a crash, or an account watched no longer, left between a commit and its delivery. */
  function takeUpLeftOvers(): void {
    const { network } = monitor;
    try {
      for (const sink of paymentSinks) {
        const watched = store.pending(network, sink.name).filter(({ account }) => monitor.isWatched(account));
        deliver(sink, watched);
      }
      for (const { sink, emitter } of emitters) emitter.holdLeftOvers(store.pending(network, sink.name));
    } catch (error) {
      monitor.storeFailed(error);
    }
  }

  function follow(event: MonitorEvent): void {
    switch (event.type) {
      case 'recorded':
        onRecorded(event.payments, event.source);
        return;
      case 'accounts-joined':
        takeUpLeftOvers();
        return;
      case 'catching-up':
        if (event.active) timing.catchingUp();
        return;
      case 'online':
        if (event.online) timing.catchingUp();
        else timing.offline();
        return;
      case 'trust':
        for (const { wait } of emitters) wait.heard(event.payments);
        return;
      case 'settled':
        timing.settled();
        return;
      default:
        return;
    }
  }

  const unfollow = monitor.onEvent(follow);
  return {
    acknowledge: (sink, payments) => pending.acknowledge(sink, payments),
    report(sink, payments, outcome) {
      if (outcome.type === 'held') pending.note(payments, outcome);
      else pending.acknowledge(sink, payments, outcome);
    },
    stop() {
      unfollow();
      timing.stop();
      for (const { wait } of emitters) wait.stop();
      pending.end();
    },
  };
}
