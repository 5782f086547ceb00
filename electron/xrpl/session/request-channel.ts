import type { Clock } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import { RequestError } from '../protocol/request-error.ts';
import type { JsonObject } from '../protocol/transaction.ts';
import { type PacedJob, pointsOf, type RequestPacer } from '../servers/request-pacer.ts';
import { LOAD_ERRORS } from './handshake-failure.ts';
import { type AnswerOutcome, type Reply, RequestTable } from './request-table.ts';

export interface ChannelRequest {
  readonly priority: PacedJob['priority'];
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** Requests over one connection: paced by the server's budget, all of one API version, rejected when the connection ends. */
export class RequestChannel {
  /** rippled lets the last subscribe of a connection rule the shape of its streams, Clio the first: so one for all. */
  apiVersion: 1 | 2 = 2;
  readonly #table: RequestTable;
  readonly #pacer: RequestPacer;
  readonly #options: ConnectionOptions;
  readonly #server: string;
  readonly #write: (text: string) => void;
  readonly #waiting = new Map<PacedJob, (error: RequestError) => void>();
  #ended: string | null = null;
  /** Called when the last request under way is done. */
  onIdle: (() => void) | null = null;

  constructor(
    clock: Clock,
    options: ConnectionOptions,
    pacer: RequestPacer,
    server: string,
    write: (text: string) => void,
  ) {
    this.#table = new RequestTable(clock, server);
    this.#pacer = pacer;
    this.#options = options;
    this.#server = server;
    this.#write = write;
  }

  /** Requests sent or waiting. */
  get busy(): boolean {
    return this.#table.size > 0 || this.#waiting.size > 0;
  }

  /** Sends at once, whatever the budget: subscriptions and health. */
  control(command: string, parameters: JsonObject, reply: Reply): void {
    if (this.#ended !== null) {
      reply.onError(this.#error('disconnected', command, this.#ended));
      return;
    }
    this.#pacer.charge(pointsOf(command), 0);
    this.#send(command, parameters, this.#options.handshakeTimeoutMs, reply);
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
        if (id !== null) this.#pacer.finished();
        if (!this.busy) this.onIdle?.();
      };
      const job: PacedJob = {
        priority: options.priority,
        points: pointsOf(command),
        run: () => {
          this.#waiting.delete(job);
          id = this.#send(command, parameters, options.timeoutMs, {
            onResult: (result, bytes) => {
              this.#pacer.charge(0, bytes);
              settle(() => resolve(result));
            },
            onError: (error) => {
              if (error.serverError !== null && LOAD_ERRORS.has(error.serverError)) {
                this.#pacer.pause(this.#options.policyWaitMs);
              }
              settle(() => reject(error));
            },
          });
        },
      };
      const abort = () => {
        const given = this.#error('aborted', command, 'it was given up');
        if (id === null) this.#pacer.remove(job);
        else this.#table.forget(id);
        settle(() => reject(given));
      };
      signal?.addEventListener('abort', abort);
      this.#waiting.set(job, (error) => {
        this.#pacer.remove(job);
        settle(() => reject(error));
      });
      if (!this.#pacer.schedule(job)) {
        settle(() => reject(this.#error('queue-full', command, 'too many requests are waiting')));
      }
    });
  }

  answer(message: JsonObject, bytes: number): AnswerOutcome {
    if (message.warning === 'load') this.#pacer.warned();
    // A server that refuses before it parses cannot name the request.
    const refused = typeof message.error === 'string' && LOAD_ERRORS.has(message.error);
    if (refused && message.id === undefined) this.#pacer.pause(this.#options.policyWaitMs);
    return this.#table.answer(message, bytes);
  }

  /** The connection is gone: rejects everything, sent or waiting. */
  end(reason: string): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    // Waiting ones first: the end of one under way makes room, and the next would be sent in vain.
    for (const reject of [...this.#waiting.values()]) {
      reject(this.#error('disconnected', 'The request', reason));
    }
    this.#table.rejectAll(reason);
  }

  #send(command: string, parameters: JsonObject, timeoutMs: number, reply: Reply): number {
    const id = this.#table.add(command, timeoutMs, reply);
    this.#write(JSON.stringify({ ...parameters, id, command, api_version: this.apiVersion }));
    return id;
  }

  #error(code: 'disconnected' | 'aborted' | 'queue-full', command: string, why: string): RequestError {
    return new RequestError(code, `${command} was not answered: ${why}`, { server: this.#server });
  }
}
