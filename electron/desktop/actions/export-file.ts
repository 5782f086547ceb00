import type { FileHandle } from 'node:fs/promises';
import type { StoredPayment } from '../../contract/index.ts';
import { EXPORT_FORMATS, type ExportedPayment } from '../../payments/text/export.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { StoreQuery } from '../../store/database/store.types.ts';
import type { ExportSteps } from '../context/running-export.ts';
import type { PaymentSearch } from '../history/payment-search.ts';
import { inSlices, type Pause, yieldToEventLoop } from '../history/yield-to-event-loop.ts';
import { writePrivateExport } from './private-export.ts';

export interface ExportOptions {
  readonly store: Pick<PaymentStore, 'payments' | 'newestId'>;
  readonly search: Pick<PaymentSearch, 'ids'>;
  /** What to export; null matches nothing. */
  readonly query: StoreQuery | null;
  readonly format: 'csv' | 'json';
  /** Adds the label of its account to a payment. */
  readonly labelled: (payment: StoredPayment) => ExportedPayment;
  readonly steps?: ExportSteps;
  readonly pause?: Pause;
}

/** Payments read and written between two pauses; takes some milliseconds. */
const SLICE = 250;

/**
 * Writes everything that matches and is not disputed to a file, newest first; returns the number of payments. What matches is decided at
 * once: a payment that arrives during the export is not in it. An export that fails or is canceled leaves the file that
 * was there before. @throws what the file system or the database throws, and the signal's reason once it is aborted.
 */
export function writeExport(path: string, options: ExportOptions): Promise<number> {
  return writePrivateExport(path, (file) => writePayments(file, options), options.steps?.signal);
}

async function writePayments(
  file: FileHandle,
  { store, search, query, format, labelled, steps, pause = yieldToEventLoop }: ExportOptions,
): Promise<number> {
  const ids = query === null ? [] : await search.ids({ ...query, upToId: store.newestId() });
  const { begin, payment: textOf, end } = EXPORT_FORMATS[format];
  let count = 0;
  let disputed = 0;
  await file.write(begin);
  for await (const slice of inSlices(ids, SLICE, pause)) {
    steps?.signal.throwIfAborted();
    const stored = store.payments(slice);
    const payments = stored.filter(({ trust }) => trust !== 'disputed').map(labelled);
    disputed += stored.length - payments.length;
    await file.write(payments.map((payment, index) => textOf(payment, count + index)).join(''));
    count += payments.length;
    steps?.onProgress({ written: count, count: ids.length - disputed });
  }
  await file.write(end(count));
  return count;
}
