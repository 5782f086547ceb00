import type { AddressInfo } from 'node:net';
import WebSocket, { WebSocketServer } from 'ws';

/** A server of the time before API v2, in front of another one. */
export interface OldServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Passes every frame on as it is, but answers requests of API v2 as a server that does not know it:
 * invalid_API_version, without a code (as recorded).
 */
export async function startOldServer(target: string): Promise<OldServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (client) => {
    const upstream = new WebSocket(target);
    const early: string[] = [];
    client.on('message', (data) => {
      const text = String(data);
      const { api_version: version, id } = JSON.parse(text) as { api_version?: number; id?: number };
      if (version !== undefined && version !== 1) {
        client.send(JSON.stringify({ id, error: 'invalid_API_version', status: 'error', type: 'response' }));
      } else if (upstream.readyState === WebSocket.OPEN) upstream.send(text);
      else early.push(text);
    });
    upstream.on('open', () => {
      for (const text of early) upstream.send(text);
    });
    upstream.on('message', (data) => client.send(String(data)));
    upstream.on('close', () => client.terminate());
    upstream.on('error', () => client.terminate());
    client.on('close', () => upstream.terminate());
  });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      for (const client of server.clients) client.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
