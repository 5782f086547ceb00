import type { StoredPayment } from '../../../electron/contract/index.ts';
import { HIDDEN_AMOUNT } from '../../../electron/contract/index.ts';
import { assetKey } from '../../../electron/payments/amounts/asset.ts';
import { describePayment } from '../../../electron/payments/text/describe.ts';
import { jsonLines } from '../../../electron/service/lines.ts';
import type { HashOf } from '../../../electron/verify/statement/transaction-hash.ts';
import { demand } from '../campaign.ts';
import { exact, type Statement } from './reading.ts';
import { fieldsOnLedger, WATCHED } from './seeds.ts';

const ACCOUNTS: readonly string[] = Object.values(WATCHED);
const XRP_PLACES = 10n ** 330n;
/** A remainder so small that the ledger's rounding explains it. */
const isDust = (amount: bigint, largest: bigint) => amount * 10n ** 12n < largest;

/** Whether the payments of one transaction are what a statement says, no more and no less. */
export function saysSo(statement: Statement, account: string, payments: readonly StoredPayment[]): boolean {
  const read = statement.creditsOf(account);
  const stated = payments.every(({ asset, amount, ledgerIndex }) => {
    if (ledgerIndex !== statement.ledgerIndex) return false;
    if (amount === HIDDEN_AMOUNT) return statement.tx.TransactionType === 'ConfidentialMPTSend';
    const value = exact(amount);
    if (value === null) return false;
    if ('mptIssuanceId' in asset) return value <= statement.mostMpt(account, asset.mptIssuanceId);
    return read.get(assetKey(asset)) === value;
  });
  const largest = [...read.values()].reduce((most, value) => (value > most ? value : most), 0n);
  const recorded = new Set(payments.map(({ asset }) => assetKey(asset)));
  return stated && [...read].every(([key, value]) => recorded.has(key) || isDust(value, largest));
}

/** Whether nobody may believe it, by what is in the message alone. It counts only where it brings something. */
export function cannotBe(statement: Statement, announced: (ledgerIndex: number) => string | null): boolean {
  const brings = ACCOUNTS.some((account) => statement.creditsOf(account).size > 0);
  if (!brings) return false;
  const told = announced(statement.ledgerIndex);
  const said = typeof statement.ledgerHash === 'string' ? statement.ledgerHash.toUpperCase() : '';
  const isOther = told !== null && /^[0-9A-F]{64}$/.test(said) && said !== told;
  const tooMuch = ACCOUNTS.some(
    (account) => (statement.creditsOf(account).get('XRP') ?? 0n) > 100_000_000_000n * XRP_PLACES,
  );
  const isScattered = ACCOUNTS.some((account) => paysSeveral(statement, account));
  return statement.contradictsItself || statement.holdsTooMuch || tooMuch || isOther || isScattered;
}

/** These move one asset to their receiver; others come from the receiver's own offers. */
const ONE_ASSET = ['Payment', 'CheckCash', 'EscrowFinish', 'PaymentChannelClaim', 'AccountDelete'];

function paysSeveral({ tx, creditsOf, hasOfferOf, fallenOf }: Statement, account: string): boolean {
  if (!ONE_ASSET.includes(String(tx.TransactionType)) || tx.Account === account || hasOfferOf(account))
    return false;
  const rippled = fallenOf(account);
  const names = [...creditsOf(account).keys()].map((key) => key.split('.')[0]);
  return new Set(names.filter((name) => !rippled.has(name))).size > 1;
}

/** A payment that alerts has the hash of its transaction, where anybody can compute it. */
export function hasItsHash({ tx, hash }: Statement, hashOf: HashOf): boolean {
  const computed = hashOf(fieldsOnLedger(tx));
  return computed === null || computed === hash;
}

/** Longest that a payment may be in any form that leaves the app: eight memos of a kilobyte in hex, and some. */
const MOST_TEXT = 16 * 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u;

/** What people and programs are given of a payment is bounded, and does to no reader what a stranger wants. */
export function judgeTexts(payment: StoredPayment): void {
  const line = jsonLines.payment(payment, 'Shop', null);
  demand(!line.includes('\n') && line.length < MOST_TEXT, () => `a line of ${line.length} characters`);
  demand(
    /^\d{1,203}(?:\.\d{1,203})?$/.test(payment.amount) || payment.amount === HIDDEN_AMOUNT,
    () => payment.amount,
  );
  const { title, body } = describePayment(payment, { label: 'Shop', locale: 'en' });
  demand(
    !UNSEEN.test(title + body) && title.length + body.length < 1000,
    () => `a notification of ${title} ${body}`,
  );
}
