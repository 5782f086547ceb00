import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { type Outcome, type PaymentQuery, sentence } from '../../contract.ts';
import { matchingEntries } from '../../payments/alert-decision.ts';
import { csvHeader, csvRow, type ExportedPayment } from '../../payments/export.ts';
import { localDay } from '../state/days.ts';
import type { Desk } from '../state/desk.ts';
import { labelOf } from '../state/payment-rows.ts';
import { storeQuery } from '../state/store-query.ts';
import { SaidError, sentenceOf } from '../texts/said-error.ts';
import { readAccountList, writeAccountList } from './account-list-file.ts';
import type { AccountActions } from './accounts.ts';
import { done, failed, failedBy } from './outcome.ts';

const BATCH = 500;
const LARGEST_IMPORT = 5_000_000;

/** Exports and imports, each by the platform's own file dialog; null when it is cancelled. */
export interface FileActions {
  exportPayments(
    query: PaymentQuery,
    format: 'csv' | 'json',
  ): Promise<Outcome<{ readonly path: string; readonly count: number } | null>>;
  exportAccounts(): Promise<Outcome<{ readonly path: string } | null>>;
  importAccounts(): Promise<Outcome<{ readonly added: number; readonly skipped: number } | null>>;
  chooseSound(): Promise<Outcome<{ readonly path: string } | null>>;
}

export function createFileActions(desk: Desk, accounts: AccountActions): FileActions {
  const internal = (error: unknown) =>
    failedBy(error, desk.words(), (reason) => desk.words().say('errorInternal', { reason }));

  async function askWhereTo(title: string, name: string, extension: string): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog({
      title,
      defaultPath: join(app.getPath('documents'), name),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    });
    return canceled || filePath === '' ? null : filePath;
  }

  /** Every payment that matches, read page by page so that a long history does not fill the memory. */
  function* matching(query: PaymentQuery): Generator<ExportedPayment> {
    const base = storeQuery(query, desk.settings.watched());
    if (base === null) return;
    for (let offset = 0; ; offset += BATCH) {
      const { rows } = desk.store.query({ ...base, offset, limit: BATCH });
      for (const payment of rows) {
        const entry = matchingEntries(payment, desk.settings.watched())[0];
        yield entry === undefined ? payment : { ...payment, label: labelOf(entry) };
      }
      if (rows.length < BATCH) return;
    }
  }

  return {
    async exportPayments(query, format) {
      const name = `xrpl-chime-payments-${localDay(new Date(desk.now()))}.${format}`;
      const path = await askWhereTo(desk.words().say('exportPayments'), name, format);
      if (path === null) return done(null);
      try {
        // What arrives while it is written would shift the pages.
        const steady = { ...query, upToId: query.upToId ?? desk.store.newestId() };
        return done({
          path,
          count: await writeWhole(path, (file) => writePayments(file, matching(steady), format)),
        });
      } catch (error) {
        return internal(error);
      }
    },
    async exportAccounts() {
      const path = await askWhereTo(desk.words().say('exportAccounts'), 'xrpl-chime-accounts.json', 'json');
      if (path === null) return done(null);
      try {
        await writeFile(path, writeAccountList(desk.settings.watched(), desk.settings.contacts()));
        return done({ path });
      } catch (error) {
        return internal(error);
      }
    },
    async importAccounts() {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: desk.words().say('importAccounts'),
        filters: [{ name: 'JSON', extensions: ['json'] }],
        properties: ['openFile'],
      });
      const path = filePaths[0];
      if (canceled || path === undefined) return done(null);
      try {
        if ((await stat(path)).size > LARGEST_IMPORT) throw new SaidError(sentence('import.tooLarge'));
        const list = readAccountList(await readFile(path, 'utf8'));
        const result = accounts.addAll(list.accounts);
        const known = desk.settings.contacts();
        const fresh = list.contacts.filter(
          ({ address }) => !known.some((contact) => contact.address === address),
        );
        if (fresh.length > 0) desk.settings.setContacts([...known, ...fresh]);
        desk.changed('contacts', 'accounts');
        return done(result);
      } catch (error) {
        return failed(
          'import',
          desk.words().say('errorImport', { reason: desk.words().tell(sentenceOf(error)) }),
        );
      }
    },
    async chooseSound() {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: desk.words().say('chooseSound'),
        filters: [
          {
            name: desk.words().say('soundFiles'),
            // Offered is only what can be heard.
            extensions: [...desk.soundFormats],
          },
        ],
        properties: ['openFile'],
      });
      const path = filePaths[0];
      if (canceled || path === undefined) return done(null);
      desk.settings.updateSettings({ soundFile: path });
      desk.changed('settings', 'notifications');
      return done({ path });
    },
  };
}

/** Writes beside the target and renames: an export that fails halfway leaves what was there before. */
async function writeWhole(path: string, write: (file: FileHandle) => Promise<number>): Promise<number> {
  const partial = `${path}.part`;
  const file = await open(partial, 'w');
  try {
    const count = await write(file);
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
  payments: Iterable<ExportedPayment>,
  format: 'csv' | 'json',
): Promise<number> {
  let count = 0;
  let text = format === 'csv' ? csvHeader() : '[';
  for (const payment of payments) {
    if (format === 'csv') text += csvRow(payment);
    else text += `${count === 0 ? '\n' : ',\n'}${JSON.stringify(payment)}`;
    count++;
    if (text.length > 65_536) {
      await file.write(text);
      text = '';
    }
  }
  await file.write(format === 'csv' ? text : `${text}${count === 0 ? '' : '\n'}]\n`);
  return count;
}
