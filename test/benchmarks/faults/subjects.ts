import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as XrplJsClient } from 'xrpl';
import { XrplClient as XrplClientClient } from 'xrpl-client';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { Monitor } from '../../../electron/watch/monitor.ts';
import { createNetworkClient } from '../../../electron/xrpl/client.ts';

/** A way of watching one account, with its own defaults, used as its documentation says. */
export interface Subject {
  readonly name: string;
  /** `received` is called with the hash of each payment as often as the subject reports it. */
  start(urls: readonly string[], account: string, received: (hash: string) => void): Promise<RunningSubject>;
}

export interface RunningSubject {
  /** The machine woke up; a no-op where a library has no such input. */
  resume(): void;
  stop(): Promise<void>;
}

/** The app's client and monitor, as headless joins them. */
const chime: Subject = {
  name: 'XRPL Chime',
  async start(urls, account, received) {
    const folder = mkdtempSync(join(tmpdir(), 'chime-bench-'));
    const store = openPaymentStore(folder);
    const client = createNetworkClient({ network: 'mainnet', servers: urls });
    const monitor = new Monitor({
      network: 'mainnet',
      client,
      store,
      readCredits,
      rules: () => ({ kinds: ['payment'] }),
    });
    monitor.onEvent((event) => {
      if (event.type === 'recorded') for (const { hash } of event.payments) received(hash);
    });
    monitor.setWatched([
      {
        id: '00000000-0000-4000-8000-000000000001',
        network: 'mainnet',
        address: account,
        tag: null,
        label: 'Shop',
        addedAt: new Date().toISOString(),
        sinceLedger: null,
        colour: null,
        mutedUntil: null,
        minimumAmounts: {},
        alertKinds: null,
        mutedSenders: [],
      },
    ]);
    monitor.start();
    return {
      resume: () => monitor.nudge('resume'),
      stop: async () => {
        await monitor.stop();
        store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

function hashOf(message: unknown): string | null {
  const { hash, transaction, tx_json, validated } = message as {
    hash?: string;
    validated?: boolean;
    transaction?: { hash?: string };
    tx_json?: { hash?: string };
  };
  return validated ? (hash ?? transaction?.hash ?? tx_json?.hash ?? null) : null;
}

/** One server is all it takes; subscriptions are the caller's to renew at each 'connected'. */
const xrplJs: Subject = {
  name: 'xrpl',
  async start([url = ''], account, received) {
    const client = new XrplJsClient(url);
    client.on('error', () => undefined);
    client.on('transaction', (message) => {
      const hash = hashOf(message);
      if (hash) received(hash);
    });
    client.on('connected', () => {
      client
        .request({ command: 'subscribe', accounts: [account], streams: ['ledger'] })
        .catch(() => undefined);
    });
    client.connect().catch(() => undefined);
    return {
      resume: () => undefined,
      stop: () =>
        Promise.race([client.disconnect().catch(() => undefined), later(2000)]).then(() => undefined),
    };
  },
};

/** Takes a list of servers, and remembers subscriptions itself. Its default of three attempts per server is lifted. */
const xrplClient: Subject = {
  name: 'xrpl-client',
  async start(urls, account, received) {
    const client = new XrplClientClient([...urls], { maxConnectionAttempts: null });
    client.on('error', () => undefined);
    client.on('transaction', (message) => {
      const hash = hashOf(message);
      if (hash) received(hash);
    });
    void client
      .send({ command: 'subscribe', accounts: [account], streams: ['ledger'] })
      .catch(() => undefined);
    return {
      resume: () => undefined,
      stop: async () => {
        try {
          client.destroy();
        } catch {
          // It throws when destroyed while no socket exists.
        }
      },
    };
  },
};

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export const SUBJECTS: readonly Subject[] = [chime, xrplJs, xrplClient];
