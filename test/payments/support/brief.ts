import type { AccountCredits } from '../../../electron/payments/classify/classify.types.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { BOB, CAROL, transaction } from './build.ts';
import { ALICE, SHOP } from './payments.ts';

/** What a successful transaction of Alice's brings to the shop. */
export function read(
  tx: JsonObject,
  nodes: readonly JsonObject[],
  meta: JsonObject = {},
): AccountCredits | null {
  return readCredits(transaction(tx, nodes, meta), SHOP);
}

/** Kind, sender and amounts in one line: "payment from rAlice: 10 XRP". */
export function brief(credits: AccountCredits | null): string | null {
  if (credits === null) return null;
  const amounts = credits.credits.map(({ asset, amount }) => {
    const code = 'mptIssuanceId' in asset ? 'MPT' : asset.currency;
    return `${amount} ${code}${'issuer' in asset && asset.issuer === SHOP ? ' (own)' : ''}`;
  });
  const names: Record<string, string> = {
    [ALICE]: 'Alice',
    [BOB]: 'Bob',
    [CAROL]: 'Carol',
    [SHOP]: 'itself',
  };
  return `${credits.kind} from ${credits.from === null ? 'nobody' : (names[credits.from] ?? credits.from)}: ${amounts.join(', ')}`;
}
