import { asAddress, objectOrEmpty } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { findNode } from './affected-nodes.ts';
import type { CreditContext, Verdict } from './classify.types.ts';
import { classifyNftSale } from './nft-sale.ts';
import { isKnownType } from './transaction-types.ts';

type Rule = (context: CreditContext) => Verdict;

/**
 * Decides the kind of a credit by the transaction's type and the account's role in it. docs/classification.md has the
 * table. Of types without a rule of their own, a known type by the account itself is an exchange, and everything else is
 * `other`: value never arrives silently because a type is new.
 */
export function classifyCredit(context: CreditContext): Verdict {
  const rule = RULES.get(context.type);
  if (rule !== undefined) return rule(context);
  const signer = asAddress(context.tx.Account);
  if (signer === context.account && isKnownType(context.type)) return ownExchange();
  return { kind: 'other', from: signer === context.account ? null : signer, terms: addressedTerms(context) };
}

/**
 * Whether this file or transaction-types.ts decides what a type brings to whom.
 * @internal
 */
export function isPlaced(type: string): boolean {
  return RULES.has(type) || isKnownType(type);
}

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['Payment', classifyPayment],
  ['ConfidentialMPTSend', classifyPayment],
  ['CheckCash', classifyCheckCash],
  ['EscrowFinish', classifyEscrowFinish],
  ['EscrowCancel', classifyEscrowCancel],
  ['PaymentChannelClaim', classifyChannel],
  // A PaymentChannelFund that finds the channel expired closes it and returns the rest to its owner.
  ['PaymentChannelFund', classifyChannel],
  ['AccountDelete', classifyAccountDelete],
  ['NFTokenAcceptOffer', (context) => classifyNftSale(context) ?? exchange(context)],
  ['XChainClaim', classifyBridge],
  ['XChainAddClaimAttestation', classifyBridge],
  ['XChainAddAccountCreateAttestation', classifyBridge],
  // Credits to a door account that is watched.
  ['XChainCommit', classifyBridge],
  ['XChainAccountCreateCommit', classifyBridge],
  ['OfferCreate', exchange],
  ['OfferCancel', exchange],
  ['AMMCreate', exchange],
  ['AMMDeposit', exchange],
  ['AMMWithdraw', exchange],
  ['AMMClawback', exchange],
  ['AMMDelete', exchange],
  ['AMMVote', exchange],
  ['SponsorshipSet', classifySponsorship],
  ['LoanSet', classifyLoan],
  ['AMMBid', (context) => ({ kind: 'refund', from: otherSigner(context), terms: null })],
]);

function classifyPayment(context: CreditContext): Verdict {
  const { tx, account } = context;
  const kind = tx.Account !== account && tx.Destination === account ? 'payment' : 'exchange';
  return { kind, from: asAddress(tx.Account), terms: addressedTerms(context) };
}

/** The writer of a check pays the account that cashes it; value only passes through other accounts. */
function classifyCheckCash(context: CreditContext): Verdict {
  if (context.tx.Account !== context.account) return exchange(context);
  const check = findNode(context.nodes, 'Check')?.final ?? null;
  return { kind: 'check', from: asAddress(check?.Account), terms: check };
}

function classifyEscrowFinish(context: CreditContext): Verdict {
  const escrow = findNode(context.nodes, 'Escrow')?.final ?? null;
  const owner = asAddress(escrow?.Account) ?? asAddress(context.tx.Owner);
  if (owner === context.account) return { kind: 'refund', from: owner, terms: escrow };
  if (escrow !== null && escrow.Destination !== context.account) return exchange(context);
  return { kind: 'escrow', from: owner, terms: escrow };
}

function classifyEscrowCancel(context: CreditContext): Verdict {
  const escrow = findNode(context.nodes, 'Escrow')?.final ?? null;
  const owner = asAddress(escrow?.Account) ?? asAddress(context.tx.Owner);
  return owner === context.account ? { kind: 'refund', from: owner, terms: null } : exchange(context);
}

function classifyChannel(context: CreditContext): Verdict {
  const channel = findNode(context.nodes, 'PayChannel')?.final ?? null;
  const owner = asAddress(channel?.Account);
  if (owner === context.account) return { kind: 'refund', from: owner, terms: null };
  if (channel !== null && channel.Destination !== context.account) return exchange(context);
  return { kind: 'channel', from: owner ?? otherSigner(context), terms: channel };
}

/** Returns to a sponsor what it had set aside for the fees of another account (XLS-68). */
function classifySponsorship(context: CreditContext): Verdict {
  const owner = asAddress(findNode(context.nodes, 'Sponsorship')?.final.Owner);
  if (owner === context.account) return { kind: 'refund', from: owner, terms: null };
  return { kind: 'other', from: otherSigner(context), terms: null };
}

/** A loan pays its borrower, and pays an origination fee to the broker's owner. Either of the two may have signed. */
function classifyLoan(context: CreditContext): Verdict {
  const owner = asAddress(findNode(context.nodes, 'LoanBroker')?.final.Owner);
  const borrower = asAddress(findNode(context.nodes, 'Loan')?.final.Borrower);
  const from = owner === context.account ? borrower : owner;
  return { kind: 'other', from: from ?? otherSigner(context), terms: null };
}

function classifyAccountDelete(context: CreditContext): Verdict {
  const kind = context.tx.Destination === context.account ? 'account-delete' : 'other';
  return { kind, from: otherSigner(context), terms: addressedTerms(context) };
}

/**
 * Value over a bridge: a payment to the claim's destination, from the sender on the other chain where the claim or
 * attestation names one; a reward for a witness, from the claim's owner; or a commitment to a door account.
 */
function classifyBridge(context: CreditContext): Verdict {
  const { tx, account, nodes } = context;
  const claim = findNode(nodes, 'XChainOwnedClaimID')?.final ?? {};
  if (tx.Destination === account) {
    const sender = asAddress(tx.OtherChainSource) ?? asAddress(claim.OtherChainSource);
    return { kind: 'bridge', from: sender ?? bridgeDoor(tx, account), terms: null };
  }
  return { kind: 'bridge', from: asAddress(claim.Account) ?? otherSigner(context), terms: null };
}

function bridgeDoor(tx: JsonObject, account: string): string | null {
  const bridge = objectOrEmpty(tx.XChainBridge);
  const door = tx.WasLockingChainSend === 1 ? bridge.IssuingChainDoor : bridge.LockingChainDoor;
  return door === account ? null : asAddress(door);
}

/** Value that was swapped, or that passed through the account's own lines and offers. */
function exchange(context: CreditContext): Verdict {
  // The value that a clawed-back pool share returns was the account's own: nobody pays it.
  const from = context.type === 'AMMClawback' ? null : otherSigner(context);
  return { kind: 'exchange', from, terms: null };
}

function ownExchange(): Verdict {
  return { kind: 'exchange', from: null, terms: null };
}

function otherSigner(context: CreditContext): string | null {
  const signer = asAddress(context.tx.Account);
  return signer === context.account ? null : signer;
}

/** A transaction's own tags count only for the account that it is addressed to. */
function addressedTerms(context: CreditContext): JsonObject | null {
  return context.tx.Destination === context.account ? context.tx : null;
}
