import { expect, it } from 'vitest';
import { KeptMessages } from '../../../electron/xrpl/session/kept-messages.ts';
import type { ReceivedMessage } from '../../../electron/xrpl/transport/socket.ts';

/** As the socket reads and ws hands on: slices of one piece of memory. */
const READ_AT_ONCE_BYTES = 64 * 1024;

function slicesOfOneRead(texts: readonly string[]): readonly Buffer[] {
  const read = Buffer.alloc(READ_AT_ONCE_BYTES);
  let at = 0;
  return texts.map((text) => {
    const start = at;
    at += read.write(text, start);
    return read.subarray(start, at);
  });
}

function setUp(mostSpareBytes = 4 * 1024 * 1024) {
  const kept = new KeptMessages(mostSpareBytes);
  const memory = new Set<ArrayBufferLike>();
  return {
    kept,
    memory,
    keep: (message: Buffer) => kept.keep(message, message.length),
    take: (one: ReturnType<KeptMessages['keep']>) => {
      let text = '';
      kept.take(one, (message) => {
        if (!Buffer.isBuffer(message)) throw new Error('no bytes');
        memory.add(message.buffer);
        text = message.toString();
      });
      return text;
    },
  };
}

it('what waits is whole, however much of it is taken and kept in turn, and holds none of what was read', () => {
  const { keep, take, memory } = setUp();
  const waiting: { readonly text: string; readonly kept: ReturnType<KeptMessages['keep']> }[] = [];
  const reads = new Set<ArrayBufferLike>();
  let number = 0;
  // More comes than is taken, then less.
  for (const takes of [...Array(200).fill(3), ...Array(200).fill(12)]) {
    const texts = Array.from({ length: 7 }, () => `${++number} ${'é'.repeat((number * 977) % 4000)}`);
    for (const [index, message] of slicesOfOneRead(texts).entries()) {
      waiting.push({ text: texts[index] ?? '', kept: keep(message) });
      reads.add(message.buffer);
    }
    for (const { text, kept } of waiting.splice(0, takes)) expect(take(kept) === text, text).toBe(true);
  }
  for (const { text, kept } of waiting) expect(take(kept) === text, text).toBe(true);
  expect(number).toBe(2800);
  expect([...memory].filter((one) => reads.has(one))).toEqual([]);
});

it('memory is used again, by what comes later and as often as it comes', () => {
  const { keep, take, memory } = setUp();
  for (let round = 0; round < 12; round += 1) {
    const waiting = Array.from({ length: 300 }, () => keep(Buffer.alloc(3700, 'x')));
    for (const one of waiting) take(one);
  }
  // 13 MB passed, and 1.1 MB waited at most.
  const bytes = [...memory].reduce((sum, one) => sum + one.byteLength, 0);
  expect(bytes).toBeLessThan(2 * 1024 * 1024);
});

it('memory beyond what may be spare is let go', () => {
  const { keep, take, memory } = setUp(0);
  for (let round = 0; round < 3; round += 1) {
    const waiting = Array.from({ length: 300 }, () => keep(Buffer.alloc(3700, 'x')));
    for (const one of waiting) take(one);
  }
  expect(memory.size).toBeGreaterThan(10);
});

it('a long message, a text and a binary message wait as they came', () => {
  const { kept } = setUp();
  for (const message of [Buffer.alloc(READ_AT_ONCE_BYTES + 1), '{}', null]) {
    const handled: ReceivedMessage[] = [];
    kept.take(kept.keep(message, 2 ** 20), (one) => handled.push(one));
    expect(handled).toEqual([message]);
  }
});

it('memory of a message whose handling fails is used again', () => {
  const { kept, keep } = setUp();
  const memory = new Set<unknown>();
  const fail = (message: ReceivedMessage) => {
    memory.add(Buffer.isBuffer(message) && message.buffer);
    throw new Error('mine');
  };
  for (let count = 0; count < 1000; count += 1)
    expect(() => kept.take(keep(Buffer.alloc(3700)), fail)).toThrow('mine');
  expect(memory.size).toBe(1);
});
