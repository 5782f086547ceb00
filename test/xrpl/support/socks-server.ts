import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface SocksServerOptions {
  /** user:password that are demanded. Default: none. */
  readonly credentials?: string;
  /** The reply to every request instead of a connection (RFC 1928 section 6): 2 not allowed, 4 host unreachable … */
  readonly reply?: number;
  /** `greeting`: never answers a word. `request`: greets, and never answers the request. `http`: is no SOCKS at all. */
  readonly misbehaves?: 'greeting' | 'request' | 'http';
}

/** A SOCKS proxy that knows CONNECT alone: version 5 (RFC 1928, passwords by RFC 1929) and 4a. */
export class SocksServer {
  /** What was asked for, as it was named: "5 name:port", "5 ipv4:port", "4 name:port". */
  readonly requests: string[] = [];
  /** Connections of clients so far. */
  accepted = 0;
  readonly #server: Server;
  readonly #options: SocksServerOptions;
  readonly #sockets = new Set<Socket>();

  private constructor(options: SocksServerOptions) {
    this.#options = options;
    this.#server = createServer((client) => {
      this.accepted += 1;
      this.#sockets.add(client);
      client.on('error', () => undefined);
      client.on('close', () => this.#sockets.delete(client));
      void this.#serve(client).catch(() => client.destroy());
    });
  }

  static start(options: SocksServerOptions = {}): Promise<SocksServer> {
    const proxy = new SocksServer(options);
    return new Promise((resolve) => proxy.#server.listen(0, '127.0.0.1', () => resolve(proxy)));
  }

  /** Connections of clients that are open now. */
  get open(): number {
    return this.#sockets.size;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  url(kind = 'socks5', credentials = ''): string {
    return `${kind}://${credentials && `${credentials}@`}127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(client: Socket): Promise<void> {
    const input = new Input(client);
    const [version = 0] = await input.take(1);
    if (this.#options.misbehaves === 'greeting') return;
    if (this.#options.misbehaves === 'http') {
      client.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      return;
    }
    if (version === 4) await this.#serveVersion4(client, input);
    else await this.#serveVersion5(client, input);
  }

  async #serveVersion5(client: Socket, input: Input): Promise<void> {
    const [count = 0] = await input.take(1);
    const methods = await input.take(count);
    const wanted = this.#options.credentials === undefined ? 0 : 2;
    if (!methods.includes(wanted)) {
      client.end(Buffer.from([5, 0xff]));
      return;
    }
    client.write(Buffer.from([5, wanted]));
    if (wanted === 2) {
      const [, userLength = 0] = await input.take(2);
      const user = (await input.take(userLength)).toString();
      const [passwordLength = 0] = await input.take(1);
      const password = (await input.take(passwordLength)).toString();
      const right = `${user}:${password}` === this.#options.credentials;
      client.write(Buffer.from([1, right ? 0 : 1]));
      if (!right) {
        client.end();
        return;
      }
    }
    const [, , , kind = 0] = await input.take(4);
    const host = await this.#readHost(kind, input);
    const port = (await input.take(2)).readUInt16BE();
    this.requests.push(`5 ${kind === 3 ? '' : `${kind === 1 ? 'ipv4' : 'ipv6'} `}${host}:${port}`);
    if (this.#options.misbehaves === 'request') return;
    const reply = (code: number) => Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]);
    if (this.#options.reply !== undefined) client.end(reply(this.#options.reply));
    else this.#join(client, input, host, port, reply(0), reply(5));
  }

  async #readHost(kind: number, input: Input): Promise<string> {
    if (kind === 1) return [...(await input.take(4))].join('.');
    if (kind === 4) return (await input.take(16)).toString('hex').replace(/(.{4})(?!$)/g, '$1:');
    const [length = 0] = await input.take(1);
    return (await input.take(length)).toString();
  }

  async #serveVersion4(client: Socket, input: Input): Promise<void> {
    await input.take(1);
    const port = (await input.take(2)).readUInt16BE();
    const address = await input.take(4);
    await input.takeText();
    const named = address[0] === 0 && address[1] === 0 && address[2] === 0 && address[3] !== 0;
    const host = named ? await input.takeText() : [...address].join('.');
    this.requests.push(`4 ${host}:${port}`);
    const reply = (code: number) => Buffer.from([0, code, 0, 0, 0, 0, 0, 0]);
    this.#join(client, input, host, port, reply(90), reply(91));
  }

  #join(client: Socket, input: Input, host: string, port: number, good: Buffer, bad: Buffer): void {
    // Names that only the proxy can resolve are its own machine.
    const upstream = connect(port, host.endsWith('.example') ? '127.0.0.1' : host, () => {
      client.write(good);
      input.release();
      upstream.pipe(client);
      client.pipe(upstream);
    });
    upstream.on('error', () => client.end(bad));
    client.on('close', () => upstream.destroy());
  }
}

/** Bytes as they are asked for. */
class Input {
  readonly #socket: Socket;
  #buffer = Buffer.alloc(0);
  #wake: (() => void) | null = null;
  readonly #listen = (data: Buffer) => {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    this.#wake?.();
  };

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', this.#listen);
  }

  async take(count: number): Promise<Buffer> {
    while (this.#buffer.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const taken = this.#buffer.subarray(0, count);
    this.#buffer = this.#buffer.subarray(count);
    return taken;
  }

  /** Text up to a zero byte. */
  async takeText(): Promise<string> {
    let text = '';
    for (let [byte = 0] = await this.take(1); byte !== 0; [byte = 0] = await this.take(1)) {
      text += String.fromCharCode(byte);
    }
    return text;
  }

  /** What was read too far goes back; others read on. */
  release(): void {
    this.#socket.off('data', this.#listen);
    this.#socket.pause();
    if (this.#buffer.length > 0) this.#socket.unshift(this.#buffer);
  }
}
