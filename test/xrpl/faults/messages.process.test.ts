import { describe, expect, it } from 'vitest';
import { afterwards, connected, connectTo, QUICK, reported, simulated } from '../support/fault-harness.ts';
import { MiniServer } from '../support/mini-server.ts';
import { until } from '../support/observed.ts';

describe('a server that sends', () => {
  it('broken JSON, binary frames, and a message cut in its middle: counted, and connected again', async () => {
    const { server } = await simulated();
    const observed = connectTo([server.url]);
    await connected(observed);
    server.sendRaw('{"type":"transaction", "validated": tru');
    server.sendRaw(Buffer.from([0, 1, 2, 254, 255]));
    await until('counted', () => {
      const { binary, notJson } = observed.client.statistics().ignored;
      return binary === 1 && notJson === 1;
    });
    expect(observed.client.isConnected).toBe(true);
    expect(observed.ofType('unreadable')).toHaveLength(2);
    server.cutMidFrame();
    await until('a new session', () => observed.ofType('subscribed').length === 2);
    await connected(observed);
  });

  it('faster than messages are handled: pings are answered all the while, nothing is lost', async () => {
    const server = await MiniServer.start();
    afterwards(() => server.stop());
    const observed = connectTo([server.url], { options: QUICK });
    await until('subscribed', () => observed.ofType('subscribed').length === 1);
    let handled = 0;
    observed.client.onEvent((event) => {
      if (event.type !== 'ledger') return;
      handled += 1;
      const busyUntil = performance.now() + 2;
      while (performance.now() < busyUntil);
    });
    const [peer] = server.open;
    /** How many messages were handled between a ping and its pong: no clock, which a busy machine would stretch. */
    const between: number[] = [];
    const began = performance.now();
    peer?.socket.on('pong', (data) => between.push(handled - Number(data.toString())));
    for (let count = 0; count < 1500; count += 1) server.closeLedger();
    while (handled < 1500) {
      peer?.socket.ping(String(handled));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    // Three seconds of work, a long queue, and no pong ever waited for it.
    expect(performance.now() - began).toBeGreaterThan(2900);
    expect(between.length).toBeGreaterThan(20);
    expect(Math.max(...between)).toBeLessThan(1500 / 4);
    const seen = observed.ofType('ledger').map(({ ledgerIndex }) => ledgerIndex);
    expect(seen).toEqual(Array.from({ length: 1500 }, (_, count) => 1001 + count));
    expect(observed.ofType('session-ended')).toEqual([]);
  });

  it('a message of 3.9 MiB: it is read; of 4 MiB and one byte: the connection ends, nothing else', async () => {
    const { server } = await simulated();
    const observed = connectTo([server.url], { options: { ...QUICK, misbehaviorRestMs: 100 } });
    await connected(observed);
    const mebibyte = 2 ** 20;
    server.sendRaw(
      JSON.stringify({ type: 'fullHistory', texts: Array(39).fill('x'.repeat(0.1 * mebibyte)) }),
    );
    await until('ignored', () => observed.client.statistics().ignored.unknownMessage === 1);
    expect(observed.client.isConnected).toBe(true);
    server.sendRaw('x'.repeat(4 * mebibyte + 1));
    await reported(observed, 'frame-too-large');
    await connected(observed);
  });
});
