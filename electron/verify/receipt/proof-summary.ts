import type { ProofSummary } from '../../contract/index.ts';
import { ledgerTimeToIso } from '../../xrpl/protocol/ledger-time.ts';
import { hexOf } from '../bytes/encoded.ts';
import { publisherName } from '../validators/publishers.ts';
import type { Evidence, Proof } from './evidence.ts';
import { isXpop } from './receipt.ts';

/** What a proof says, as the app keeps and shows it. `at`: ISO 8601. */
export function summaryOf(proof: Proof, evidence: Evidence, at: string): ProofSummary {
  const { ledger, signedLedger, list, votes, listed, needed } = proof;
  const time = (seconds: number) => ledgerTimeToIso(seconds) ?? '';
  return {
    provedAt: at,
    ledgerIndex: ledger.ledgerIndex,
    ledgerHash: hexOf(ledger.hash),
    closeTime: time(ledger.closeTime),
    signedLedgerIndex: signedLedger.ledgerIndex,
    signedLedgerHash: hexOf(signedLedger.hash),
    ...{ votes, listed, needed },
    list: {
      publisher: list.publisher,
      name: publisherName(list.publisher),
      sequence: list.sequence,
      expiration: time(list.expiration),
    },
    form: isXpop(evidence) ? 'xpop' : 'own',
  };
}
