import { createServer, type Server } from 'node:http';
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

  static start(credentials: string | null = null): Promise<ProxyServer> {
    const server = createServer();
    const proxy = new ProxyServer(server);
    server.on('request', (_request, response) => {
      proxy.others += 1;
      response.writeHead(405).end();
    });
    server.on('connect', (request, client: Socket) => {
      proxy.#sockets.add(client);
      client.on('error', () => undefined);
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

  url(credentials = ''): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://${credentials && `${credentials}@`}127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
