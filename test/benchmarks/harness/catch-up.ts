import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { DEFAULT_ALERT_KINDS } from '../../../electron/contract/index.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { Monitor } from '../../../electron/watch/monitor.ts';
import { createNetworkClient } from '../../../electron/xrpl/client.ts';
import type { HistoryProcess } from '../worlds/history-process.ts';

/** Transactions in a page of account_tx. */
const PAGE = 200;

/** Both in seconds; the time begins with the first attempt to connect. */
export interface CaughtUp {
  readonly elapsed: number;
  /** What the process spent on a processor meanwhile, the subject's alone. */
  readonly processor: number;
  /** account_tx and ledger. */
  readonly requests: number;
}

async function timed(network: HistoryProcess, run: () => Promise<void>): Promise<CaughtUp> {
  const began = performance.now();
  const processor = process.cpuUsage();
  await run();
  const elapsed = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(processor);
  const { accountTx, ledgers } = await network.count();
  return { elapsed, processor: (user + system) / 1e6, requests: accountTx + ledgers };
}

/** The app's own client, recovery, classification, and a store on the disk. Throws where it was not caught up. */
export async function oursCatchesUp(network: HistoryProcess): Promise<CaughtUp> {
  const { accounts, firstLedger } = network.built;
  const url = await network.serve();
  const folder = mkdtempSync(join(tmpdir(), 'chime-bench-'));
  const store = openPaymentStore(folder);
  const client = createNetworkClient({ network: 'mainnet', servers: [url] });
  const rules = () => ({ kinds: DEFAULT_ALERT_KINDS });
  const monitor = new Monitor({ network: 'mainnet', client, store, readCredits, rules });
  store.together(() => {
    // Watched before, up to the first ledger: everything since is missing.
    for (const [index, account] of accounts.entries()) {
      store.beginCoverage('mainnet', account, firstLedger + 1);
      store.setAlertsFrom('mainnet', `bench ${index}`, 1);
    }
  });
  monitor.setWatched(
    accounts.map((address, index) => ({
      ...{ id: `bench ${index}`, network: 'mainnet', address, tag: null, label: '', sinceLedger: null },
      ...{ addedAt: '2026-01-01T00:00:00.000Z', colour: null, mutedUntil: null, minimumAmounts: {} },
      ...{ alertKinds: null, mutedSenders: [] },
    })),
  );
  try {
    const caughtUp = await timed(network, async () => {
      const done = new Promise<void>((resolve) => {
        monitor.onEvent((event) => event.type === 'catching-up' && !event.active && resolve());
      });
      monitor.start();
      await done;
    });
    const { payments } = store.info();
    if (payments !== network.built.payments) throw new Error(`${payments} payments were recorded`);
    for (const { gaps } of monitor.coverage()) if (gaps.length > 0) throw new Error('not caught up');
    return caughtUp;
  } finally {
    await monitor.stop();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `ws` and JSON.parse: account_tx of each account to its end, of so many accounts at once. Keeps nothing. */
export async function rawCatchesUp(network: HistoryProcess, atOnce: number): Promise<CaughtUp> {
  const { accounts, firstLedger, lastLedger } = network.built;
  const url = await network.serve();
  return timed(network, async () => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    await once(socket, 'open');
    const waiting = new Map<number, (result: { readonly marker?: unknown }) => void>();
    socket.on('message', (data) => {
      const { id, result } = JSON.parse(data.toString());
      waiting.get(id)?.(result);
      waiting.delete(id);
    });
    let lastId = 0;
    const range = { ledger_index_min: firstLedger + 1, ledger_index_max: lastLedger, forward: true };
    const ask = (account: string, marker: unknown) =>
      new Promise<{ readonly marker?: unknown }>((resolve) => {
        waiting.set(++lastId, resolve);
        const request = { id: lastId, command: 'account_tx', account, ...range, limit: PAGE, marker };
        socket.send(JSON.stringify(request));
      });
    const left = accounts.values();
    const readInTurn = async () => {
      for (const account of left) {
        let { marker } = await ask(account, undefined);
        while (marker !== undefined) ({ marker } = await ask(account, marker));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, readInTurn));
    socket.terminate();
  });
}
