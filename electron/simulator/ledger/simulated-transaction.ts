import type { JsonObject, JsonValue } from '../../xrpl/protocol/transaction.ts';
import type { LedgerTransaction } from '../ledger-source.ts';
import { digest } from '../random.ts';
import { affectedAccounts, type EntryChange, type Fields, renderAffectedNode } from './ledger-entry.ts';
import { transactionHash } from './transaction-hash.ts';

/** tfInnerBatchTxn. */
const INNER_BATCH = 0x40000000;

/**
 * One transaction. It is small, because a hundred thousand of them must fit: hash, signature and metadata are written
 * only when somebody asks for them.
 */
export class SimulatedTransaction implements LedgerTransaction {
  readonly ledgerIndex: number;
  readonly transactionIndex: number;
  readonly result: string;
  readonly accounts: readonly string[];
  readonly #seed: string;
  readonly #fields: Fields;
  readonly #changes: readonly EntryChange[];
  readonly #metaFields: JsonObject;
  #hash: string | null = null;

  constructor(parts: {
    readonly seed: string;
    readonly ledgerIndex: number;
    readonly transactionIndex: number;
    readonly result: string;
    readonly fields: Fields;
    readonly changes: readonly EntryChange[];
    readonly metaFields: JsonObject;
  }) {
    this.#seed = parts.seed;
    this.ledgerIndex = parts.ledgerIndex;
    this.transactionIndex = parts.transactionIndex;
    this.result = parts.result;
    this.#fields = parts.fields;
    this.#changes = parts.changes;
    this.#metaFields = parts.metaFields;
    const accounts = new Set<string>();
    for (const change of parts.changes) affectedAccounts(change, (account) => accounts.add(account));
    this.accounts = [...accounts];
  }

  /** The hash as the ledger computes it; a made-up one for what the codec cannot write. */
  get hash(): string {
    this.#hash ??= transactionHash(this.txJson()) ?? this.#identity('tx');
    return this.#hash;
  }

  #identity(of: string): string {
    return digest(`${this.#seed}:${of}:${this.ledgerIndex}:${this.transactionIndex}`);
  }

  field(name: string): JsonValue | undefined {
    return this.#fields[name];
  }

  txJson(): JsonObject {
    // Inner transactions of a Batch are not signed.
    if (Number(this.#fields.Flags) & INNER_BATCH) return { ...this.#fields, SigningPubKey: '' };
    const account = String(this.#fields.Account);
    const signature = this.#identity('r') + this.#identity('s');
    return {
      ...this.#fields,
      LastLedgerSequence: this.ledgerIndex + 19,
      SigningPubKey: `ED${digest(`key:${account}`)}`,
      TxnSignature: signature,
    };
  }

  meta(): JsonObject {
    const nodes = [...this.#changes]
      .sort((a, b) => (a.entry.index < b.entry.index ? -1 : 1))
      .map(renderAffectedNode);
    return {
      AffectedNodes: nodes,
      TransactionIndex: this.transactionIndex,
      TransactionResult: this.result,
      ...this.#metaFields,
    };
  }
}
