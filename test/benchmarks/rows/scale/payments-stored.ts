import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPaymentStore, type PaymentStore } from '../../../../electron/store/database/payment-store.ts';
import { type AtSize, figuresBySize } from '../../harness/by-size.ts';
import { processorMs, residentMb } from '../../harness/kernel.ts';
import { type LedgerProcess, startLedger } from '../../harness/ledger-process.ts';
import type { Row } from '../../harness/row.ts';
import { CHIME, startSubject } from '../../harness/subject.ts';
import { ACCOUNTS, addressOf, recordHistory } from '../../large-history.ts';

const SIZES = [10_000, 100_000, 300_000, 1_000_000];
/** Connected means that a ledger has come. */
const LEDGER_MS = 200;

const QUESTIONS = {
  'first page': {},
  'a page in the middle': { isInTheMiddle: true },
  'search of one letter': { search: 'r' },
  'search of a sender': { search: addressOf('sender 7') },
  'search of a memo': { search: 'order 4320' },
} as const;

/** Payments in the database: what a start costs, how long the store takes for a page of the list, and the file's size. */
export const paymentsStored: Row = {
  name: 'scale: payments stored',
  isLong: true,
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
        const answers = asked(store, size, rounds);
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

function asked(store: PaymentStore, size: number, rounds: number): AtSize {
  const took = (question: { readonly search?: string; readonly isInTheMiddle?: boolean }) => {
    const { isInTheMiddle, ...rest } = question;
    const query = { ...rest, offset: isInTheMiddle === true ? size / 2 : 0, limit: 100 };
    store.page(query);
    return Array.from({ length: rounds }, () => {
      const began = performance.now();
      store.page(query);
      return performance.now() - began;
    });
  };
  return Object.fromEntries(
    Object.entries(QUESTIONS).map(([name, question]) => [name, { unit: 'ms', rounds: took(question) }]),
  );
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
