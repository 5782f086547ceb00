import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { paymentEventId } from '../../../electron/alerts/forwarding/event-id.ts';
import { databasePath } from '../../../electron/store/data-folder.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { NatsServer } from '../../alerts/forwarding/nats/nats-server.ts';
import { Receiver } from '../../alerts/forwarding/receiver.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from '../headless-process.ts';
import { KILL_VARIABLE, type KillPoint } from './kill-point.ts';

const KILLS_ITSELF = new URL('kill-itself.ts', import.meta.url).href;
const LEDGER_MS = 100;
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** Accounts that are paid, a receiver and a stream that are told of it by headless, which is killed again and again. */
export class ForwardingWorld {
  readonly network: SimulatedNetwork;
  readonly accounts: readonly string[];
  readonly receiver = new Receiver();
  readonly nats = new NatsServer();
  /** The data folder. */
  readonly folder: string;
  readonly #root: string;
  readonly #since: number;
  #server: SimulatedServer | null = null;
  /** Payments so far. */
  paid = 0;
  running: HeadlessProcess | null = null;

  constructor(folder?: string) {
    this.#root = mkdtempSync(join(tmpdir(), 'chime-forwarding-'));
    this.folder = folder ?? join(this.#root, 'data');
    this.network = createSimulatedNetwork({ seed: 15 });
    this.network.addAccount('Alice');
    this.accounts = ['Shop', 'Till', 'Stall'].map((name) => this.network.addAccount(name));
    this.#since = this.network.lastLedger + 1;
  }

  /** Ledgers close by themselves. All ends with the test. */
  async start(): Promise<this> {
    onTestFinished(() => this.#remove());
    this.#server = await startSimulatedServer(this.network);
    await Promise.all([this.receiver.listen(), this.nats.start()]);
    const stopClosing = this.network.run(LEDGER_MS);
    onTestFinished(stopClosing);
    const events = ['payment.received'];
    writeFileSync(
      join(this.#root, 'config.json'),
      JSON.stringify({
        ...{ servers: [this.#server.url], since: this.#since, dataFolder: this.folder, output: 'json' },
        accounts: this.accounts.map((address) => ({ address })),
        forwarding: [
          {
            id: 'shop',
            events,
            target: { type: 'webhook', url: this.receiver.url, secrets: ['env:SECRET'] },
          },
          { id: 'stream', events, target: { type: 'nats', servers: [this.nats.url], stream: 'CHIME' } },
        ],
      }),
    );
    return this;
  }

  pay(count = 1): void {
    for (let i = 0; i < count; i++) {
      const to = this.accounts[this.paid % this.accounts.length] ?? '';
      this.paid += 1;
      this.network.pay({ from: 'Alice', to, amount: String(this.paid) });
    }
  }

  /** Starts headless on the folder. It kills itself at a point that it reaches so many times. */
  run(kill?: { readonly point: KillPoint; readonly times: number }): HeadlessProcess {
    const options = `${process.env.NODE_OPTIONS ?? ''} --import=${KILLS_ITSELF}`;
    const killed =
      kill === undefined ? {} : { [KILL_VARIABLE]: `${kill.point} ${kill.times}`, NODE_OPTIONS: options };
    const run = startHeadless(['--config', join(this.#root, 'config.json')], { env: { SECRET, ...killed } });
    this.running = run;
    return run;
  }

  /** Ids of events of everything that arrived, as the ledger has it. */
  truth(): readonly string[] {
    return this.accounts.flatMap((account) =>
      this.network.truth(account).map(({ hash }) => `${account} ${hash}`),
    );
  }

  /** What the receiver got, in its order: ids of events, and what they tell of. */
  received(): readonly { readonly id: string; readonly of: string; readonly body: string }[] {
    return this.receiver.received.map(({ headers, body }) => {
      const { data } = JSON.parse(body) as {
        readonly data: { readonly account: string; readonly hash: string };
      };
      return { id: String(headers['webhook-id']), of: `${data.account} ${data.hash}`, body };
    });
  }

  /** What the data folder says, between two runs: events in their order, and what waits. */
  stored(): { readonly events: readonly string[]; readonly waiting: number } {
    const store = openPaymentStore(this.folder);
    try {
      const events = store.eventsAfter(0, 1_000_000).map(({ type, payment }) => {
        if (payment === null) throw new Error(`an event of no payment: ${type}`);
        return paymentEventId(type, payment);
      });
      const waiting = ['shop', 'stream'].map((sink) => store.waitingCounts(sink).waiting);
      return { events, waiting: Math.max(...waiting) };
    } finally {
      store.close();
    }
  }

  /** Between two runs: all events are from long ago, and may be deleted. */
  age(): void {
    const database = new DatabaseSync(databasePath(this.folder));
    database.exec('UPDATE events SET at = 0');
    database.close();
  }

  async #remove(): Promise<void> {
    this.running?.signal('SIGKILL');
    await this.running?.exit;
    await Promise.all([this.#server?.stop(), this.receiver.close(), this.nats.remove()]);
    rmSync(this.#root, { recursive: true, force: true });
  }
}
