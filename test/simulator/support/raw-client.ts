import WebSocket, { type ClientOptions } from 'ws';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';

/** How long a frame that will come may take on a machine that has other things to do. */
const PATIENCE_MS = 25_000;

export interface CloseEvent {
  readonly code: number;
  readonly reason: string;
}

/** A bare WebSocket client for tests of servers: it judges nothing and shows every frame as it came. */
export class RawClient {
  readonly socket: WebSocket;
  /** Frames received and not yet taken. */
  readonly frames: string[] = [];
  /** How many of them were binary. */
  binaryFrames = 0;
  pongs = 0;
  /** Resolves when the connection is closed, however. */
  readonly closed: Promise<CloseEvent>;
  #waiting: ((frame: string) => void)[] = [];
  #nextId = 1;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data, isBinary) => {
      if (isBinary) this.binaryFrames += 1;
      const text = String(data);
      const take = this.#waiting.shift();
      if (take === undefined) this.frames.push(text);
      else take(text);
    });
    socket.on('pong', () => {
      this.pongs += 1;
    });
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
  }

  /** Connects, or rejects with the error that the handshake ended in. */
  static async connect(url: string, options: ClientOptions = {}): Promise<RawClient> {
    const socket = new WebSocket(url, options);
    const client = new RawClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return client;
  }

  send(request: JsonObject): void {
    this.sendText(JSON.stringify(request));
  }

  sendText(text: string): void {
    this.socket.send(text);
  }

  /** The next frame, waiting for it for at most `withinMs`. */
  async next(withinMs = PATIENCE_MS): Promise<string> {
    const ready = this.frames.shift();
    if (ready !== undefined) return ready;
    return await new Promise<string>((resolve, reject) => {
      const take = (frame: string): void => {
        clearTimeout(timer);
        resolve(frame);
      };
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((each) => each !== take);
        reject(new Error(`no frame within ${withinMs} ms`));
      }, withinMs);
      this.#waiting.push(take);
    });
  }

  async nextJson(withinMs = PATIENCE_MS): Promise<JsonObject> {
    return JSON.parse(await this.next(withinMs)) as JsonObject;
  }

  /** Sends a request with an id of its own and gives the next frame, which must be its answer. */
  async request(request: JsonObject): Promise<JsonObject> {
    const id = this.#nextId++;
    this.send({ id, ...request });
    return await this.nextJson();
  }

  /** True when nothing at all arrives for so long. */
  async silentFor(ms: number): Promise<boolean> {
    if (this.frames.length > 0) return false;
    try {
      this.frames.unshift(await this.next(ms));
      return false;
    } catch {
      return true;
    }
  }

  terminate(): void {
    this.socket.terminate();
  }
}
