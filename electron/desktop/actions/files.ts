import { access, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  app,
  dialog,
  type FileFilter,
  type OpenDialogOptions,
  type SaveDialogOptions,
  shell,
} from 'electron';
import {
  type ExportedPayments,
  message,
  type Outcome,
  type PaymentQuery,
  type ProofSummary,
  type StoredPayment,
  UserFacingError,
} from '../../contract/index.ts';
import { matchingEntries } from '../../payments/alert-decision.ts';
import { labelOf } from '../../payments/text/account-label.ts';
import type { AppContext } from '../context/app-context.ts';
import { localDay } from '../history/local-days.ts';
import { storeQuery } from '../history/resolve-query.ts';
import { yieldToEventLoop } from '../history/yield-to-event-loop.ts';
import { provedFacts } from '../receipt/proved-facts.ts';
import { receiptPage } from '../receipt/receipt-page.ts';
import { readAccountList, writeAccountList } from './account-list-file.ts';
import type { AccountActions } from './accounts.ts';
import { DONE, done, failed } from './action-outcome.ts';
import { writeExport } from './export-file.ts';
import { writePrivateExport } from './private-export.ts';

const LARGEST_IMPORT = 5_000_000;

/** A payment that is proved, with its receipt as it is saved. */
interface ProvedPayment {
  readonly payment: StoredPayment;
  readonly receipt: string;
  readonly proof: ProofSummary;
}

/** Exports and imports through the platform's file dialogs; the value is null when the dialog is cancelled. */
export function createFileActions(context: AppContext, accounts: AccountActions) {
  /** The file that the last export wrote. */
  let exportedTo: string | null = null;

  async function askWhereTo(title: string, name: string, extension: string): Promise<string | null> {
    const options: SaveDialogOptions = {
      title,
      defaultPath: join(app.getPath('documents'), name),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    };
    const parent = context.dialogParent();
    const { canceled, filePath } = await (parent === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(parent, options));
    return canceled || filePath === '' ? null : filePath;
  }

  async function askWhichFile(title: string, filter: FileFilter): Promise<string | null> {
    const options: OpenDialogOptions = { title, filters: [filter], properties: ['openFile'] };
    const parent = context.dialogParent();
    const { canceled, filePaths } = await (parent === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options));
    return canceled ? null : (filePaths[0] ?? null);
  }

  function provedPayment(id: number): ProvedPayment | null {
    const { store } = context;
    const [payment, receipt, proof] = [store.payment(id), store.receiptOf(id), store.proofOf(id)];
    return payment === null || receipt === null || proof === null ? null : { payment, receipt, proof };
  }

  async function pageOf({ payment: { account, network }, receipt, proof }: ProvedPayment): Promise<string> {
    const { publisher } = proof.list;
    const { provedAt } = proof;
    const facts = await provedFacts(receipt, account, { publisher, provedAt, pause: yieldToEventLoop });
    return receiptPage(facts, {
      ...{ i18n: context.i18n(), network },
      infoOf: ({ asset }) => context.infoOf(network, asset),
    });
  }

  return {
    async exportPayments(
      query: PaymentQuery,
      format: 'csv' | 'json',
    ): Promise<Outcome<ExportedPayments | 'canceled' | null>> {
      const { runningExport } = context;
      const isBusy = () => failed('export-running', context.i18n().t('error.exportRunning'));
      if (runningExport.isRunning()) return isBusy();
      const name = `xrpl-chime-payments-${localDay(new Date(context.now()))}.${format}`;
      const path = await askWhereTo(context.i18n().t('dialog.exportPayments'), name, format);
      if (path === null) return done(null);
      if (runningExport.isRunning()) return isBusy();
      const { store, search, settings } = context;
      const watched = settings.watched();
      const former = settings.formerAccounts();
      const labelled = (payment: StoredPayment) => {
        const entry = matchingEntries(payment, watched)[0] ?? matchingEntries(payment, former)[0];
        return entry === undefined ? payment : { ...payment, label: labelOf(entry) };
      };
      const options = { store, search, query: storeQuery(query, watched, former), format, labelled };
      const count = await runningExport.run((steps) => writeExport(path, { ...options, steps }));
      if (count === 'canceled') return done(count);
      exportedTo = path;
      return done({ path, count });
    },
    /**
     * Writes what proves a payment to anybody, in the form that other programs read where it can have that; or a page of
     * it to print.
     */
    async saveReceipt(
      id: number,
      form: 'receipt' | 'page',
    ): Promise<Outcome<{ readonly path: string } | null>> {
      const { t } = context.i18n();
      const proved = provedPayment(id);
      if (proved === null) return failed('not-proved', t('error.notProved'));
      const name = `xrpl-chime-receipt-${proved.payment.hash.slice(0, 12)}`;
      const path =
        form === 'receipt'
          ? await askWhereTo(t('dialog.saveReceipt'), `${name}.json`, 'json')
          : await askWhereTo(t('dialog.saveReceiptPage'), `${name}.html`, 'html');
      if (path === null) return done(null);
      const text = form === 'receipt' ? `${proved.receipt}\n` : await pageOf(proved);
      await writePrivateExport(path, (file) => file.writeFile(text));
      exportedTo = path;
      return done({ path });
    },
    async cancelExport(): Promise<Outcome> {
      await context.runningExport.cancel();
      return DONE;
    },
    /** Shows the file that the last export wrote where it lies, in the platform's file manager. */
    async showExported(): Promise<Outcome> {
      // The platform says nothing where there is no such file.
      const isThere =
        exportedTo !== null &&
        (await access(exportedTo).then(
          () => true,
          () => false,
        ));
      if (exportedTo === null || !isThere) return failed('no-export', context.i18n().t('error.exportGone'));
      shell.showItemInFolder(exportedTo);
      return DONE;
    },
    async exportAccounts(): Promise<Outcome<{ readonly path: string } | null>> {
      const path = await askWhereTo(
        context.i18n().t('dialog.exportAccounts'),
        'xrpl-chime-accounts.json',
        'json',
      );
      if (path === null) return done(null);
      const list = writeAccountList(context.settings.watched(), context.settings.contacts());
      await writePrivateExport(path, (file) => file.writeFile(list));
      exportedTo = path;
      return done({ path });
    },
    async importAccounts(): Promise<Outcome<ReturnType<AccountActions['addAll']> | null>> {
      const title = context.i18n().t('dialog.importAccounts');
      const path = await askWhichFile(title, { name: 'JSON', extensions: ['json'] });
      if (path === null) return done(null);
      try {
        if ((await stat(path)).size > LARGEST_IMPORT) throw new UserFacingError(message('import.too-large'));
        const list = readAccountList(await readFile(path, 'utf8'));
        const result = accounts.addAll(list.accounts);
        const known = context.settings.contacts();
        const fresh = list.contacts.filter(
          ({ address }) => !known.some((contact) => contact.address === address),
        );
        if (fresh.length > 0) context.settings.setContacts([...known, ...fresh]);
        return done(result);
      } catch (error) {
        // This text is for a list that is wrong; an error of the disk has its own.
        if (!(error instanceof UserFacingError)) throw error;
        return failed(
          'import',
          context.i18n().t('error.import', { reason: context.i18n().message(error.userMessage) }),
        );
      }
    },
    async chooseSound(): Promise<Outcome<{ readonly path: string } | null>> {
      const { t } = context.i18n();
      const path = await askWhichFile(t('dialog.chooseSound'), {
        name: t('dialog.soundFiles'),
        // Only what this computer plays is offered.
        extensions: [...context.soundFormats],
      });
      if (path === null) return done(null);
      context.settings.updateSettings({ soundFile: path });
      return done({ path });
    },
  };
}
