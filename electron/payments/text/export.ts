import { type AlertOutcome, memoText, type Payment, safeText } from '../../contract/index.ts';

/** A payment for an export; `label`, `alerted` and `outcome` are optional columns. */
export interface ExportedPayment extends Payment {
  readonly label?: string;
  readonly alerted?: boolean;
  readonly outcome?: AlertOutcome | null;
}

type Cell = string | number | boolean | null | undefined;

/** Columns of the CSV export, in order. Amounts are exact decimal strings; MPT amounts raw integers. */
const COLUMNS: readonly (readonly [name: string, value: (payment: ExportedPayment) => Cell])[] = [
  ['close_time', (payment) => payment.closeTime],
  ['network', (payment) => payment.network],
  ['account', (payment) => payment.account],
  ['label', (payment) => payment.label],
  ['kind', (payment) => payment.kind],
  ['transaction_type', (payment) => payment.transactionType],
  ['from', (payment) => payment.from],
  ['amount', (payment) => payment.amount],
  ['currency', ({ asset }) => ('currency' in asset ? asset.currency : null)],
  ['issuer', ({ asset }) => ('issuer' in asset ? asset.issuer : null)],
  ['mpt_issuance_id', ({ asset }) => ('mptIssuanceId' in asset ? asset.mptIssuanceId : null)],
  ['destination_tag', (payment) => payment.destinationTag],
  ['source_tag', (payment) => payment.sourceTag],
  ['invoice_id', (payment) => payment.invoiceId],
  ['memos', (payment) => payment.memos.map((memo) => memoText(memo) ?? memo.dataHex ?? '').join(' | ')],
  // The requested amount of a partial payment is left out on purpose: beside the amounts, somebody would add it to
  // them.
  ['partial_payment', (payment) => payment.partialOf !== null],
  ['ledger_index', (payment) => payment.ledgerIndex],
  ['hash', (payment) => payment.hash],
  ['alerted', (payment) => payment.alerted],
  ['notification', ({ outcome }) => (outcome ? outcomeWord(outcome) : null)],
  ['notified_at', ({ outcome }) => (outcome?.type === 'shown' ? outcome.at : null)],
];

/** What became of a notification, as one word: "single", "summary", "paused", "below-minimum", "muted-account". */
function outcomeWord(outcome: AlertOutcome): string {
  if (outcome.type === 'shown') return outcome.as;
  return outcome.type === 'suppressed' || outcome.type === 'held' ? outcome.reason : outcome.type;
}

/** How the payments of an export become the text of a file: its beginning, each payment, its end. */
interface ExportFormat {
  readonly begin: string;
  /** `index` counts from 0. */
  payment(payment: ExportedPayment, index: number): string;
  /** `count` is the number of payments written. */
  end(count: number): string;
}

export const EXPORT_FORMATS: Readonly<Record<'csv' | 'json', ExportFormat>> = {
  /** RFC 4180: comma, CRLF, a header line. No cell can be taken for a formula by a spreadsheet. */
  csv: {
    begin: `${COLUMNS.map(([name]) => name).join(',')}\r\n`,
    payment: (payment) => `${COLUMNS.map(([, value]) => csvCell(value(payment))).join(',')}\r\n`,
    end: () => '',
  },
  /** An array, one payment a line. Exact: every field as it is stored, memos and asset included. */
  json: {
    begin: '[',
    payment: (payment, index) => `${index === 0 ? '\n' : ',\n'}${JSON.stringify(jsonRow(payment))}`,
    end: (count) => (count === 0 ? ']\n' : '\n]\n'),
  },
};

/** A payment without what was only asked for or only claimed: an export names no amount that never arrived. */
function jsonRow({ partialOf, deliveredAmount: _claimed, ...arrived }: ExportedPayment): object {
  return { ...arrived, partialPayment: partialOf !== null };
}

/**
 * Spreadsheets run cells that begin with = + - @ as formulas, also after blanks and in full-width forms. An apostrophe
 * in front makes them text.
 */
const FORMULA_START = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
/**
 * Where the comma is the decimal sign, spreadsheets separate cells by semicolons and take quotation marks inside a line
 * for text: a cell may begin after any semicolon.
 */
const FORMULA_AFTER_SEMICOLON = /;(?=["\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

function csvCell(value: Cell): string {
  const text = value === null || value === undefined ? '' : safeText(String(value), 'cell');
  const harmless = typeof value === 'string' ? withoutFormulas(text) : text;
  return /[",\r\n;\t]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function withoutFormulas(text: string): string {
  return (FORMULA_START.test(text) ? `'${text}` : text).replaceAll(FORMULA_AFTER_SEMICOLON, ";'");
}
