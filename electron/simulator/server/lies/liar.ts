import type { JsonObject } from '../../../xrpl/protocol/transaction.ts';
import type { Faults } from '../faults.ts';
import { ledgerWithLie, withLie } from './lies.ts';
import { forgedLedger, forgedValidations } from './proof-lies.ts';
import type { Fields } from './statement.ts';

interface Answer {
  readonly result?: { transactions?: JsonObject[]; marker?: unknown; readonly ledger?: Fields };
}

/** What one server says in place of the truth, by its faults: `lie`, and `liesIn` for where. */
export class Liar {
  readonly #faults: Faults;
  /** The first true stream message that it sent, and the first row of its history, by API version. */
  readonly #earlier = new Map<string, JsonObject>();
  #heldLedger: Fields | null = null;
  /** Statements told that were not so. */
  told = 0;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /** A stream message about a transaction, as text, as it tells it: none where it leaves it out. */
  transaction(frame: string): readonly string[] {
    if (this.#faults.lie === null || this.#faults.liesIn === 'history') return [frame];
    const message = JSON.parse(frame) as JsonObject;
    return this.#tell(message, 'stream').map((one) => JSON.stringify(one));
  }

  /** A ledgerClosed message, as text, as it tells it. */
  ledger(frame: string): readonly string[] {
    const { lie, liesIn } = this.#faults;
    if (lie === null || liesIn === 'history') return [frame];
    const { told, held } = ledgerWithLie(JSON.parse(frame) as Fields, lie, this.#heldLedger);
    this.#heldLedger = held;
    return told.map((one) => JSON.stringify(one));
  }

  /** An answer to a command, as text, as it tells it. */
  answer(command: string | null, text: string): string {
    const { lie, liesIn, proofLie } = this.#faults;
    if (proofLie !== null && command === 'ledger') return forgedLedger(text, proofLie);
    if (lie === null || liesIn === 'stream') return text;
    if (command !== 'account_tx' && command !== 'ledger') return text;
    const message = JSON.parse(text) as Answer;
    const holder = command === 'account_tx' ? message.result : message.result?.ledger;
    const rows = holder?.transactions;
    if (holder === undefined || !Array.isArray(rows)) return text;
    holder.transactions = (rows as JsonObject[]).flatMap((row) => this.#tell(row, command));
    if (lie === 'withheld' && message.result !== undefined) message.result.marker = undefined;
    return JSON.stringify(message);
  }

  /** Messages of the validations stream, as texts, as it passes them on. */
  validations(frames: readonly string[]): readonly string[] {
    return forgedValidations(frames, this.#faults.proofLie);
  }

  #tell(message: JsonObject, where: string): readonly JsonObject[] {
    const { lie, favoured } = this.#faults;
    if (lie === null) return [message];
    const form = `${where} ${'tx_json' in message}`;
    const earlier = this.#earlier.get(form) ?? null;
    const told = withLie(message, lie, { earlier, favoured });
    if (earlier === null) this.#earlier.set(form, message);
    if (JSON.stringify(told) !== JSON.stringify([message])) this.told += 1;
    return told;
  }
}
