import { createHash } from 'node:crypto';
import { type AssetAmount, languageOf, type Memo, memoText, type NetworkName } from '../../contract/index.ts';
import type { AssetInfo } from '../../payments/amounts/asset-info.ts';
import { formatAmount, formatAsset } from '../../payments/amounts/format.ts';
import type { I18n } from '../texts/i18n.ts';
import { escapeHtml, qrCode } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { ProvedFacts } from './proved-facts.ts';

export interface ReceiptPageOptions {
  readonly i18n: Pick<I18n, 'locale' | 't' | 'network'>;
  readonly network: NetworkName;
  readonly infoOf: (amount: AssetAmount) => AssetInfo | null;
}

/**
 * A receipt as an HTML page to print: one file that loads nothing, runs nothing and links nowhere. It holds what the
 * receipt proves, and no name that only the user gave: whoever gets the page learns nothing of the address book.
 */
export async function receiptPage(facts: ProvedFacts, options: ReceiptPageOptions): Promise<string> {
  const { locale, t } = options.i18n;
  const hash = createHash('sha256').update(PAGE_STYLE).digest('base64');
  const title = escapeHtml(t('receipt.title'));
  return [
    '<!doctype html>',
    `<html lang="${languageOf(locale)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${title} ${facts.hash.slice(0, 12)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<header>',
    '<div>',
    `<h1>${title}</h1>`,
    ...facts.credits.map((amount) => `<p class="amount">${amountText(amount, options)}</p>`),
    `<p class="signed">${escapeHtml(signedText(facts, options))}</p>`,
    '</div>',
    await qrCode(facts.hash, t('receipt.qr')),
    '</header>',
    '<dl>',
    ...paymentEntries(facts, options),
    '</dl>',
    `<h2>${escapeHtml(t('receipt.proof'))}</h2>`,
    '<dl>',
    ...proofEntries(facts, options),
    '</dl>',
    `<p class="note">${escapeHtml(t('receipt.note'))}</p>`,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function amountText(amount: AssetAmount, { i18n, infoOf }: ReceiptPageOptions): string {
  const info = infoOf(amount);
  const { issuer } = formatAsset(amount.asset, info);
  const issued =
    issuer === null
      ? ''
      : ` <span class="issuer">${escapeHtml(i18n.t('receipt.issuedBy', { issuer }))}</span>`;
  return `<bdi>${escapeHtml(formatAmount(amount, i18n.locale, info))}</bdi>${issued}`;
}

function signedText({ proof }: ProvedFacts, { i18n }: ReceiptPageOptions): string {
  return i18n.t('trust.proved', { votes: `${proof.votes.length}`, listed: `${proof.listed}` });
}

function paymentEntries(facts: ProvedFacts, { i18n, network }: ReceiptPageOptions): readonly string[] {
  const { t, locale } = i18n;
  const { account, from, destinationTag, sourceTag, invoiceId, memos, proof } = facts;
  return [
    entry(t('receipt.to'), code(account)),
    ...(destinationTag === null ? [] : [entry(t('receipt.destinationTag'), code(`${destinationTag}`))]),
    entry(t('receipt.from'), from === null ? escapeHtml(t('receipt.nobody')) : code(from)),
    ...(sourceTag === null ? [] : [entry(t('receipt.sourceTag'), code(`${sourceTag}`))]),
    ...(invoiceId === null ? [] : [entry(t('receipt.invoiceId'), code(invoiceId))]),
    ...memos.flatMap((memo) => memoEntry(memo, t('receipt.memo'))),
    entry(t('receipt.time'), time(proof.closeTime, locale)),
    entry(t('receipt.ledger'), escapeHtml(`${whole(proof.ledgerIndex, locale)}, ${i18n.network(network)}`)),
    entry(t('receipt.hash'), code(facts.hash)),
  ];
}

/** What the sender wrote, where it is text. */
function memoEntry(memo: Memo, name: string): readonly string[] {
  const text = memoText(memo);
  return text === null ? [] : [entry(name, `<bdi class="memo">${escapeHtml(text)}</bdi>`)];
}

function proofEntries({ proof }: ProvedFacts, { i18n }: ReceiptPageOptions): readonly string[] {
  const { t, locale } = i18n;
  const { list, votes, listed, needed, ledgerHash, signedLedgerIndex, signedLedgerHash, ledgerIndex } = proof;
  const domains = votes.flatMap(({ domain }) => domain ?? []).toSorted();
  const counts = { votes: `${votes.length}`, listed: `${listed}`, needed: `${needed}` };
  const isLater = signedLedgerIndex !== ledgerIndex;
  const later = t('receipt.later', { ledger: whole(signedLedgerIndex, locale) });
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(list.expiration));
  const publisher = list.name ?? list.publisher;
  return [
    entry(t('receipt.signedBy'), escapeHtml(t('receipt.counts', counts))),
    entry(t('receipt.ledgerHash'), code(ledgerHash)),
    ...(isLater ? [entry(t('receipt.signed'), `${escapeHtml(later)}<br>${code(signedLedgerHash)}`)] : []),
    entry(
      t('receipt.list'),
      escapeHtml(t('receipt.listOf', { publisher, sequence: `${list.sequence}`, date: until })),
    ),
    ...(domains.length === 0 ? [] : [entry(t('receipt.validators'), escapeHtml(domains.join(', ')))]),
  ];
}

/** `value` is markup. */
function entry(name: string, value: string): string {
  return `<div><dt>${escapeHtml(name)}</dt><dd>${value}</dd></div>`;
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/** In the user's time zone, and in UTC, which everybody can compare. */
function time(iso: string, locale: string): string {
  const own = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long' }).format(new Date(iso));
  return `<time datetime="${escapeHtml(iso)}">${escapeHtml(own)}</time> <span class="quiet">(${escapeHtml(iso)})</span>`;
}

function whole(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}
