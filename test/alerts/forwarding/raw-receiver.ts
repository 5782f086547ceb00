import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A receiver that answers with bytes of the test's choice, once it has read a whole request. */
export class RawReceiver {
  /** Requests, whole. */
  readonly received: string[] = [];
  readonly sockets = new Set<Socket>();
  readonly #server: Server;

  constructor(answer: (socket: Socket) => void) {
    this.#server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      // Whoever is tired of an answer hangs up.
      socket.on('error', () => undefined);
      let text = '';
      socket.setEncoding('latin1');
      socket.on('data', (part: string) => {
        text += part;
        const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s);
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
        if (body.length < length || !(length >= 0)) return;
        this.received.push(text);
        text = '';
        answer(socket);
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
