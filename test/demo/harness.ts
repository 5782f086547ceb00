import type { AccountCoverage, Asset } from '../../electron/contract/index.ts';
import { assetKey } from '../../electron/payments/amounts/asset.ts';
import { type DemoNetwork, startDemoNetwork } from '../../electron/simulator/demo-network.ts';

/** A ledger every so often: quicker than the real network, so that there is something to see. */
const INTERVAL_MS = 2000;
/** The connection breaks in every so many ledgers. */
const DROP_EVERY = 4;

/** The simulated network of the demo, with a record of what was done to it. */
export interface DemoHarness {
  readonly url: string;
  readonly firstLedger: number;
  readonly lastLedger: () => number;
  /** Label by address. */
  readonly labels: ReadonlyMap<string, string>;
  readonly drops: () => readonly Drop[];
  /** True while a monitor is subscribed. */
  readonly isWatched: () => boolean;
  /** Everything that arrived at the demo's accounts, as the ledger has it. */
  readonly truth: () => readonly TrueArrival[];
  stop(): Promise<void>;
}

/** The connection was cut on purpose. */
export interface Drop {
  /** The ledger whose transactions did not go out. */
  readonly ledger: number;
  /** A monitor has subscribed again since. */
  readonly isSurvived: boolean;
}

export interface TrueArrival {
  readonly key: string;
  readonly account: string;
  readonly ledgerIndex: number;
}

/** Identity of a credit: it is recorded once per account, transaction and asset. The amount is part of the proof. */
export function arrivalKey(account: string, hash: string, asset: Asset, amount: string): string {
  return [account, hash, assetKey(asset), amount].join(' ');
}

/** True when the coverage includes this ledger. */
export function covers({ from, through, gaps }: AccountCoverage, ledger: number): boolean {
  return (
    ledger >= from && ledger <= through && !gaps.some(([first, last]) => ledger >= first && ledger <= last)
  );
}

/** Starts the demo's network. Each ledger that is dropped holds a payment, so that a drop could lose something. */
export async function startHarness(seed: string): Promise<DemoHarness> {
  const demo: DemoNetwork = await startDemoNetwork({ seed, intervalMs: INTERVAL_MS, dropEvery: DROP_EVERY });
  const { network, server, accounts } = demo;
  const firstLedger = network.lastLedger;
  const drops: { readonly ledger: number; readonly subscriptions: number }[] = [];
  const subscriptions = () => server.requestCounts.subscribe ?? 0;
  const names = Object.entries(accounts);
  let count = 0;
  let isDropDue = false;
  network.onClose(({ index }) => {
    count += 1;
    if (count % DROP_EVERY === 0) isDropDue = true;
    // The fault is used up when a subscriber was cut off: while there is none it waits for the next one.
    if (isDropDue && server.faults.dropAfterLedgerClosed === 0) {
      drops.push({ ledger: index, subscriptions: subscriptions() });
      isDropDue = false;
    }
    if (count % DROP_EVERY === DROP_EVERY - 1 || isDropDue) {
      const [, to = ''] = names[count % names.length] ?? [];
      network.pay({ from: 'Alice', to, amount: `${network.random.integer(1, 9999) / 100}` });
    }
  });
  return {
    url: demo.url,
    firstLedger,
    lastLedger: () => network.lastLedger,
    labels: new Map(names.map(([name, address]) => [address, name])),
    drops: () =>
      drops.map(({ ledger, subscriptions: before }) => ({ ledger, isSurvived: subscriptions() > before })),
    isWatched: () => [...server.connections].some((connection) => connection.accounts.size > 0),
    truth: () =>
      names.flatMap(([, address]) =>
        network.truth(address).map(({ hash, asset, amount, ledgerIndex }) => ({
          key: arrivalKey(address, hash, asset, amount),
          account: address,
          ledgerIndex,
        })),
      ),
    stop: () => demo.stop(),
  };
}
