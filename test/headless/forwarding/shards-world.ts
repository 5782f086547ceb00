import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { freePort } from '../../alerts/forwarding/nats/nats-harness.ts';
import { NatsServer } from '../../alerts/forwarding/nats/nats-server.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from '../headless-process.ts';

/** How a program is named: its share of the accounts, "2/3", or "all" for one that watches all of them. */
export type Share = `${number}/${number}` | 'all';

/** Programs that watch parts of one list of accounts, and publish to one stream. */
export class ShardsWorld {
  readonly network: SimulatedNetwork;
  readonly accounts: readonly string[];
  readonly nats = new NatsServer();
  readonly folder = mkdtempSync(join(tmpdir(), 'chime-shards-'));
  /** Runs that ended by themselves, which none should. */
  readonly crashes: string[] = [];
  readonly #running = new Map<string, HeadlessProcess>();
  #stopClosing: () => void = () => undefined;
  #server: SimulatedServer | null = null;
  #paid = 0;

  constructor(accounts: number) {
    this.network = createSimulatedNetwork({ seed: 3 });
    this.network.addAccount('Alice', '90000000');
    this.accounts = Array.from({ length: accounts }, (_, i) => this.network.addAccount(`Shop ${i}`));
  }

  /** Ledgers close by themselves, without payments. */
  async start(): Promise<void> {
    onTestFinished(() => this.#remove());
    this.#server = await startSimulatedServer(this.network);
    await this.nats.start();
    writeFileSync(join(this.folder, 'accounts.txt'), `${this.accounts.join('\n')}\n`);
    this.pays(0, 0, 200);
    onTestFinished(() => this.#stopClosing());
  }

  /** From now on ledgers close at this pace, each with so many payments until so many were made. */
  pays(payments: number, perLedger: number, ledgerMs: number): void {
    this.#stopClosing();
    this.#stopClosing = this.network.run(ledgerMs, () => {
      for (let i = 0; i < perLedger && this.#paid < payments; i++) this.#pay();
    });
  }

  get paid(): number {
    return this.#paid;
  }

  #pay(): void {
    const to = this.accounts[this.#paid % this.accounts.length] ?? '';
    this.#paid += 1;
    this.network.pay({ from: 'Alice', to, amount: '0.001' });
  }

  /** Starts a program on its own data folder, which it keeps over its runs. */
  run(
    share: Share,
    folder: string = share.replace('/', '-of-'),
    options: readonly string[] = [],
    listen: string | null = null,
  ): HeadlessProcess {
    const file = join(this.folder, `${folder}.json`);
    writeFileSync(
      file,
      JSON.stringify({
        ...{ servers: [this.#server?.url], output: 'json', accountsFile: join(this.folder, 'accounts.txt') },
        dataFolder: join(this.folder, folder),
        ...(listen === null ? {} : { service: { listen } }),
        forwarding: [
          {
            ...{ id: 'stream', events: ['payment.received'] },
            target: { type: 'nats', servers: [this.nats.url], stream: 'CHIME' },
          },
        ],
      }),
    );
    const shard = share === 'all' ? [] : ['--shard', share];
    const run = startHeadless(['--config', file, ...shard, ...options]);
    this.#running.set(folder, run);
    void run.exit.then(({ code, signal }) => {
      if (code !== 0 && signal !== 'SIGKILL')
        this.crashes.push(`${folder}: ${code ?? signal} ${run.stderr()}`);
    });
    return run;
  }

  /** Starts it, and resolves once it says that it is ready: that everything up to now is examined. */
  async ready(...of: Parameters<ShardsWorld['run']>): Promise<HeadlessProcess> {
    const port = await freePort();
    const run = this.run(of[0], of[1], [...(of[2] ?? [])], `127.0.0.1:${port}`);
    const readiness = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      return answer === null ? 'no answer' : await answer.json();
    };
    try {
      await expect.poll(readiness).toMatchObject({ ready: true, reasons: [] });
    } catch (error) {
      throw new Error(`${of[0]} does not become ready.\n${run.stderr()}\n${run.stdout()}`, { cause: error });
    }
    return run;
  }

  /** What arrived, as the ledger has it: account and hash. */
  truth(): readonly string[] {
    return this.accounts.flatMap((account) =>
      this.network.truth(account).map(({ hash }) => `${account} ${hash}`),
    );
  }

  async #remove(): Promise<void> {
    for (const run of this.#running.values()) {
      run.signal('SIGKILL');
      await run.exit;
    }
    await Promise.all([this.#server?.stop(), this.nats.remove()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
