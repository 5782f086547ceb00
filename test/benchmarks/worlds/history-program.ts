import { createSimulatedNetwork, type SimulatedServer, startSimulatedServer } from '../../simulator/index.ts';

/** A network with some history, in a process of its own: what it costs is not the subjects'. */

/** The only argument, as JSON. */
export interface NetworkPlan {
  readonly accounts: number;
  readonly ledgers: number;
  /** Ledgers from payment to payment of each account. */
  readonly every: number;
  /** Transactions of others in every ledger. */
  readonly background: number;
  readonly latencyMs: number;
}

/** What it tells over the IPC channel: once when it is built, and after each 'serve' and 'count'. */
export type ServerTold =
  | {
      readonly type: 'built';
      readonly accounts: readonly string[];
      readonly firstLedger: number;
      readonly lastLedger: number;
      /** ceil(transactions / 200) per account, at least one. */
      readonly floor: number;
      /** What there is to be recorded. */
      readonly payments: number;
    }
  | { readonly type: 'serving'; readonly url: string }
  | { readonly type: 'counted'; readonly accountTx: number; readonly ledgers: number };

const PAGE = 200;

const plan = JSON.parse(process.argv[2] ?? '{}') as NetworkPlan;
const tell = (told: ServerTold) => process.send?.(told);

const network = createSimulatedNetwork({ seed: 1 });
for (const sender of ['Alice', 'Bob', 'Somebody']) network.addAccount(sender);
const accounts = Array.from({ length: plan.accounts }, (_, i) => network.addAccount(`Watched ${i}`));
for (let ledger = 0; ledger < plan.ledgers; ledger++) {
  for (const [i, account] of accounts.entries()) {
    // Spread over the accounts, so that not all are paid in the same ledger.
    if ((ledger + i * 7) % plan.every === 0) network.pay({ from: 'Alice', to: account, amount: '1' });
  }
  for (let i = 0; i < plan.background; i++) network.pay({ from: 'Bob', to: 'Somebody', amount: '1' });
  network.close();
}

let server: SimulatedServer | null = null;
let stopClosing: () => void = () => undefined;
process.on('message', async (command) => {
  if (command === 'serve') {
    server = await startSimulatedServer(network);
    server.faults.latencyMs = plan.latencyMs;
    stopClosing = network.run(4000);
    tell({ type: 'serving', url: server.url });
  } else if (command === 'count' && server !== null) {
    stopClosing();
    const { account_tx: accountTx = 0, ledger: ledgers = 0 } = server.requestCounts;
    tell({ type: 'counted', accountTx, ledgers });
    await server.stop();
  }
});
const histories = accounts.map((account) => network.accountTransactions(account).length);
tell({
  type: 'built',
  accounts: accounts.map((account) => network.address(account)),
  firstLedger: network.firstLedger,
  lastLedger: network.lastLedger,
  floor: histories.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / PAGE)), 0),
  payments: histories.reduce((sum, length) => sum + length, 0),
});
