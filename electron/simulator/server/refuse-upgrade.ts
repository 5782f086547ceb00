import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { HandshakeFault } from './faults.ts';

/** Ends or holds a handshake that a fault or missing credentials refuse. Returns true when it did. */
export function refuseUpgrade(
  fault: HandshakeFault,
  credentials: { readonly user: string; readonly password: string } | undefined,
  request: IncomingMessage,
  socket: Socket,
): boolean {
  switch (fault.kind) {
    case 'hang':
      return true;
    case 'reset':
      socket.resetAndDestroy();
      return true;
    case 'http':
      endWithStatus(socket, fault.status, fault.headers);
      return true;
    default:
  }
  if (credentials === undefined) return false;
  const expected = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64');
  if (request.headers.authorization === `Basic ${expected}`) return false;
  endWithStatus(socket, 401, { 'WWW-Authenticate': 'Basic realm="rippled"' });
  return true;
}

function endWithStatus(socket: Socket, status: number, headers: Readonly<Record<string, string>> = {}): void {
  const lines = Object.entries({ ...headers, Connection: 'close', 'Content-Length': '0' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n`);
}
