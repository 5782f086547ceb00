import { toDrops, XRP } from '../ledger/amounts.ts';
import type { LedgerCore } from '../ledger/ledger-core.ts';
import type { SimulatedTransaction } from '../ledger/simulated-transaction.ts';
import { TransactionBuilder } from '../ledger/transaction-builder.ts';
import { type CommonFields, commonFields } from './common-fields.ts';
import { mentionDirectories } from './directories.ts';

/** XChainClaim: the account claims XRP that was sent to it on another chain, out of the bridge's door account. */
export function claimFromBridge(
  core: LedgerCore,
  options: CommonFields & { readonly account: string; readonly amount: string; readonly door?: string },
): SimulatedTransaction {
  const account = core.resolve(options.account);
  const door = core.resolve(options.door ?? 'Bridge door');
  for (const each of [account, door]) core.ensureAccount(each);
  const drops = toDrops(options.amount);
  const claimId = core.nextObject().toString(16);
  const bridge = {
    IssuingChainDoor: core.resolve('Far door'),
    IssuingChainIssue: { currency: 'XRP' },
    LockingChainDoor: door,
    LockingChainIssue: { currency: 'XRP' },
  };
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'XChainClaim',
    Account: account,
    Amount: drops.toString(),
    Destination: account,
    XChainBridge: bridge,
    XChainClaimID: claimId,
    ...commonFields(options),
  });
  builder.remove(
    core.state.entry('XChainOwnedClaimID', `${account}/${claimId}`, {
      Account: account,
      Flags: 0,
      OtherChainSource: core.resolve('Far sender'),
      OwnerNode: '0',
      SignatureReward: '0',
      XChainBridge: bridge,
      XChainClaimAttestations: [],
      XChainClaimID: claimId,
    }),
  );
  builder.move(XRP, door, account, options.amount, drops);
  mentionDirectories(core, builder, account);
  builder.credit(account, XRP, options.amount, 'bridge');
  return core.submit(builder);
}
