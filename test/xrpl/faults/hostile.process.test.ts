import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  afterwards,
  connected,
  connectTo,
  IMPATIENT,
  QUICK,
  reported,
  simulated,
} from '../support/fault-harness.ts';
import { MiniServer } from '../support/mini-server.ts';
import { until } from '../support/observed.ts';
import { accept, frame, OPCODE, RawServer, type Serve } from '../support/raw-server.ts';

/** A hostile server first in the list, and one that works behind it. */
async function facing(serve: Serve, options: object = {}, allowHalfOpen = false) {
  const hostile = await RawServer.start(serve, { allowHalfOpen });
  afterwards(() => hostile.stop());
  const { server } = await simulated();
  const observed = connectTo([`ws://127.0.0.1:${hostile.port}`, server.url], {
    options: { ...QUICK, ...options },
  });
  return { hostile, server, observed };
}

const MEBIBYTE = 2 ** 20;

describe('a server that ends without ending', () => {
  it('(a close frame, and TCP left open): its close code counts, and soon', async () => {
    const close = Buffer.concat([Buffer.from([0x03, 0xf0]), Buffer.from('threshold exceeded')]);
    const { server, observed } = await facing(
      (socket, request) => {
        accept(socket, request);
        socket.write(frame(OPCODE.close, close));
      },
      { heartbeatIntervalMs: 60_000 },
      true,
    );
    const began = Date.now();
    await reported(observed, 'closed-policy');
    // ws alone would wait for TCP's end for 30 s.
    expect(Date.now() - began).toBeLessThan(28_000);
    expect(observed.client.servers()[0]?.coolDownUntil).not.toBeNull();
    await connected(observed);
    expect(observed.client.status.server).toBe(server.url);
  });

  it('(a handshake byte by byte): given up in time', async () => {
    const { hostile, observed } = await facing((socket) => {
      const drip = setInterval(() => socket.write('H'), 50);
      socket.write('HTTP/1.1 101 Switching Protocols\r\nX-Slow: ');
      socket.on('close', () => clearInterval(drip));
    }, IMPATIENT);
    await reported(observed, 'connect-timeout');
    await connected(observed);
    await until('the socket is gone', () => hostile.open === 0);
  });

  it('(an answer to the handshake whose body never ends): its status counts, and it is cut', async () => {
    const { hostile, observed } = await facing((socket) => {
      socket.write('HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n');
      const drip = setInterval(() => socket.write('5\r\nhello\r\n'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    await reported(observed, 'service-unavailable');
    await connected(observed);
    await until('the socket is gone', () => hostile.open === 0);
  });
});

describe('a server that breaks the protocol', () => {
  it.each([
    ['text that is no UTF-8', frame(OPCODE.text, Buffer.from([0x7b, 0xc3, 0x28]))],
    ['a reserved kind of frame', frame(11, Buffer.from('x'))],
    [
      'a compressed frame that nobody agreed upon',
      frame(OPCODE.text, Buffer.from('x'), { compressed: true }),
    ],
    ['a continuation of nothing', frame(OPCODE.continuation, Buffer.from('x'))],
  ])('(%s): left for another', async (_what, bytes) => {
    const { server, observed } = await facing((socket, request) => {
      accept(socket, request);
      socket.write(bytes);
    });
    await reported(observed, 'protocol-error');
    await connected(observed);
    expect(observed.client.status.server).toBe(server.url);
  });

  it('(a message in a million pieces): too large, whatever it weighs', async () => {
    const pieces = Buffer.concat([
      frame(OPCODE.text, Buffer.from('{'), { final: false }),
      ...Array.from({ length: 20_000 }, () => frame(OPCODE.continuation, Buffer.from(' '), { final: false })),
    ]);
    const { server, observed } = await facing((socket, request) => {
      accept(socket, request);
      socket.write(pieces);
    });
    await reported(observed, 'frame-too-large');
    await connected(observed);
    expect(observed.client.status.server).toBe(server.url);
  });

  it.each([
    ['something else than HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
    [
      'an upgrade without proof',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ],
    ['a header without end', `HTTP/1.1 101 Switching Protocols\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
  ])('(in the handshake: %s): left for another', async (_what, text) => {
    const { server, observed } = await facing((socket) => socket.write(text));
    await reported(observed, 'protocol-error');
    await connected(observed);
    expect(observed.client.status.server).toBe(server.url);
  });
});

describe('a server that floods', () => {
  it('(a small frame that unpacks to a huge one): no compression is agreed upon, and none is accepted', async () => {
    const bomb = deflateRawSync(Buffer.alloc(32 * MEBIBYTE, ' '), { level: 1 });
    expect(bomb.length).toBeLessThan(MEBIBYTE);
    const offers: (string | null)[] = [];
    const { server, observed } = await facing((socket, request) => {
      offers.push(request.header('Sec-WebSocket-Extensions'));
      accept(socket, request, 'permessage-deflate');
      socket.write(frame(OPCODE.text, bomb, { compressed: true }));
    });
    await reported(observed, 'protocol-error');
    await connected(observed);
    expect(offers[0]).toBeNull();
    expect(observed.client.status.server).toBe(server.url);
  });

  it('(pings by the hundred thousand): cut off, because nobody can answer them', async () => {
    const pings = Buffer.concat(Array.from({ length: 100_000 }, () => frame(OPCODE.ping, Buffer.alloc(100))));
    const { server, observed } = await facing((socket, request) => {
      accept(socket, request);
      socket.write(pings);
    });
    await reported(observed, 'closed');
    await connected(observed);
    expect(observed.client.status.server).toBe(server.url);
  });
});

describe('a server that points elsewhere', () => {
  it.each([301, 302, 307, 308])(
    '(HTTP %i): not followed, and the credentials go nowhere else',
    async (status) => {
      const elsewhere: string[] = [];
      const target = await RawServer.start((socket, request) => {
        elsewhere.push(request.text);
        socket.destroy();
      });
      afterwards(() => target.stop());
      const pointing = await RawServer.start((socket) => {
        socket.end(`HTTP/1.1 ${status} Moved\r\nLocation: ws://127.0.0.1:${target.port}/\r\n\r\n`);
      });
      afterwards(() => pointing.stop());
      const observed = connectTo([`ws://alice:geheim@127.0.0.1:${pointing.port}`]);
      await reported(observed, 'not-web-socket');
      await until('asked again', () => pointing.accepted > 2);
      expect(elsewhere).toEqual([]);
      expect(observed.client.servers()[0]?.lastError).toContain(`HTTP ${status}`);
    },
  );
});

describe('an address of the newer kind', () => {
  it('(IPv6 in brackets) is connected to', async () => {
    const server = await MiniServer.start({ host: '::1' });
    afterwards(() => server.stop());
    const observed = connectTo([`ws://[::1]:${server.port}`]);
    await until('subscribed', () => observed.ofType('subscribed').length === 1);
    expect(observed.client.status.server).toBe(`ws://[::1]:${server.port}`);
  });
});
