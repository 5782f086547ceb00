import type { LedgerCore } from '../ledger/ledger-core.ts';
import { payInBatch } from './batch.ts';
import { claimFromBridge } from './bridge.ts';
import { claimChannel, closeChannel, createChannel } from './channel.ts';
import { cashCheck, createCheck } from './check.ts';
import { cancelEscrow, createEscrow, finishEscrow } from './escrow.ts';
import { createOffer, exchange, payThroughOwnOffer, rippleThrough } from './exchange.ts';
import { sellNft } from './nft.ts';
import {
  clawBack,
  freezeLine,
  payByUnknownType,
  preauthorize,
  setAccount,
  setRegularKey,
  setTrust,
} from './other.ts';
import { deleteAccount, fail, pay } from './payment.ts';

type Bound<F> = F extends (core: LedgerCore, options: infer O) => infer R ? (options: O) => R : never;

const OPERATIONS = {
  pay,
  fail,
  deleteAccount,
  createCheck,
  cashCheck,
  createEscrow,
  finishEscrow,
  cancelEscrow,
  createChannel,
  claimChannel,
  closeChannel,
  sellNft,
  createOffer,
  exchange,
  payThroughOwnOffer,
  rippleThrough,
  payByUnknownType,
  claimFromBridge,
  payInBatch,
  setAccount,
  setRegularKey,
  setTrust,
  freezeLine,
  preauthorize,
  clawBack,
} as const;

/** Every transaction that the simulated network knows. Each takes its options and goes into the open ledger. */
export type Operations = { readonly [K in keyof typeof OPERATIONS]: Bound<(typeof OPERATIONS)[K]> };

export function bindOperations(core: LedgerCore): Operations {
  const bound = Object.entries(OPERATIONS).map(([name, operation]) => [
    name,
    (options: never) => operation(core, options),
  ]);
  return Object.fromEntries(bound) as Operations;
}
