import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a client and a server on loopback, and can keep the server's answers back. */
export class CuttingProxy {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #holds = false;

  constructor(target: () => number) {
    this.#server = createServer((client) => {
      const upstream = connect(target(), '127.0.0.1');
      const pair = [client, upstream] as const;
      this.#pairs.add(pair);
      client.pipe(upstream);
      upstream.on('data', (data) => {
        if (!this.#holds) client.write(data);
      });
      for (const socket of pair) {
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.#pairs.delete(pair);
          for (const other of pair) other.destroy();
        });
      }
    });
  }

  get url(): string {
    return `nats://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  /** From now on what the server says is lost. */
  loseAnswers(): void {
    this.#holds = true;
  }

  /** Cuts every connection; the next ones are whole. */
  cut(): void {
    this.#holds = false;
    for (const sockets of this.#pairs) for (const socket of sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
