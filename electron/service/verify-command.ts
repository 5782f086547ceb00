import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatAmount } from '../payments/amounts/format.ts';
import { hexOf } from '../verify/bytes/encoded.ts';
import { checkEvidence, type Proof } from '../verify/receipt/evidence.ts';
import { allCreditsOf, transactionOf } from '../verify/receipt/proved-transaction.ts';
import { evidenceOf } from '../verify/receipt/receipt.ts';
import { Refused, unreadable } from '../verify/refused.ts';
import { PUBLISHERS } from '../verify/validators/publishers.ts';
import { ledgerTimeToIso } from '../xrpl/protocol/ledger-time.ts';
import type { ValidatedTransaction } from '../xrpl/protocol/transaction.ts';

const VERIFY_USAGE = `Usage: npm run --silent verify -- <receipt.json> [options]

Says what a receipt proves, without any server: an XPOP, or a receipt of this app. Ends with status 0 where it proves a
transaction, 1 where it proves nothing, 2 where the options are wrong.

  --publisher <key>   also trust lists of validators by this publisher (66 hex digits); can be repeated
  --json              print one JSON object
  --help`;

/** A receipt through 5,000 headers has 2 MB. */
const LARGEST_FILE_BYTES = 32 * 1024 * 1024;

const PROVED = 0;
const NOT_PROVED = 1;
const WRONG_OPTIONS = 2;

/** What a command prints, and its exit status. */
export interface CommandOutcome {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** `verify <file>`: never throws. */
export async function verifyCommand(argv: readonly string[]): Promise<CommandOutcome> {
  const options = optionsOf(argv);
  if (typeof options === 'string') return { status: WRONG_OPTIONS, out: '', error: options };
  if (options === null) return { status: PROVED, out: VERIFY_USAGE, error: '' };
  const { file, publishers, json } = options;
  try {
    const believed = new Set([...PUBLISHERS.map(({ key }) => key), ...publishers]);
    const proof = await checkEvidence(evidenceOf(readReceipt(file)), believed);
    const transaction = await transactionOf(proof);
    const out = json ? JSON.stringify(factsOf(proof, transaction)) : sentencesOf(proof, transaction);
    return { status: PROVED, out, error: '' };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, message } = error;
    const out = json ? JSON.stringify({ proved: false, code, message }) : `Not proved. ${message}`;
    return { status: NOT_PROVED, out, error: '' };
  }
}

interface Options {
  readonly file: string;
  readonly publishers: readonly string[];
  readonly json: boolean;
}

/** The options; null where help is asked for; a sentence where they are wrong. */
function optionsOf(argv: readonly string[]): Options | string | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: true,
      options: {
        publisher: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) return null;
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return `Name one receipt.\n\n${VERIFY_USAGE}`;
    const publishers = values.publisher ?? [];
    if (!publishers.every((key) => /^(?:ED|0[23])[0-9A-F]{64}$/i.test(key)))
      return '--publisher must be the key of a publisher: 66 hex digits that begin with ED, 02 or 03.';
    return { file, publishers: publishers.map((key) => key.toUpperCase()), json: values.json === true };
  } catch (error) {
    return `${error instanceof Error ? error.message.split('. ')[0] : error}.\n\n${VERIFY_USAGE}`;
  }
}

/** @throws Refused 'unreadable' where the file cannot be read, or is no JSON. */
function readReceipt(file: string): unknown {
  try {
    if (statSync(file).size > LARGEST_FILE_BYTES) return unreadable('receipt');
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return unreadable('receipt');
  }
}

function factsOf(proof: Proof, transaction: ValidatedTransaction | null) {
  const { ledger, signedLedger, list } = proof;
  return {
    proved: true,
    hash: proof.hash,
    transactionType: transaction?.tx.TransactionType ?? null,
    result: transaction?.result ?? null,
    ledgerIndex: ledger.ledgerIndex,
    ledgerHash: hexOf(ledger.hash),
    closeTime: ledgerTimeToIso(ledger.closeTime),
    signedLedgerIndex: signedLedger.ledgerIndex,
    signedLedgerHash: hexOf(signedLedger.hash),
    votes: proof.votes.length,
    listed: proof.listed,
    needed: proof.needed,
    validators: proof.votes,
    list: {
      publisher: list.publisher,
      name: nameOf(list.publisher),
      sequence: list.sequence,
      effective: list.effective === null ? null : ledgerTimeToIso(list.effective),
      expiration: ledgerTimeToIso(list.expiration),
    },
    credits: creditsOf(transaction),
  };
}

function creditsOf(transaction: ValidatedTransaction | null) {
  if (transaction === null) return null;
  return allCreditsOf(transaction).flatMap(({ account, kind, from, destinationTag, credits }) =>
    credits.map(({ asset, amount }) => ({ account, kind, from, destinationTag, asset, amount })),
  );
}

function sentencesOf(proof: Proof, transaction: ValidatedTransaction | null): string {
  const { ledger, signedLedger, list, votes, listed, needed } = proof;
  const index = (value: number) => value.toLocaleString('en');
  const domains = votes.flatMap(({ domain }) => domain ?? []);
  return [
    ...paidSentences(transaction),
    `Transaction ${proof.hash} is in ledger ${index(ledger.ledgerIndex)}, which closed on ${ledgerTimeToIso(ledger.closeTime)}.`,
    signedLedger.ledgerIndex === ledger.ledgerIndex
      ? `Proved: signed by ${votes.length} of ${listed} validators (${needed} are needed).`
      : `Proved: ledger ${index(signedLedger.ledgerIndex)}, which follows from it, is signed by ${votes.length} of ${listed} validators (${needed} are needed).`,
    `Their list was published by ${nameOf(list.publisher) ?? list.publisher}: number ${list.sequence}, in force until ${ledgerTimeToIso(list.expiration)}.`,
    ...(domains.length > 0 ? [`The validators say that they belong to ${domains.join(', ')}.`] : []),
    'It doesn’t prove who the people behind the addresses are, nor that a validator’s key was still good: a withdrawal that the receipt leaves out can’t be seen.',
  ].join('\n');
}

function paidSentences(transaction: ValidatedTransaction | null): readonly string[] {
  if (transaction === null)
    return ['What the transaction brought can’t be said: it has fields that this version doesn’t know.'];
  if (transaction.result !== 'tesSUCCESS')
    return [`The transaction failed (${transaction.result}) and paid nobody.`];
  const credits = allCreditsOf(transaction);
  if (credits.length === 0)
    return [`The ${String(transaction.tx.TransactionType)} brought nothing to anybody.`];
  return credits.flatMap(({ account, from, destinationTag, credits: amounts }) =>
    amounts.map((amount) => {
      const sender = from === null ? '' : ` from ${from}`;
      const tag = destinationTag === null ? '' : `, destination tag ${destinationTag}`;
      const issuer = 'issuer' in amount.asset ? ` (issued by ${amount.asset.issuer})` : '';
      return `${account} received ${formatAmount(amount, 'en')}${issuer}${sender}${tag}.`;
    }),
  );
}

function nameOf(publisher: string): string | null {
  return PUBLISHERS.find(({ key }) => key === publisher)?.name ?? null;
}
