import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_ALERT_KINDS } from '../../electron/payments/alert-decision.ts';
import { readCredits } from '../../electron/payments/read-credits.ts';
import { openPaymentStore } from '../../electron/store/payment-store.ts';
import { createMonitor } from '../../electron/watch/monitor.ts';
import { createNetworkClient } from '../../electron/xrpl/client.ts';
import type { JsonObject } from '../../electron/xrpl/transaction.ts';
import { createSimulatedNetwork, type SimulatedNetwork, startSimulatedServer } from '../ledger/index.ts';

/**
 * How long and how many requests it takes to be caught up after a gap, at 50 ms latency, beside the naive way (one
 * account after another, each page waited for) and the floor: ceil(transactions / 200) per account, at least one.
 * Everything is the app's own: client, recovery, classification, and a store on the disk.
 *
 * `npm run bench:recovery [-- "1 minute" "1 hour"]`
 */

const LATENCY_MS = 50;
const PAGE = 200;
/** Transactions of others in a ledger where whole ledgers may be read: about what mainnet has. */
const BACKGROUND = 100;

const GAPS: readonly (readonly [name: string, ledgers: number])[] = [
  ['1 minute', 15],
  ['1 hour', 900],
  ['8 hours', 7200],
  ['7 days', 151_200],
];
/** Accounts, and ledgers from payment to payment of each: a busy one, a shop's, many quiet ones. */
const ACCOUNTS: readonly (readonly [count: number, ledgersPerPayment: number])[] = [
  [1, 10],
  [20, 100],
  [1000, 2000],
];

interface Outcome {
  readonly seconds: number;
  readonly accountTx: number;
  readonly ledgers: number;
}

function build(
  count: number,
  ledgers: number,
  every: number,
): { network: SimulatedNetwork; accounts: string[] } {
  const network = createSimulatedNetwork({ seed: 1 });
  for (const sender of ['Alice', 'Bob', 'Somebody']) network.addAccount(sender);
  const accounts = Array.from({ length: count }, (_, i) => network.addAccount(`Watched ${i}`));
  const background = ledgers <= 15 ? BACKGROUND : 0;
  for (let ledger = 0; ledger < ledgers; ledger++) {
    for (let i = 0; i < count; i++) {
      // Spread over the accounts, so that not all are paid in the same ledger.
      if ((ledger + i * 7) % every === 0) network.pay({ from: 'Alice', to: accounts[i] ?? '', amount: '1' });
    }
    for (let i = 0; i < background; i++) network.pay({ from: 'Bob', to: 'Somebody', amount: '1' });
    network.close();
  }
  return { network, accounts };
}

async function ours(
  network: SimulatedNetwork,
  accounts: readonly string[],
): Promise<Outcome & { payments: number }> {
  const server = await startSimulatedServer(network);
  server.faults.latencyMs = LATENCY_MS;
  const folder = mkdtempSync(join(tmpdir(), 'chime-bench-'));
  const store = openPaymentStore(folder);
  const client = createNetworkClient({ network: 'mainnet', servers: [server.url] });
  const rules = { kinds: DEFAULT_ALERT_KINDS };
  const monitor = createMonitor({ network: 'mainnet', client, store, readCredits, rules });
  const stopClosing = network.run(4000);
  // Watched before, up to the first ledger: everything since is missing.
  for (const [index, account] of accounts.entries()) {
    store.beginCoverage('mainnet', account, network.firstLedger + 1);
    store.setAlertsFrom('mainnet', `bench ${index}`, 1);
  }
  monitor.setWatched(
    accounts.map((address, index) => ({
      ...{ id: `bench ${index}`, network: 'mainnet', address, tag: null, label: '', sinceLedger: null },
      ...{ addedAt: '2026-01-01T00:00:00.000Z', colour: null, mutedUntil: null, minimumAmounts: {} },
      ...{ alertKinds: null, mutedSenders: [] },
    })),
  );
  let connected = 0;
  const caughtUp = new Promise<number>((resolve) => {
    monitor.onEvent((event) => {
      if (event.type === 'connection' && event.status.server !== null && connected === 0)
        connected = performance.now();
      if (event.type === 'catching-up' && !event.active) resolve(performance.now());
    });
  });
  monitor.start();
  const seconds = ((await caughtUp) - connected) / 1000;
  const outcome = {
    seconds,
    payments: store.info().payments,
    accountTx: server.requestCounts.account_tx ?? 0,
    ledgers: server.requestCounts.ledger ?? 0,
  };
  for (const { gaps } of monitor.coverage()) if (gaps.length > 0) throw new Error('not caught up');
  stopClosing();
  await monitor.stop();
  store.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return outcome;
}

async function naive(network: SimulatedNetwork, accounts: readonly string[]): Promise<Outcome> {
  const server = await startSimulatedServer(network);
  server.faults.latencyMs = LATENCY_MS;
  const client = createNetworkClient({ network: 'mainnet', servers: [server.url] });
  const stopClosing = network.run(4000);
  const connected = new Promise<void>((resolve) => {
    client.onEvent((event) => event.type === 'ledger' && resolve());
  });
  client.setAccounts(accounts.slice(0, 1));
  client.start();
  await connected;
  const started = performance.now();
  const last = network.lastLedger;
  for (const account of accounts) {
    let marker: JsonObject | null = null;
    do {
      const query = { account, ledgerIndexMin: network.firstLedger + 1, ledgerIndexMax: last, limit: PAGE };
      marker = (await client.accountTx({ ...query, ...(marker === null ? {} : { marker }) })).marker;
    } while (marker !== null);
  }
  const seconds = (performance.now() - started) / 1000;
  stopClosing();
  await client.stop();
  await server.stop();
  return { seconds, accountTx: server.requestCounts.account_tx ?? 0, ledgers: 0 };
}

const only = process.argv.slice(2);
console.log(
  '| gap | accounts | payments | caught up in | account_tx + ledger | naive way | its account_tx | floor |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (const [name, ledgers] of GAPS.filter(([gap]) => only.length === 0 || only.includes(gap))) {
  for (const [count, every] of ACCOUNTS) {
    const { network, accounts } = build(count, ledgers, every);
    const floor = accounts.reduce(
      (sum, account) => sum + Math.max(1, Math.ceil(network.accountTransactions(account).length / PAGE)),
      0,
    );
    const our = await ours(network, accounts);
    const their = await naive(network, accounts);
    const cells = [
      ...[name, count, our.payments, `${our.seconds.toFixed(2)} s`, `${our.accountTx} + ${our.ledgers}`],
      ...[`${their.seconds.toFixed(2)} s`, their.accountTx, floor],
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
