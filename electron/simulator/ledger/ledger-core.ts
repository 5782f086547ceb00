import type { Asset } from '../../contract/index.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { createRandom, type Random } from '../random.ts';
import { isIssued, isMpt } from './amounts.ts';
import { type LedgerEntry, mptIssuer } from './ledger-entry.ts';
import { LedgerState } from './ledger-state.ts';
import { SimulatedTransaction } from './simulated-transaction.ts';
import type { Credit, TransactionBuilder } from './transaction-builder.ts';

/** The balances of accounts that no test funded: enough for any test. */
const PLENTY_XRP = 1_000_000_000n * 1_000_000n;
const PLENTY_ISSUED = '1000000000';
const PLENTY_MPT = 1_000_000_000_000_000n;

export interface RecordedCredit extends Credit {
  readonly transaction: SimulatedTransaction;
}

/** The ledger's state, the transactions of the open ledger, and the records of what really arrived. */
export class LedgerCore {
  readonly seed: string;
  readonly state: LedgerState;
  readonly random: Random;
  openIndex: number;
  pending: SimulatedTransaction[] = [];
  /** Fees destroyed so far, in drops. */
  feesBurned = 0n;
  /** The ledger object that a transaction created, for transactions that use it later. */
  readonly objects = new WeakMap<SimulatedTransaction, LedgerEntry>();
  #objectCount = 0;
  readonly #credits = new Map<string, RecordedCredit[]>();
  readonly #byAccount = new Map<string, SimulatedTransaction[]>();

  constructor(seed: string, openIndex: number) {
    this.seed = seed;
    this.state = new LedgerState(seed);
    this.random = createRandom(seed);
    this.openIndex = openIndex;
  }

  /** Returns the address of a name ("Alice"), or the address itself. */
  resolve(nameOrAddress: string): string {
    return /^r[1-9A-HJ-NP-Za-km-z]{24,34}$/.test(nameOrAddress)
      ? nameOrAddress
      : this.state.addressOf(nameOrAddress);
  }

  /** Makes sure that an account exists, as if it had always existed. */
  ensureAccount(address: string, drops: bigint = PLENTY_XRP): void {
    if (this.state.root(address) === undefined) {
      this.state.keepRoot(address, this.state.newRoot(address, drops, 1));
    }
  }

  /** Makes sure that `account` can hold the asset, as if it always could. With `wealthy` it holds plenty of it. */
  ensureHolder(account: string, asset: Asset, wealthy: boolean): void {
    if (isMpt(asset)) {
      const issuer = mptIssuer(asset.mptIssuanceId);
      if (account === issuer || this.state.mptoken(account, asset.mptIssuanceId) !== undefined) return;
      const token = this.state.newMptoken(account, asset.mptIssuanceId, wealthy ? PLENTY_MPT : 0n);
      this.state.keepMptoken(account, asset.mptIssuanceId, token);
    } else if (isIssued(asset)) {
      this.ensureAccount(asset.issuer);
      if (account === asset.issuer) return;
      if (this.state.line(account, asset.issuer, asset.currency) !== undefined) return;
      const balance = wealthy ? PLENTY_ISSUED : '0';
      const line = this.state.newLine(account, asset.issuer, asset.currency, balance);
      this.state.keepLine(account, asset.issuer, asset.currency, line);
    }
  }

  /** Puts the builder's transaction into the open ledger. */
  submit(builder: TransactionBuilder, result = 'tesSUCCESS'): SimulatedTransaction {
    const changes = builder.changes();
    const transaction = new SimulatedTransaction({
      seed: this.seed,
      ledgerIndex: this.openIndex,
      transactionIndex: this.pending.length,
      result,
      fields: builder.fields,
      changes,
      metaFields: builder.meta(),
    });
    for (const change of changes) change.entry.lastTransaction = transaction;
    this.pending.push(transaction);
    this.feesBurned += BigInt(String(builder.fields.Fee));
    for (const account of transaction.accounts) append(this.#byAccount, account, transaction);
    for (const credit of builder.credits) append(this.#credits, credit.account, { ...credit, transaction });
    return transaction;
  }

  /** A number for each object, so that no two share an index. */
  nextObject(): number {
    this.#objectCount += 1;
    return this.#objectCount;
  }

  creditsOf(account: string): readonly RecordedCredit[] {
    return this.#credits.get(account) ?? [];
  }

  transactionsOf(account: string): readonly SimulatedTransaction[] {
    return this.#byAccount.get(account) ?? [];
  }

  mptIssuance(id: string): JsonObject | null {
    const entry = this.state.issuance(id);
    return entry === undefined ? null : { ...entry.fields, LedgerEntryType: 'MPTokenIssuance' };
  }

  accountRoot(account: string): JsonObject | null {
    const root = this.state.root(account);
    if (root === undefined) return null;
    const last = root.lastTransaction;
    return {
      ...root.fields,
      LedgerEntryType: 'AccountRoot',
      PreviousTxnID: last?.hash ?? '0'.repeat(64),
      PreviousTxnLgrSeq: last?.ledgerIndex ?? 0,
      index: root.index,
    };
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
