import { createHash } from 'node:crypto';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

const WEBSOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The head of a client's request to upgrade, as it came. */
export interface UpgradeRequest {
  readonly text: string;
  header(name: string): string | null;
}

export type Serve = (socket: Socket, request: UpgradeRequest) => void;

/** A TCP server that shows each client's request to the test and leaves every byte of the answer to it. */
export class RawServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  accepted = 0;

  private constructor(serve: Serve, allowHalfOpen: boolean) {
    this.#server = createServer({ allowHalfOpen }, (socket) => {
      this.accepted += 1;
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
      let text = '';
      const read = (data: Buffer) => {
        text += data.toString('latin1');
        if (!text.includes('\r\n\r\n')) return;
        socket.off('data', read);
        // What the client sends afterwards is read and thrown away unless the test listens.
        socket.resume();
        const header = (name: string) => new RegExp(`^${name}: (.*?)\r$`, 'im').exec(text)?.[1] ?? null;
        serve(socket, { text, header });
      };
      socket.on('data', read);
    });
  }

  /** `allowHalfOpen`: does not end a connection because the client did. */
  static start(serve: Serve, { allowHalfOpen = false } = {}): Promise<RawServer> {
    const server = new RawServer(serve, allowHalfOpen);
    return new Promise((resolve) => server.#server.listen(0, '127.0.0.1', () => resolve(server)));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  get open(): number {
    return this.#sockets.size;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Completes the handshake of RFC 6455 section 4.2.2. */
export function accept(socket: Socket, request: UpgradeRequest, extensions: string | null = null): void {
  const key = request.header('Sec-WebSocket-Key') ?? '';
  const proof = createHash('sha1').update(`${key}${WEBSOCKET_GUID}`).digest('base64');
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${proof}\r\n` +
      (extensions ? `Sec-WebSocket-Extensions: ${extensions}\r\n` : '') +
      '\r\n',
  );
}

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9 } as const;

/** One unmasked frame (RFC 6455 section 5.2). */
export function frame(
  opcode: number,
  payload: Buffer,
  { final = true, compressed = false }: { readonly final?: boolean; readonly compressed?: boolean } = {},
): Buffer {
  const first = (final ? 0x80 : 0) | (compressed ? 0x40 : 0) | opcode;
  if (payload.length < 126) return Buffer.concat([Buffer.from([first, payload.length]), payload]);
  const head = Buffer.alloc(payload.length < 2 ** 16 ? 4 : 10);
  head[0] = first;
  if (head.length === 4) {
    head[1] = 126;
    head.writeUInt16BE(payload.length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head, payload]);
}
