import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { ApiVersion } from '../api/render.ts';
import type { Subscriptions } from '../api/server-context.ts';
import type { Faults } from './faults.ts';

/** One client's connection, as the server sees it. */
export class Connection implements Subscriptions {
  readonly accounts = new Set<string>();
  readonly streams = new Set<string>();
  apiVersion: ApiVersion | null = null;
  readonly id: number;
  readonly socket: WebSocket;
  readonly #tcp: Socket;
  readonly #faults: Faults;
  #frozen = false;
  #queue: (string | Buffer)[] = [];

  constructor(id: number, socket: WebSocket, tcp: Socket, faults: Faults) {
    this.id = id;
    this.socket = socket;
    this.#tcp = tcp;
    this.#faults = faults;
  }

  get isSubscribed(): boolean {
    return this.accounts.size > 0 || this.streams.size > 0;
  }

  /** Sends a frame as it is, through latency and freeze. A frame for a half-open connection is lost. */
  send(data: string | Buffer): void {
    if (this.#faults.halfOpen) return;
    if (this.#frozen) this.#queue.push(data);
    else if (this.#faults.latencyMs > 0) setTimeout(() => this.#write(data), this.#faults.latencyMs);
    else this.#write(data);
  }

  /** Ends it without a close frame (1006 at the client), once what was sent has left. */
  terminate(): void {
    if (this.#tcp.writableLength === 0) {
      this.socket.terminate();
      return;
    }
    this.#tcp.end(() => this.socket.terminate());
  }

  /** As a stopped process: the kernel takes bytes, nobody reads or answers them. */
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
