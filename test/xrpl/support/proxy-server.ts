import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** An HTTP proxy that knows CONNECT alone (RFC 9110 section 9.3.6). */
export class ProxyServer {
  /** host:port of every tunnel asked for. */
  readonly tunnels: string[] = [];
  /** Requests that were not CONNECT: none may come. */
  others = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  /** `hang`: takes requests and answers none. */
  static start(
    credentials: string | null = null,
    misbehaves: 'hang' | null = null,
    tls: { readonly cert: string; readonly key: string } | null = null,
  ): Promise<ProxyServer> {
    const server = tls ? createTlsServer({ cert: tls.cert, key: tls.key }) : createServer();
    const proxy = new ProxyServer(server);
    server.on('request', (_request, response) => {
      proxy.others += 1;
      response.writeHead(405).end();
    });
    server.on('connection', (client: Socket) => {
      proxy.#sockets.add(client);
      client.on('error', () => undefined);
      client.on('close', () => proxy.#sockets.delete(client));
    });
    server.on('connect', (request, client: Socket) => {
      if (misbehaves === 'hang') {
        // Read on, so that its end is noticed; servers of node:http leave it half open.
        client.on('end', () => client.destroy());
        client.resume();
        return;
      }
      const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
      if (expected && request.headers['proxy-authorization'] !== expected) {
        client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
        return;
      }
      proxy.tunnels.push(request.url ?? '');
      const [host = '', port = '0'] = (request.url ?? '').split(':');
      // Names that only the proxy can resolve are its own machine.
      const upstream = connect(Number(port), host.endsWith('.example') ? '127.0.0.1' : host, () => {
        client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        upstream.pipe(client);
        client.pipe(upstream);
      });
      upstream.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    });
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(proxy)));
  }

  /** Connections of clients that are open now. */
  get open(): number {
    return this.#sockets.size;
  }

  url(credentials = '', scheme = 'http', host = '127.0.0.1'): string {
    const { port } = this.#server.address() as AddressInfo;
    return `${scheme}://${credentials && `${credentials}@`}${host}:${port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
