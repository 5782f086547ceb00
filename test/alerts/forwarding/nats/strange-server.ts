import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** How a server greets that goes on with garbage. */
export const GARBAGE = 'INFO {"version":"2.9.10","proto":1,"max_payload":1000}\r\n\u0001garbage\r\n';

/** Sends these words to whoever connects, and keeps what it is sent. */
export async function strangeServer(greeting: string) {
  let received = '';
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      received += data.toString('latin1');
    });
    socket.write(greeting);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `nats://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
