import type { Clock } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import { RequestError } from '../protocol/request-error.ts';
import type { JsonObject } from '../protocol/transaction.ts';
import { type PacedJob, pointsOf } from '../servers/request-pacer.ts';
import type { Server } from '../servers/server.ts';
import { LOAD_ERRORS } from './handshake-failure.ts';
import { type AnswerOutcome, type Reply, RequestTable } from './request-table.ts';

export interface ChannelRequest {
  readonly priority: PacedJob['priority'];
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface RequestChannelDeps {
  readonly clock: Clock;
  readonly options: Pick<ConnectionOptions, 'handshakeTimeoutMs' | 'policyWaitMs'>;
  readonly server: Server;
  /** Sends a text over the socket. */
  write(text: string): void;
  /** Whether messages of this connection wait, of which one may be an answer. */
  hasUnread(): boolean;
}

/** Requests over one connection: paced by the server's budget, all of one API version, rejected when the connection ends. */
export class RequestChannel {
  /** rippled lets the last subscribe of a connection rule the shape of its streams, Clio the first: so one for all. */
  apiVersion: 1 | 2 = 2;
  readonly #table: RequestTable;
  readonly #deps: RequestChannelDeps;
  readonly #waiting = new Map<PacedJob, (error: RequestError) => void>();
  #ended: string | null = null;
  /** Called when the last request under way is done. */
  onIdle: (() => void) | null = null;

  constructor(deps: RequestChannelDeps) {
    this.#deps = deps;
    this.#table = new RequestTable(deps.clock, deps.server.key, deps.hasUnread);
  }

  /** Requests sent or waiting. */
  get busy(): boolean {
    return this.#table.size > 0 || this.#waiting.size > 0;
  }

  /** Whether an answer is awaited that may be as large as a page of history. */
  get awaitsHistory(): boolean {
    return this.#table.awaitsHistory;
  }

  /** Sends at once, whatever the budget: subscriptions and health. */
  control(command: string, parameters: JsonObject, reply: Reply): void {
    if (this.#ended !== null) {
      reply.onError(this.#error('disconnected', command, this.#ended));
      return;
    }
    this.#deps.server.pacer.charge(pointsOf(command), 0);
    this.#send(command, parameters, this.#deps.options.handshakeTimeoutMs, reply);
  }

  /** Sends when the budget allows. Resolves to `result`; rejects with RequestError. */
  request(command: string, parameters: JsonObject, options: ChannelRequest): Promise<JsonObject> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      if (this.#ended !== null) return reject(this.#error('disconnected', command, this.#ended));
      if (signal?.aborted) {
        reject(this.#error('aborted', command, 'it was given up'));
        if (!this.busy) this.onIdle?.();
        return;
      }
      let id: number | null = null;
      let open = true;
      const settle = (finish: () => void) => {
        if (!open) return;
        open = false;
        signal?.removeEventListener('abort', abort);
        this.#waiting.delete(job);
        finish();
        // After the outcome, so that what a caller asks next finds its place in the queue first.
        if (id !== null) this.#deps.server.pacer.finished();
        if (!this.busy) this.onIdle?.();
      };
      const job: PacedJob = {
        priority: options.priority,
        points: pointsOf(command),
        run: () => {
          this.#waiting.delete(job);
          id = this.#send(command, parameters, options.timeoutMs, {
            onResult: (result, bytes) => {
              this.#deps.server.pacer.charge(0, bytes);
              settle(() => resolve(result));
            },
            onError: (error) => {
              if (error.serverError !== null && LOAD_ERRORS.has(error.serverError)) {
                this.#deps.server.pacer.pause(this.#deps.options.policyWaitMs);
              }
              settle(() => reject(error));
            },
          });
        },
      };
      const abort = () => {
        const given = this.#error('aborted', command, 'it was given up');
        if (id === null) this.#deps.server.pacer.remove(job);
        else this.#table.forget(id);
        settle(() => reject(given));
      };
      signal?.addEventListener('abort', abort);
      this.#waiting.set(job, (error) => {
        this.#deps.server.pacer.remove(job);
        settle(() => reject(error));
      });
      if (!this.#deps.server.pacer.schedule(job)) {
        settle(() => reject(this.#error('queue-full', command, 'too many requests are waiting')));
      }
    });
  }

  answer(message: JsonObject, bytes: number): AnswerOutcome {
    if (message.warning === 'load') this.#deps.server.pacer.warned();
    // A server that refuses before it parses cannot name the request.
    const refused = typeof message.error === 'string' && LOAD_ERRORS.has(message.error);
    if (refused && message.id === undefined) this.#deps.server.pacer.pause(this.#deps.options.policyWaitMs);
    return this.#table.answer(message, bytes);
  }

  /** The connection is gone: rejects everything, sent or waiting. `tooLarge`: see RequestTable. */
  end(reason: string, tooLarge = false): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    // Waiting ones first: the end of one under way makes room, and the next would be sent in vain.
    for (const reject of [...this.#waiting.values()]) {
      reject(this.#error('disconnected', 'The request', reason));
    }
    this.#table.rejectAll(reason, tooLarge);
  }

  #send(command: string, parameters: JsonObject, timeoutMs: number, reply: Reply): number {
    const id = this.#table.add(command, timeoutMs, reply);
    this.#deps.write(JSON.stringify({ ...parameters, id, command, api_version: this.apiVersion }));
    return id;
  }

  #error(code: 'disconnected' | 'aborted' | 'queue-full', command: string, why: string): RequestError {
    return new RequestError(code, `${command} was not answered: ${why}`, { server: this.#deps.server.key });
  }
}
