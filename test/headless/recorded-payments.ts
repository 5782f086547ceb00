import { addressOf, readTruth } from '../payments/support/recorded.ts';
import { type Changes, designedCredit, measuredChanges } from '../payments/support/truth-changes.ts';

/**
 * What headless must print for the recorded scenario, by truth.json alone (balances as measured before and after
 * each transaction): "account hash asset amount" for every asset that a Payment brought.
 */
export function expectedPaymentLines(): readonly string[] {
  return readTruth()
    .filter(({ type, ledger_index }) => type === 'Payment' && ledger_index !== null)
    .flatMap(({ hash, expected }) =>
      (['W', 'W2'] as const).flatMap((name) => {
        const side = expected[name];
        if (!side.received) return [];
        const account = addressOf(name);
        // Several transactions of one ledger could not be measured apart; there the scenario's design counts.
        const changes: Changes = measuredChanges(side, account) ?? designedCredit(side, account);
        return Object.entries(changes)
          .filter(([, amount]) => !amount.startsWith('-'))
          .map(([asset, amount]) => `${account} ${hash} ${asset} ${amount}`);
      }),
    )
    .toSorted();
}

/** A payment line of headless in the same words. */
export function paymentLineText(line: Readonly<Record<string, unknown>>): string {
  const { currency, issuer, mptIssuanceId } = line.asset as Readonly<Record<string, string>>;
  const asset = mptIssuanceId ? `mpt:${mptIssuanceId}` : issuer ? `${currency}.${issuer}` : currency;
  return `${line.account} ${line.hash} ${asset} ${line.amount}`;
}
