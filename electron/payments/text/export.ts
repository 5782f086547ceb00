import { type Payment, safeText } from '../../contract/index.ts';

/** A payment for an export; `label` and `alerted` are optional columns. */
export interface ExportedPayment extends Payment {
  readonly label?: string;
  readonly alerted?: boolean;
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
  ['memos', (payment) => payment.memos.map((memo) => memo.data ?? memo.dataHex ?? '').join(' | ')],
  // The requested amount of a partial payment is left out on purpose: beside the amounts, somebody would add it to
  // them.
  ['partial_payment', (payment) => payment.partialOf !== null],
  ['ledger_index', (payment) => payment.ledgerIndex],
  ['hash', (payment) => payment.hash],
  ['alerted', (payment) => payment.alerted],
];

/** The CSV header line (RFC 4180: comma, CRLF). */
export function csvHeader(): string {
  return `${COLUMNS.map(([name]) => name).join(',')}\r\n`;
}

/** One CSV line. No spreadsheet takes a cell for a formula. */
export function csvRow(payment: ExportedPayment): string {
  return `${COLUMNS.map(([, value]) => csvCell(value(payment))).join(',')}\r\n`;
}

/**
 * A JSON array as chunks of text, one payment a line. It has the columns of the CSV, with exact values and with memos
 * and asset as they are.
 */
export function* jsonChunks(payments: Iterable<ExportedPayment>): Generator<string> {
  let opening = '[\n';
  for (const payment of payments) {
    yield opening + JSON.stringify(jsonRow(payment));
    opening = ',\n';
  }
  yield opening === '[\n' ? '[]\n' : '\n]\n';
}

/** A payment without the amounts that were only requested or claimed: amounts that never arrived are not exported. */
function jsonRow(payment: ExportedPayment): object {
  const { partialOf, deliveredAmount: _claimed, ...arrived } = payment;
  return { ...arrived, partialPayment: partialOf !== null };
}

/** A CSV file, as chunks of text. */
export function* csvChunks(payments: Iterable<ExportedPayment>): Generator<string> {
  yield csvHeader();
  for (const payment of payments) yield csvRow(payment);
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
