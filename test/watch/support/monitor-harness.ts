import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Alert, paymentsOf, type Sink } from '../../../electron/alerts/alert.types.ts';
import { type Alerts, createAlerts } from '../../../electron/alerts/alerts.ts';
import {
  DEFAULT_ALERT_KINDS,
  type NetworkName,
  type StoredPayment,
  type WatchedAccount,
} from '../../../electron/contract/index.ts';
import type { ReadCredits } from '../../../electron/payments/classify/classify.types.ts';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import type { CoverageCheckpoint } from '../../../electron/store/settings/settings-schema.ts';
import { StatementCheck } from '../../../electron/verify/statement/statement-check.ts';
import { Monitor } from '../../../electron/watch/monitor.ts';
import type { MonitorEvent } from '../../../electron/watch/monitor.types.ts';
import { type Clock, systemClock } from '../../../electron/xrpl/clock.ts';
import type { NetworkClient } from '../../../electron/xrpl/network-client.ts';
import type { ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import { ManualClock } from './manual-clock.ts';
import { ScriptedClient } from './scripted-client.ts';

export const A = 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT';
export const B = 'rNmkbZTX3gzXzxvV7MoMGt88sBJYEL8RkQ';

/** A transaction that brings 1 XRP to each of these accounts. */
export function payment(ledgerIndex: number, index = 0, ...to: readonly string[]): ValidatedTransaction {
  const accounts = to.length === 0 ? [A] : to;
  return {
    hash: `${ledgerIndex.toString(16)}F${index.toString(16)}`.toUpperCase().padStart(64, '0'),
    ...{ ledgerIndex, transactionIndex: index, result: 'tesSUCCESS' },
    closeTime: new Date(Date.UTC(2026, 0, 1) + ledgerIndex * 4000).toISOString().replace('.000', ''),
    tx: { TransactionType: 'Payment', Destination: accounts[0] },
    meta: { accounts },
  };
}

/** What `payment` brings; classification has its own tests. */
const readScriptedCredits: ReadCredits = (transaction, account) =>
  (transaction.meta.accounts as readonly string[]).includes(account)
    ? {
        ...{
          kind: 'payment',
          from: null,
          credits: [{ asset: { currency: 'XRP' }, amount: String(transaction.meta.amount ?? '1') }],
        },
        ...{ destinationTag: null, sourceTag: null, invoiceId: null, memos: [], credentialIds: [] },
        ...{ partialOf: null, deliveredAmount: null },
      }
    : null;

/** What a monitor publishes, and what its alerts hand to the two sinks, in one list. */
type HarnessEvent =
  | MonitorEvent
  | { readonly type: 'payment'; readonly payment: StoredPayment }
  | { readonly type: 'alert'; readonly alert: Alert };

/** A monitor with its alerts on a scripted client, a driven clock and a real store. */
export class MonitorHarness {
  readonly folder = mkdtempSync(join(tmpdir(), 'chime-monitor-'));
  readonly clock = new ManualClock();
  client = new ScriptedClient();
  store: PaymentStore;
  monitor: Monitor;
  alerting: Alerts;
  events: HarnessEvent[] = [];
  checkpoints: readonly CoverageCheckpoint[] = [];
  acknowledges = true;
  /** Whether another server's opinion is wanted; the alert of 100 or more waits for it. */
  secondOpinion = false;
  /** Chooses which ranges of history are checked on a second server: 0 takes each into the sample, 1 none. */
  chance = 1;

  readonly #readCredits: ReadCredits;
  readonly #network: NetworkName;
  #realClient: NetworkClient | null = null;
  #realClock: Clock = systemClock;

  constructor(readCredits: ReadCredits = readScriptedCredits, network: NetworkName = 'mainnet') {
    this.#network = network;
    this.#readCredits = readCredits;
    this.store = openPaymentStore(this.folder, { now: () => this.clock.wallTime() });
    ({ monitor: this.monitor, alerts: this.alerting } = this.#create());
  }

  /** From now on on real sockets, and therefore on the real clock unless the test goes on driving its own. */
  useRealClient(client: NetworkClient, clock: Clock = systemClock): void {
    this.#realClient = client;
    this.#realClock = clock;
    ({ monitor: this.monitor, alerts: this.alerting } = this.#create());
  }

  #create(): { readonly monitor: Monitor; readonly alerts: Alerts } {
    const { store } = this;
    const client = this.#realClient ?? this.client;
    const clock = this.#realClient === null ? this.clock : this.#realClock;
    const readCredits = this.#readCredits;
    const rules = () => ({ kinds: DEFAULT_ALERT_KINDS });
    const sinks: readonly Sink[] = [
      {
        name: 'stdout',
        takes: 'payments',
        deliver: (payment) => {
          this.events.push({ type: 'payment', payment });
          alerts.acknowledge('stdout', [payment]);
        },
      },
      {
        name: 'notification',
        takes: 'alerts',
        deliver: (alert) => {
          this.events.push({ type: 'alert', alert });
          if (this.acknowledges) alerts.acknowledge('notification', paymentsOf(alert));
        },
      },
    ];
    const monitor = new Monitor({
      ...{ network: this.#network, client, store, readCredits, clock, rules, sinks },
      secondOpinion: () => this.secondOpinion,
      random: () => this.chance,
      isLarge: ({ amount }) => Number(amount) >= 100,
      // Scripted transactions are too short to have a hash.
      ...(this.#realClient === null ? { statements: new StatementCheck(clock, async () => () => null) } : {}),
      checkpoints: {
        coverageCheckpoints: () => this.checkpoints,
        setCoverageCheckpoints: (checkpoints) => {
          this.checkpoints = checkpoints;
        },
      },
    });
    monitor.onEvent((event) => this.events.push(event));
    const alerts = createAlerts({ monitor, store, rules, sinks, clock });
    return { monitor, alerts };
  }

  /** As after a crash: nothing of the old monitor is stopped. `beforeOpening` may do harm to the files. */
  crash(beforeOpening: () => void = () => undefined): void {
    this.clock.dropTimers();
    this.store.close();
    beforeOpening();
    this.client = new ScriptedClient();
    this.store = openPaymentStore(this.folder, { now: () => this.clock.wallTime() });
    this.events = [];
    ({ monitor: this.monitor, alerts: this.alerting } = this.#create());
  }

  /** Watching these (default: A), live from ledger 100 on. */
  async live(
    ...entries: readonly (string | (Partial<WatchedAccount> & { readonly address: string }))[]
  ): Promise<void> {
    const wanted = entries.length === 0 ? [A] : entries;
    this.watch(...wanted.map((entry) => (typeof entry === 'string' ? { address: entry } : entry)));
    this.monitor.start();
    this.client.subscribe(99);
    this.client.closeLedgers(100, 100);
    await this.clock.pass(0);
  }

  watch(...entries: readonly (Partial<WatchedAccount> & { readonly address: string })[]): void {
    this.monitor.setWatched(
      entries.map((entry) => ({
        ...{ id: `entry ${entry.address} ${entry.tag ?? ''}`, network: this.#network, tag: null, label: '' },
        ...{ addedAt: new Date(this.clock.wallTime()).toISOString(), sinceLedger: null, colour: null },
        ...{ mutedUntil: null, minimumAmounts: {}, alertKinds: null, mutedSenders: [] },
        ...entry,
      })),
    );
  }

  payments(): readonly number[] {
    return this.events.flatMap((event) => (event.type === 'payment' ? [event.payment.ledgerIndex] : []));
  }

  alerts(): readonly Alert[] {
    return this.events.flatMap((event) => (event.type === 'alert' ? [event.alert] : []));
  }

  /** Alerted ledgers: one number per single alert, a list per summary. */
  alerted(): readonly (number | readonly number[])[] {
    return this.alerts().map((alert) =>
      alert.type === 'payment'
        ? alert.payment.ledgerIndex
        : alert.payments.map(({ ledgerIndex }) => ledgerIndex),
    );
  }

  problems(): readonly string[] {
    return this.events.flatMap((event) => (event.type === 'problem' ? [event.problem.code] : []));
  }

  coverage(account = A) {
    return this.monitor.coverage().find((coverage) => coverage.account === account) ?? null;
  }

  async dispose(): Promise<void> {
    await this.monitor.stop();
    this.alerting.stop();
    this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
