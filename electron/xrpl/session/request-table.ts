import { machineWord, safeText } from '../../contract/index.ts';
import { type Clock, SingleTimer } from '../clock.ts';
import { asFilledString, asString, isObject } from '../protocol/json.ts';
import { RequestError, type RequestErrorCode } from '../protocol/request-error.ts';
import type { JsonObject } from '../protocol/transaction.ts';

/** Receives the outcome of one request: exactly one call, in the order of frames. */
export interface Reply {
  onResult(result: JsonObject, bytes: number): void;
  onError(error: RequestError): void;
}

interface Pending {
  readonly command: string;
  readonly reply: Reply;
  readonly timer: SingleTimer;
}

/** Whether a message answered a request. */
export type AnswerOutcome = 'answered' | 'unknownId';

/** rippled reads every integer in a request as 32 bits (unsigned) and refuses larger ones without naming the request. */
const MAX_ID = 0x7fff_ffff;

/** A time limit that was noticed this much too late says more about this process (asleep, stopped) than about the server. */
const OVERSLEPT_MS = 1000;

const HISTORY: ReadonlySet<string> = new Set(['account_tx', 'ledger', 'account_lines']);

/** The requests under way on one connection: answered by id in any order, each with its own time limit. */
export class RequestTable {
  readonly #clock: Clock;
  readonly #server: string;
  readonly #hasUnread: () => boolean;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  /** @param hasUnread whether messages wait, of which one may be an answer */
  constructor(clock: Clock, server: string, hasUnread: () => boolean = () => false) {
    this.#clock = clock;
    this.#server = server;
    this.#hasUnread = hasUnread;
  }

  get size(): number {
    return this.#pending.size;
  }

  /** Whether an answer is awaited that holds many transactions. */
  get awaitsHistory(): boolean {
    for (const { command } of this.#pending.values()) if (HISTORY.has(command)) return true;
    return false;
  }

  /** Registers a request and returns its id. Time that this process needs for what came before is not held against the server. */
  add(command: string, timeoutMs: number, reply: Reply): number {
    const id = this.#nextId();
    const pending: Pending = { command, reply, timer: new SingleTimer(this.#clock) };
    this.#pending.set(id, pending);
    const wait = (limitMs: number) => {
      const dueAt = this.#clock.now() + limitMs;
      // Node runs timers before it reads what the kernel holds: the verdict comes after that.
      pending.timer.set(limitMs, () => this.#clock.defer(() => judge(this.#clock.now() - dueAt)));
    };
    const judge = (lateMs: number) => {
      if (this.#pending.get(id) !== pending) return;
      if (lateMs > OVERSLEPT_MS || this.#hasUnread())
        return wait(Math.min(Math.max(lateMs, OVERSLEPT_MS), timeoutMs));
      this.#pending.delete(id);
      reply.onError(this.#error('timeout', `The server did not answer ${command} within ${timeoutMs} ms.`));
    };
    wait(timeoutMs);
    return id;
  }

  /** Offers an answer. Unknown and repeated ids are left to the caller to count. */
  answer(message: JsonObject, bytes: number): AnswerOutcome {
    const id = message.id;
    const pending = typeof id === 'number' ? this.#pending.get(id) : undefined;
    if (typeof id !== 'number' || !pending) return 'unknownId';
    this.#pending.delete(id);
    pending.timer.clear();
    const serverError = asFilledString(message.error);
    if (message.status === 'error' || serverError !== null) {
      pending.reply.onError(this.#serverError(pending.command, serverError ?? 'unknown', message));
    } else if (isObject(message.result)) {
      pending.reply.onResult(message.result, bytes);
    } else {
      const text = `The answer to ${pending.command} cannot be understood.`;
      pending.reply.onError(this.#error('unreadable', text));
    }
    return 'answered';
  }

  /** Gives a request up; its answer will be an unknown id. */
  forget(id: number): void {
    this.#pending.get(id)?.timer.clear();
    this.#pending.delete(id);
  }

  /** The connection is gone; `tooLarge`: by an answer about history that was over its budget, whichever it was. */
  rejectAll(reason: string, tooLarge: boolean): void {
    const all = [...this.#pending.values()];
    this.#pending.clear();
    for (const { command, reply, timer } of all) {
      timer.clear();
      const code = tooLarge && HISTORY.has(command) ? 'too-large' : 'disconnected';
      reply.onError(this.#error(code, `${command} was not answered: ${reason}`));
    }
  }

  #error(code: RequestErrorCode, text: string): RequestError {
    return new RequestError(code, text, { server: this.#server });
  }

  #serverError(command: string, serverError: string, message: JsonObject): RequestError {
    const word = machineWord(serverError);
    const text = safeText(asString(message.error_message) ?? '', 'serverText');
    return new RequestError('server', `The server refused ${command}: ${word}${text ? ` (${text})` : ''}.`, {
      serverError: word,
      server: this.#server,
    });
  }

  #nextId(): number {
    do {
      this.#lastId = this.#lastId >= MAX_ID ? 1 : this.#lastId + 1;
    } while (this.#pending.has(this.#lastId));
    return this.#lastId;
  }
}
