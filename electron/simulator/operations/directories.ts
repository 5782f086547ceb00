import type { LedgerCore } from '../ledger/ledger-core.ts';
import type { TransactionBuilder } from '../ledger/transaction-builder.ts';

/**
 * Lists the owner directories of these accounts in the metadata, as rippled does wherever an object is created or
 * removed. They name the account (Owner) and change no balance.
 */
export function mentionDirectories(
  core: LedgerCore,
  builder: TransactionBuilder,
  ...owners: readonly string[]
): void {
  for (const owner of new Set(owners)) {
    const index = core.state.entry('DirectoryNode', owner, {}).index;
    const fields = { Flags: 0, Owner: owner, RootIndex: index };
    builder.mention({ type: 'DirectoryNode', index, fields, lastTransaction: null });
  }
}
