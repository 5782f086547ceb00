import type { LedgerRange, NetworkName } from '../../contract/index.ts';
import type { LedgerContents } from '../../xrpl/network-client.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import { mentionedAccounts } from '../live/mentioned-accounts.ts';
import type { Recorder } from '../record/recorder.ts';

export interface RecoveredRecorderDeps {
  readonly network: NetworkName;
  readonly recorder: Recorder;
  readonly addresses: () => ReadonlySet<string>;
  /** More of these accounts is examined now. */
  readonly examined: (accounts: Iterable<string>) => void;
}

/** Records what history brings, each piece in one commit with what it proves. Both methods throw when that fails. */
export class RecoveredRecorder {
  readonly #ports: RecoveredRecorderDeps;

  constructor(ports: RecoveredRecorderDeps) {
    this.#ports = ports;
  }

  /** False when the account is watched no longer: nothing was recorded then. */
  page(
    account: string,
    transactions: readonly ValidatedTransaction[],
    proven: readonly LedgerRange[],
  ): boolean {
    const { network, recorder, addresses, examined } = this.#ports;
    if (!addresses().has(account)) return false;
    const items = transactions.map((transaction) => ({ transaction, account }));
    recorder.record(items, 'recovered', proven.length === 0 ? [] : [{ network, account, ranges: proven }]);
    if (proven.length > 0) examined([account]);
    return true;
  }

  ledger(accounts: readonly string[], contents: LedgerContents): void {
    const { network, recorder, addresses, examined } = this.#ports;
    const watched = new Set(accounts.filter((account) => addresses().has(account)));
    const range: LedgerRange = [contents.ledgerIndex, contents.ledgerIndex];
    const items = contents.transactions.flatMap((transaction) =>
      mentionedAccounts(transaction, watched).map((account) => ({ transaction, account })),
    );
    const advances = [...watched].map((account) => ({ network, account, ranges: [range] }));
    recorder.record(items, 'recovered', advances);
    examined(watched);
  }
}
