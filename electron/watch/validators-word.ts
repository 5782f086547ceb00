import { type ProofSummary, type TrustLevel, VALIDATORS } from '../contract/index.ts';
import type { PaymentStore } from '../store/database/payment-store.ts';
import type { TransactionOfAccount } from '../store/database/store.types.ts';

/** What validators proved: the payment (by row id) that it was asked for, and what is kept of it. */
export interface KeptProof {
  readonly id: number;
  readonly summary: ProofSummary;
  /** JSON. */
  readonly receipt: string;
}

/**
 * Keeps the validators' word with those of servers, and their proof with it, in one commit: a payment is never proved in
 * one place and not in another. `proof` is null where they refute the payment. `at` in ISO 8601.
 * @throws StoreError when it could not be committed; then nothing was.
 */
export function keepValidatorsWord(
  store: Pick<PaymentStore, 'together' | 'saveProof' | 'setTrust' | 'paymentsOf' | 'statements'>,
  of: TransactionOfAccount,
  { proof, at }: { readonly proof: KeptProof | null; readonly at: string },
) {
  const trust: TrustLevel = proof === null ? 'disputed' : 'proved';
  return store.together(() => {
    if (proof !== null) store.saveProof(proof.id, proof.summary, proof.receipt);
    const stored = store.paymentsOf(of.network, of.account, of.hash);
    const [first] = stored;
    const { payments, sumsChanged } = store.setTrust(of, trust, {
      ...{ server: VALIDATORS, at },
      says: proof === null ? 'disagrees' : 'agrees',
      stated:
        proof === null || first === undefined
          ? null
          : {
              ...{ hash: of.hash, ledgerIndex: first.ledgerIndex, ledgerHash: proof.summary.ledgerHash },
              result: 'tesSUCCESS',
              amounts: stored.map(({ asset, amount }) => ({ asset, amount })),
            },
      ledgerHashCheck: proof === null ? null : 'same',
    });
    const servers = store.statements(first?.id ?? 0).map(({ server }) => server);
    return { payments, sumsChanged, servers, trust };
  });
}
