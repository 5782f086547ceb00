/**
 * What a server forges of that by which a payment can be proved.
 * @internal
 */
export const PROOF_LIES = [
  /** The metadata of one transaction is another's. */
  'forged-metadata',
  /** The ledger holds one transaction more. */
  'extra-leaf',
  /** The ledger's header names another tree. */
  'another-root',
  /** Headers are of ledgers that are no parents of the signed one. */
  'other-branch',
  /** Two of the validators are heard, and no others. */
  'too-few-votes',
  /** One validator's vote comes in place of all others'. */
  'one-vote-many-times',
  /** Signatures are not by the keys that they name. */
  'forged-signatures',
] as const;
export type ProofLie = (typeof PROOF_LIES)[number];

interface Answer {
  readonly result?: { readonly ledger?: { ledger_data?: string; transactions?: Record<string, string>[] } };
}

/** An answer to `ledger` in binary form, as text, as a forger gives it. Others, and other lies, leave it as it is. */
export function forgedLedger(text: string, lie: ProofLie): string {
  const message = JSON.parse(text) as Answer;
  const ledger = message.result?.ledger;
  if (typeof ledger?.ledger_data !== 'string') return text;
  const rows = ledger.transactions;
  const [first, second] = rows ?? [];
  switch (lie) {
    case 'forged-metadata':
      for (const name of ['meta', 'meta_blob'])
        if (first?.[name] !== undefined && second?.[name] !== undefined)
          [first[name], second[name]] = [second[name], first[name]];
      break;
    case 'extra-leaf':
      if (first !== undefined)
        rows?.push({ ...first, hash: 'AB'.repeat(32), tx_blob: changed(String(first.tx_blob), 10) });
      break;
    case 'another-root':
      ledger.ledger_data = changed(ledger.ledger_data, TRANSACTIONS_HASH);
      break;
    case 'other-branch':
      ledger.ledger_data = changed(ledger.ledger_data, ACCOUNTS_HASH);
      break;
    default:
      return text;
  }
  return JSON.stringify(message);
}

/** Messages of the validations stream, as texts, as a forger passes them on. */
export function forgedValidations(frames: readonly string[], lie: ProofLie | null): readonly string[] {
  switch (lie) {
    case 'too-few-votes':
      return frames.slice(0, 2);
    case 'one-vote-many-times':
      return frames.flatMap(() => frames.slice(0, 1));
    case 'forged-signatures':
      return frames.map((frame) => {
        const message = JSON.parse(frame) as { data: string };
        // A byte of the signing time, which comes before the signature.
        return JSON.stringify({ ...message, data: changed(message.data, 12) });
      });
    default:
      return frames;
  }
}

/** Where in a header these begin, in bytes. */
const TRANSACTIONS_HASH = 44;
const ACCOUNTS_HASH = 76;

/** One byte of hex text is another. */
function changed(hex: string, at: number): string {
  const bytes = Buffer.from(hex, 'hex');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('hex').toUpperCase();
}
