import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { ApiVersion } from '../api/render.ts';
import type { Subscriptions } from '../api/server-context.ts';
import type { Faults } from './faults.ts';

/** One client's connection, as the server sees it. */
export class Connection implements Subscriptions {
  readonly accounts = new Set<string>();
  readonly proposedAccounts = new Set<string>();
  readonly streams = new Set<string>();
  apiVersion: ApiVersion | null = null;
  readonly id: number;
  readonly socket: WebSocket;
  readonly #tcp: Socket;
  readonly #faults: Faults;
  #frozen = false;
  readonly #held: string[] = [];
  #queue: (string | Buffer)[] = [];

  constructor(id: number, socket: WebSocket, tcp: Socket, faults: Faults) {
    this.id = id;
    this.socket = socket;
    this.#tcp = tcp;
    this.#faults = faults;
  }

  get isSubscribed(): boolean {
    return this.accounts.size > 0 || this.proposedAccounts.size > 0 || this.streams.size > 0;
  }

  /** Sends a frame unchanged, with latency and freeze. A frame for a half-open connection is lost. */
  send(data: string | Buffer): void {
    if (this.#faults.halfOpen) return;
    if (this.#frozen) this.#queue.push(data);
    else if (this.#faults.latencyMs > 0) setTimeout(() => this.#write(data), this.#faults.latencyMs);
    else this.#write(data);
  }

  /** Sends an answer with the faults of answers: twice, or held back and reversed with others. */
  answer(data: string): void {
    const copies = this.#faults.duplicateAnswers ? [data, data] : [data];
    if (this.#faults.reverseAnswers <= 1) {
      for (const copy of copies) this.send(copy);
      return;
    }
    this.#held.push(...copies);
    if (this.#held.length < this.#faults.reverseAnswers) return;
    for (const held of this.#held.splice(0).reverse()) this.send(held);
  }

  /** Sends bytes as they are: frames that the WebSocket library would not make. */
  sendBytes(bytes: Buffer): void {
    this.#tcp.write(bytes);
  }

  /** Ends it in the middle of a frame, as rippled does with a client that reads too slowly. */
  cutMidFrame(): void {
    const head = Buffer.from([0x81, 126, 0x10, 0x00]);
    this.#tcp.write(Buffer.concat([head, Buffer.from('{"type":"transaction",')]), () => this.#tcp.destroy());
  }

  /** Ends it without a close frame (1006 at the client), after the sent bytes have left. */
  terminate(): void {
    if (this.#tcp.writableLength === 0) {
      this.socket.terminate();
      return;
    }
    this.#tcp.end(() => this.socket.terminate());
  }

  /** Behaves as a stopped process: the kernel takes bytes, and nobody reads or answers them. */
  freeze(): void {
    this.#frozen = true;
    this.#tcp.pause();
  }

  thaw(): void {
    this.#frozen = false;
    this.#tcp.resume();
    for (const data of this.#queue.splice(0)) this.#write(data);
  }

  #write(data: string | Buffer): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(data);
  }
}
