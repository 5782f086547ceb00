import type {
  NetworkName,
  Outcome,
  ProofCost,
  ProofSummary,
  ProvedPeriod,
  StoredPayment,
} from '../../contract/index.ts';
import type { Proofs } from '../../verify/proof/proofs.ts';
import type { AppContext } from '../context/app-context.ts';
import { DONE, done, failed, failedBy } from './action-outcome.ts';

interface Ready {
  readonly payment: StoredPayment;
  readonly proofs: Proofs;
}

/** Proofs that a person asks for: of a payment, and of a period without a ledger left out. */
export function createProofActions(context: AppContext) {
  const t = () => context.i18n().t;
  const isBusy = () => failed('proof-running', t()('error.proofRunning'));

  function ready(id: number): Outcome<Ready> {
    const payment = context.store.payment(id);
    if (payment === null) return failed('unknown-payment', t()('error.unknownPayment'));
    const proofs = context.monitors.of(payment.network)?.proofs ?? null;
    if (proofs === null) return failed('not-watching', t()('error.notWatching'));
    return done({ payment, proofs });
  }

  return {
    cost(id: number): Outcome<ProofCost> {
      const found = ready(id);
      return found.ok ? done(found.value.proofs.costOf(found.value.payment)) : found;
    },
    async prove(id: number): Promise<Outcome<ProofSummary | 'canceled'>> {
      const found = ready(id);
      if (!found.ok) return found;
      const { proofs, payment } = found.value;
      try {
        const proved = await context.runningProof.run({ payment: id }, (steps) =>
          proofs.prove(payment, steps),
        );
        return proved === 'busy' ? isBusy() : done(proved);
      } catch (error) {
        return failedBy(error, context.i18n());
      }
    },
    /** Proves that none of the last so many ledgers was left out. */
    async provePeriod(network: NetworkName, ledgers: number): Promise<Outcome<ProvedPeriod | 'canceled'>> {
      const proofs = context.monitors.of(network)?.proofs ?? null;
      if (proofs === null) return failed('not-watching', t()('error.notWatching'));
      try {
        const proved = await context.runningProof.run({ network }, (steps) =>
          proofs.provePeriod(ledgers, steps),
        );
        return proved === 'busy' ? isBusy() : done(proved);
      } catch (error) {
        return failedBy(error, context.i18n());
      }
    },
    cancel(): Outcome {
      context.runningProof.cancel();
      return DONE;
    },
  };
}
