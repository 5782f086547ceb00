import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { StoredPayment } from '../../contract/index.ts';
import { csvHeader, csvRow, type ExportedPayment } from '../../payments/text/export.ts';
import type { PaymentStore, StoreQuery } from '../../store/database/store.types.ts';
import { inSlices, type Pause, yieldToEventLoop } from '../history/yield-to-event-loop.ts';

export interface ExportOptions {
  readonly store: Pick<PaymentStore, 'matching' | 'payments'>;
  /** What to export; null matches nothing. */
  readonly query: StoreQuery | null;
  readonly format: 'csv' | 'json';
  /** A payment with its account's label. */
  readonly labelled: (payment: StoredPayment) => ExportedPayment;
  readonly pause?: Pause;
}

/** Payments read and written between two pauses: some milliseconds. */
const SLICE = 250;

/**
 * Writes everything that matches to a file, newest first, and says how many that were. What matches is decided at once:
 * what arrives while it is written is not in it. An export that fails halfway leaves what was there before.
 */
export async function writeExport(path: string, options: ExportOptions): Promise<number> {
  const partial = `${path}.part`;
  const file = await open(partial, 'w');
  try {
    const count = await writePayments(file, options);
    await file.close();
    await rename(partial, path);
    return count;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

async function writePayments(
  file: FileHandle,
  { store, query, format, labelled, pause = yieldToEventLoop }: ExportOptions,
): Promise<number> {
  const ids = query === null ? [] : store.matching(query);
  let count = 0;
  await file.write(format === 'csv' ? csvHeader() : '[');
  for await (const slice of inSlices(ids, SLICE, pause)) {
    let text = '';
    for (const payment of store.payments(slice).map(labelled)) {
      if (format === 'csv') text += csvRow(payment);
      else text += `${count === 0 ? '\n' : ',\n'}${JSON.stringify(payment)}`;
      count++;
    }
    await file.write(text);
  }
  if (format === 'json') await file.write(count === 0 ? ']\n' : '\n]\n');
  return count;
}
