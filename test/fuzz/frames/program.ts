import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Alert, paymentsOf, type Sink } from '../../../electron/alerts/alert.types.ts';
import { type Alerts, createAlerts } from '../../../electron/alerts/alerts.ts';
import { DEFAULT_ALERT_KINDS, type StoredPayment } from '../../../electron/contract/index.ts';
import type { ReadCredits } from '../../../electron/payments/classify/classify.types.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { StatementCheck } from '../../../electron/verify/statement/statement-check.ts';
import type { HashOf } from '../../../electron/verify/statement/transaction-hash.ts';
import { Monitor } from '../../../electron/watch/monitor.ts';
import { createNetworkClient, type XrplClient } from '../../../electron/xrpl/client.ts';
import { DrivenClock } from './driven-clock.ts';
import { WATCHED } from './seeds.ts';
import { World } from './world.ts';

/** Those that lied rest, and are asked for no history again: so many that one is left. */
const SERVERS = Array.from({ length: 24 }, (_, index) => `wss://s${index}.example`);
const NETWORK = 'mainnet';

/** The store of one worker, emptied between the programs that use it. */
export class FuzzStore {
  readonly folder = mkdtempSync(join(tmpdir(), 'chime-fuzz-'));
  readonly payments: PaymentStore;

  constructor() {
    this.payments = openPaymentStore(this.folder);
  }

  get bytesOnDisk(): number {
    return readdirSync(this.folder).reduce((sum, name) => sum + statSync(join(this.folder, name)).size, 0);
  }

  dispose(): void {
    this.payments.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Pure parts of the app, as the composition roots take them. */
export interface ProgramParts {
  readonly hashOf: HashOf;
  readonly readCredits: ReadCredits;
}

/**
 * The app from the socket to the alert, as the composition roots join it: the client with its sessions, the monitor, a
 * real database, and two sinks in memory. Sockets and time are the fuzzer's.
 */
export class Program {
  readonly clock = new DrivenClock();
  readonly world = new World(this.clock);
  readonly client: XrplClient;
  readonly monitor: Monitor;
  readonly store: PaymentStore;
  /** What the sinks were given, in order. */
  readonly printed: StoredPayment[] = [];
  readonly alerted: Alert[] = [];
  /**
   * An error of the app's own: one that ended a session and is not how a transaction is refused, or one that kept
   * something from being recorded. The store itself never fails here.
   */
  defect: string | null = null;
  readonly #alerts: Alerts;

  constructor(store: FuzzStore, { hashOf, readCredits }: ProgramParts) {
    const { clock, world } = this;
    this.store = store.payments;
    this.client = createNetworkClient({
      ...{ network: NETWORK, expectedNetworkId: 0, servers: SERVERS },
      environment: { clock, random: () => 0.5, openSocket: world.openSocket },
    });
    const rules = () => ({ kinds: DEFAULT_ALERT_KINDS });
    const sinks: readonly Sink[] = [
      {
        name: 'stdout',
        takes: 'payments',
        deliver: (payment) => {
          this.printed.push(payment);
          this.#alerts.acknowledge('stdout', [payment]);
        },
      },
      {
        name: 'notification',
        takes: 'alerts',
        deliver: (alert) => {
          this.alerted.push(alert);
          this.#alerts.acknowledge('notification', paymentsOf(alert));
        },
      },
    ];
    const statements = new StatementCheck(clock, () => Promise.resolve(hashOf));
    const parts = { network: NETWORK, store: this.store, rules, sinks, clock } as const;
    this.monitor = new Monitor({ ...parts, client: this.client, readCredits, statements });
    this.monitor.onEvent((event) => {
      if (event.type === 'problem' && /^(?:store|data-dir)-/.test(event.problem.code))
        this.defect ??= event.problem.message;
      if (event.type !== 'connection' || event.status.code !== 'message-failed') return;
      if (event.status.reason?.includes('ImplausibleTransaction') !== true)
        this.defect ??= event.status.reason;
    });
    this.#alerts = createAlerts({ ...parts, monitor: this.monitor });
  }

  /** Watches both accounts from the present ledger on, and is live. */
  async start(): Promise<void> {
    const addedAt = new Date(this.clock.wallTime()).toISOString();
    this.monitor.setWatched(
      Object.entries(WATCHED).map(([label, address]) => ({
        ...{
          id: label,
          network: NETWORK,
          address,
          tag: null,
          label,
          addedAt,
          sinceLedger: null,
          colour: null,
        },
        ...{ mutedUntil: null, minimumAmounts: {}, alertKinds: null, mutedSenders: [] },
      })),
    );
    this.monitor.start();
    await this.untilLive();
    this.world.close();
    await this.clock.pass(100);
  }

  /** Lets time pass until a server is heard. Null when none is for an hour. */
  async untilLive(): Promise<boolean> {
    for (const step of [100, 900, 4000, 15_000, ...Array<number>(180).fill(20_000)]) {
      if (this.world.isHeard) return true;
      await this.clock.pass(step);
    }
    return false;
  }

  /** Closes ledgers until everything is examined. False when it is not within so many. */
  async untilExamined(most: number): Promise<boolean> {
    for (let ledger = 0; ledger < most; ledger++) {
      await this.untilLive();
      this.world.close();
      await this.clock.pass(4000);
      const proven = this.world.ledgerIndex - 1;
      const isWhole = this.monitor
        .coverage()
        .every(({ through, gaps }) => through >= proven && gaps.length === 0);
      if (ledger > 1 && isWhole && !this.monitor.catchingUp) return true;
    }
    return false;
  }

  async stop(): Promise<void> {
    const stopped = this.monitor.stop();
    await this.clock.pass(10_000);
    await stopped;
    this.#alerts.stop();
    this.store.erase();
  }
}
