import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPaymentSearch } from '../../../../electron/desktop/history/payment-search.ts';
import { yieldToEventLoop } from '../../../../electron/desktop/history/yield-to-event-loop.ts';
import { openPaymentStore, type PaymentStore } from '../../../../electron/store/database/payment-store.ts';
import { type AtSize, figuresBySize } from '../../harness/by-size.ts';
import { processorMs, residentMb } from '../../harness/kernel.ts';
import type { Row } from '../../harness/row.ts';
import { CHIME, startSubject } from '../../harness/subject.ts';
import { ACCOUNTS, addressOf, recordHistory } from '../../worlds/large-history.ts';
import { type LedgerProcess, startLedger } from '../../worlds/ledger-process.ts';

const SIZES = [10_000, 100_000, 300_000, 1_000_000];
/** Connected means that a ledger has come. */
const LEDGER_MS = 200;

const SEARCHES = {
  'search of one letter': 'r',
  'search of a sender': addressOf('sender 7'),
  'search of a memo': 'order 4320',
};

/** Payments in the database: what a start costs, a page of the list, searches, and the file's size. */
export const paymentsStored: Row = {
  name: 'scale: payments stored',
  isLong: true,
  mostRounds: 3,
  async measure(rounds) {
    const folder = mkdtempSync(join(tmpdir(), 'chime-bench-'));
    mkdirSync(join(folder, 'data'));
    const ledger = await startLedger(1, LEDGER_MS);
    const measured = new Map<number, AtSize>();
    try {
      let stored = 0;
      for (const size of SIZES) {
        const store = openPaymentStore(join(folder, 'data'));
        recordHistory(store, stored, size, SIZES.at(-1) ?? 0);
        store.markRead('all');
        stored = size;
        const answers = await asked(store, size, rounds);
        const bytes = store.info().bytes / size;
        store.close();
        const starts = await started(ledger, folder, rounds);
        measured.set(size, {
          ...answers,
          ...starts,
          'kB of the file per payment': { unit: 'kB', rounds: [bytes / 1000] },
        });
      }
    } finally {
      ledger.stop();
      rmSync(folder, { recursive: true, force: true });
    }
    return figuresBySize('payments', measured);
  },
};

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** Pages of the list as the store reads them, and searches as the app goes through the history. */
async function asked(store: PaymentStore, size: number, rounds: number): Promise<AtSize> {
  const figures: Record<string, { readonly unit: 'ms'; readonly rounds: number[] }> = {};
  const add = (what: string, ms: number) => {
    figures[what] = { unit: 'ms', rounds: [...(figures[what]?.rounds ?? []), ms] };
  };
  for (let round = 0; round < rounds; round += 1) {
    add(
      'first page',
      timed(() => store.page({ offset: 0, limit: 100 })),
    );
    add(
      'a page in the middle',
      timed(() => store.page({ offset: size / 2, limit: 100 })),
    );
    for (const [what, search] of Object.entries(SEARCHES)) {
      const stands: number[] = [];
      let since = performance.now();
      const looking = createPaymentSearch(store, {
        pause: async () => {
          stands.push(performance.now() - since);
          await yieldToEventLoop();
          since = performance.now();
        },
      });
      const began = performance.now();
      await looking.ids({ search, offset: 0, limit: 100, upToId: store.newestId() });
      add(`${what}: until found`, performance.now() - began);
      add(`${what}: longest stand`, Math.max(...stands, performance.now() - since));
    }
  }
  return figures;
}

async function started(ledger: LedgerProcess, folder: string, rounds: number): Promise<AtSize> {
  const subject = {
    name: CHIME.name,
    command: (url: string, accounts: readonly string[]) => CHIME.command(url, accounts, folder),
  };
  const processor: number[] = [];
  const resident: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const running = await startSubject(subject, ledger.url, ACCOUNTS.slice(0, 1));
    processor.push(processorMs(running.pid));
    resident.push(residentMb(running.pid));
    await running.stop();
  }
  return {
    'processor until connected': { unit: 'ms', rounds: processor },
    'memory when connected': { unit: 'MB', rounds: resident },
  };
}
