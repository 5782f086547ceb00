import WebSocket from 'ws';

interface CdpMessage {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}
export type CdpParameters = Readonly<Record<string, unknown>>;
export type CdpListener = (method: string, params: Readonly<Record<string, unknown>>) => void;

interface Waiting {
  readonly resolve: (result: Readonly<Record<string, unknown>>) => void;
  readonly reject: (error: Error) => void;
}

/** One DevTools protocol connection to Chromium's browser endpoint, with flat sessions for its pages. */
export class CdpConnection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Set<CdpListener>>();
  #nextId = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#receive(JSON.parse(data.toString()) as CdpMessage));
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The DevTools connection closed.'));
      this.#waiting.clear();
    });
  }

  static open(url: string): Promise<CdpConnection> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 });
      socket.once('open', () => resolve(new CdpConnection(socket)));
      socket.once('error', reject);
    });
  }

  /** Sends a command to a session ('' for the browser itself). */
  send(
    sessionId: string,
    method: string,
    params: CdpParameters = {},
  ): Promise<Readonly<Record<string, unknown>>> {
    const id = this.#nextId++;
    const message = sessionId === '' ? { id, method, params } : { id, method, params, sessionId };
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) {
        reject(new Error('The DevTools connection is closed.'));
        return;
      }
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify(message));
    });
  }

  /** Listens to a session's events ('' for the browser's). */
  listen(sessionId: string, listener: CdpListener): void {
    const set = this.#listeners.get(sessionId) ?? new Set();
    set.add(listener);
    this.#listeners.set(sessionId, set);
  }

  forget(sessionId: string): void {
    this.#listeners.delete(sessionId);
  }

  close(): void {
    this.#socket.close();
  }

  #receive(message: CdpMessage): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error !== undefined) waiting?.reject(new Error(message.error.message));
      else waiting?.resolve(message.result ?? {});
      return;
    }
    if (message.method === undefined) return;
    for (const listener of this.#listeners.get(message.sessionId ?? '') ?? []) {
      listener(message.method, message.params ?? {});
    }
  }
}

let connection: Promise<CdpConnection> | null = null;

/** The connection of this app process, opened on first use. */
export function chromium(): Promise<CdpConnection> {
  const url = process.env.CHIME_BENCH_CDP;
  if (url === undefined || url === '') throw new Error('This desktop session has no Chromium.');
  connection ??= CdpConnection.open(url);
  return connection;
}
