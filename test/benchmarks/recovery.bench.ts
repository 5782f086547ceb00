import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_ALERT_KINDS } from '../../electron/contract/index.ts';
import { readCredits } from '../../electron/payments/classify/read-credits.ts';
import { openPaymentStore } from '../../electron/store/database/payment-store.ts';
import { Monitor } from '../../electron/watch/monitor.ts';
import { createNetworkClient } from '../../electron/xrpl/client.ts';
import type { JsonObject } from '../../electron/xrpl/protocol/transaction.ts';
import type { NetworkPlan, ServerTold } from './recovery-server.ts';

/**
 * How long and how many requests it takes to be caught up after a gap, at 50 ms latency, beside the naive way (one
 * account after another, each page waited for) and the floor: ceil(transactions / 200) per account, at least one.
 * Everything is the app's own: client, recovery, classification, and a store on the disk. The network is in a
 * process of its own. Both times begin with the first attempt to connect and are medians of several runs in turn.
 *
 * `npm run bench:recovery [-- "1 minute" "1 hour"]`, and with numbers of accounts: `-- "7 days" 1`
 */

const LATENCY_MS = 50;
const PAGE = 200;
/** Transactions of others in a ledger where whole ledgers may be read: about what mainnet has. */
const BACKGROUND = 100;
const RUNS = 3;
/** A thousand accounts take the naive way most of a minute; once is enough there. */
const MANY = 1000;

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

type Told<T extends ServerTold['type']> = Extract<ServerTold, { type: T }>;

/** A network in a process of its own. */
async function startNetwork(plan: NetworkPlan) {
  const child = fork(fileURLToPath(new URL('recovery-server.ts', import.meta.url)), [JSON.stringify(plan)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const next = async <T extends ServerTold['type']>() => (await once(child, 'message'))[0] as Told<T>;
  const built = await next<'built'>();
  return {
    built,
    async serve(): Promise<string> {
      child.send('serve');
      return (await next<'serving'>()).url;
    },
    async count(): Promise<Told<'counted'>> {
      child.send('count');
      return next<'counted'>();
    },
    stop: () => child.kill(),
  };
}

type Network = Awaited<ReturnType<typeof startNetwork>>;

interface Outcome {
  readonly seconds: number;
  readonly accountTx: number;
  readonly ledgers: number;
}

interface OurOutcome extends Outcome {
  readonly payments: number;
  /** What the app's process spent on a processor: (nearly) the same however busy the machine is. */
  readonly processorSeconds: number;
}

async function ours(network: Network): Promise<OurOutcome> {
  const { accounts, firstLedger } = network.built;
  const url = await network.serve();
  const folder = mkdtempSync(join(tmpdir(), 'chime-bench-'));
  const store = openPaymentStore(folder);
  const client = createNetworkClient({ network: 'mainnet', servers: [url] });
  const rules = () => ({ kinds: DEFAULT_ALERT_KINDS });
  const monitor = new Monitor({ network: 'mainnet', client, store, readCredits, rules });
  // Watched before, up to the first ledger: everything since is missing.
  for (const [index, account] of accounts.entries()) {
    store.beginCoverage('mainnet', account, firstLedger + 1);
    store.setAlertsFrom('mainnet', `bench ${index}`, 1);
  }
  monitor.setWatched(
    accounts.map((address, index) => ({
      ...{ id: `bench ${index}`, network: 'mainnet', address, tag: null, label: '', sinceLedger: null },
      ...{ addedAt: '2026-01-01T00:00:00.000Z', colour: null, mutedUntil: null, minimumAmounts: {} },
      ...{ alertKinds: null, mutedSenders: [] },
    })),
  );
  const caughtUp = new Promise<number>((resolve) => {
    monitor.onEvent((event) => {
      if (event.type === 'catching-up' && !event.active) resolve(performance.now());
    });
  });
  const started = performance.now();
  const startedCpu = process.cpuUsage();
  monitor.start();
  const seconds = ((await caughtUp) - started) / 1000;
  const { user, system } = process.cpuUsage(startedCpu);
  for (const { gaps } of monitor.coverage()) if (gaps.length > 0) throw new Error('not caught up');
  await monitor.stop();
  const { payments } = store.info();
  const { accountTx, ledgers } = await network.count();
  store.close();
  rmSync(folder, { recursive: true, force: true });
  return { seconds, payments, accountTx, ledgers, processorSeconds: (user + system) / 1e6 };
}

async function naive(network: Network): Promise<Outcome> {
  const { accounts, firstLedger, lastLedger } = network.built;
  const client = createNetworkClient({ network: 'mainnet', servers: [await network.serve()] });
  const connected = new Promise<void>((resolve) => {
    client.onEvent((event) => event.type === 'subscribed' && resolve());
  });
  client.setAccounts(accounts.slice(0, 1));
  const started = performance.now();
  client.start();
  await connected;
  for (const account of accounts) {
    let marker: JsonObject | null = null;
    do {
      const query = { account, ledgerIndexMin: firstLedger + 1, ledgerIndexMax: lastLedger, limit: PAGE };
      marker = (await client.accountTx({ ...query, ...(marker === null ? {} : { marker }) })).marker;
    } while (marker !== null);
  }
  const seconds = (performance.now() - started) / 1000;
  await client.stop();
  const { accountTx, ledgers } = await network.count();
  return { seconds, accountTx, ledgers };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const named = process.argv.slice(2);
const only = named.filter((name) => !/^\d+$/.test(name));
const counts = named.filter((name) => /^\d+$/.test(name)).map(Number);
console.log(
  '| gap | accounts | payments | caught up in | processor | account_tx + ledger | naive way | its account_tx | floor |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const [name, ledgers] of GAPS.filter(([gap]) => only.length === 0 || only.includes(gap))) {
  for (const [accounts, every] of ACCOUNTS) {
    if (counts.length > 0 && !counts.includes(accounts)) continue;
    const background = ledgers <= 15 ? BACKGROUND : 0;
    const network = await startNetwork({ accounts, ledgers, every, background, latencyMs: LATENCY_MS });
    const runs: { readonly our: OurOutcome; readonly their: Outcome }[] = [];
    for (let run = 0; run < (accounts < MANY ? RUNS : 1); run++) {
      runs.push({ our: await ours(network), their: await naive(network) });
    }
    network.stop();
    const [first] = runs;
    const seconds = (of: 'our' | 'their') => median(runs.map((run) => run[of].seconds)).toFixed(2);
    const processor = median(runs.map(({ our }) => our.processorSeconds)).toFixed(2);
    const cells = [
      ...[name, accounts, first?.our.payments, `${seconds('our')} s`, `${processor} s`],
      ...[`${first?.our.accountTx} + ${first?.our.ledgers}`, `${seconds('their')} s`],
      ...[first?.their.accountTx, network.built.floor],
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
