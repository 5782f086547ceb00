import type { AccountCredits } from '../../payments/classify/classify.types.ts';
import { readCredits } from '../../payments/classify/read-credits.ts';
import { asAddress } from '../../xrpl/protocol/json.ts';
import { ledgerTimeToIso } from '../../xrpl/protocol/ledger-time.ts';
import type { JsonValue, ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import { parseLedgerTransaction } from '../../xrpl/protocol/wire-transaction.ts';
import { hexOf } from '../bytes/encoded.ts';
import type { Proof } from './evidence.ts';

/** What a proved transaction brought to one account. */
export interface ProvedCredits extends AccountCredits {
  readonly account: string;
}

/**
 * The transaction of a proof as every other one of the app, read from the proved bytes. Null where the codec does not
 * know something in it: then it is proved, and what it brought cannot be said here.
 */
export async function transactionOf(
  proof: Pick<Proof, 'transaction' | 'metadata' | 'hash' | 'ledger'>,
): Promise<ValidatedTransaction | null> {
  const { decode } = await import('ripple-binary-codec');
  const { ledgerIndex, closeTime } = proof.ledger;
  try {
    const entry = {
      ...decode(hexOf(proof.transaction)),
      metaData: decode(hexOf(proof.metadata)),
      hash: proof.hash,
    };
    return parseLedgerTransaction(entry, ledgerIndex, ledgerTimeToIso(closeTime));
  } catch {
    return null;
  }
}

/** What a transaction brought to whom, by the rules of every other payment. */
export function allCreditsOf(transaction: ValidatedTransaction): readonly ProvedCredits[] {
  return addressesIn(transaction).flatMap((account) => {
    const credits = readCredits(transaction, account);
    return credits === null ? [] : [{ ...credits, account }];
  });
}

/** Addresses in a transaction and its metadata, in the order in which they are named. */
function addressesIn({ tx, meta }: ValidatedTransaction): readonly string[] {
  const found = new Set<string>();
  const open: (JsonValue | undefined)[] = [meta, tx];
  while (open.length > 0) {
    const value = open.pop();
    const address = asAddress(value);
    if (address !== null) found.add(address);
    else if (typeof value === 'object' && value !== null) open.push(...Object.values(value).reverse());
  }
  return [...found];
}
