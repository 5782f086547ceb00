import { describe, expect, it } from 'vitest';
import { readFrame } from '../../../electron/xrpl/protocol/frame.ts';
import { exceedsBudget, STREAM_BUDGET } from '../../../electron/xrpl/protocol/message-budget.ts';

const BUDGET = { depth: 3, width: 10, textLength: 20 };

describe('the budget of a message', () => {
  it.each([
    ['{"a":[[1]]}', false],
    ['{"a":[[[1]]]}', true],
    ['[[],[],[],[]]', false],
    ['[1,2,3,4,5,6,7,8,9,10]', false],
    ['[1,2,3,4,5,6,7,8,9,10,11]', true],
    ['[{},{},{},{},{},{}]', true],
    [`{"a":"${'x'.repeat(19)}"}`, false],
    [`{"a":"${'x'.repeat(21)}"}`, true],
    // What is in a text is no structure, whatever quotes and slashes it holds.
    ['{"a":"[[[[[[[[[["}', false],
    ['{"a":"\\"[[[[[["}', false],
    ['{"a":"\\\\","b":[[[1]]]}', true],
    ['{"a":"\\\\\\"[[[[","b":1}', false],
    // A text without end.
    [`{"a":"${'x'.repeat(30)}`, true],
    ['', false],
    [']]]]]}', false],
  ])('of %j is exceeded: %j', (text, exceeded) => {
    expect(exceedsBudget(text, BUDGET)).toBe(exceeded);
  });

  it('is kept by a transaction that affects as many entries as the ledger allows', () => {
    const node = {
      ModifiedNode: {
        LedgerEntryType: 'RippleState',
        LedgerIndex: 'A'.repeat(64),
        FinalFields: {
          Balance: { currency: 'USD', issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: '1' },
          HighLimit: { currency: 'USD', issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: '1' },
          LowLimit: { currency: 'USD', issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: '1' },
          Flags: 1,
        },
        PreviousFields: { Balance: { currency: 'USD', issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: '1' } },
        PreviousTxnID: 'A'.repeat(64),
        PreviousTxnLgrSeq: 100_000_000,
      },
    };
    const text = JSON.stringify({ meta: { AffectedNodes: Array(5200).fill(node) } });
    expect(exceedsBudget(text, STREAM_BUDGET)).toBe(false);
  });

  it('takes the time of one look at each character, quotes and slashes by the million included', () => {
    const hostile = `"${'\\\\\\"'.repeat(1_000_000)}`;
    const began = performance.now();
    exceedsBudget(hostile, { ...STREAM_BUDGET, textLength: Number.MAX_SAFE_INTEGER });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('comes before the parser', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(readFrame(`{"type":"transaction","x":${deep}}`, false)).toEqual({ type: 'too-complex' });
    expect(readFrame(`{"type":"transaction","x":[${'{},'.repeat(200_000)}{}]}`, false)).toEqual({
      type: 'too-complex',
    });
    // A page of history may be wider.
    const page = `{"type":"response","id":1,"result":{"transactions":[${'{},'.repeat(200_000)}{}]}}`;
    expect(readFrame(page, true).type).toBe('answer');
  });
});

describe('the depth of a message', () => {
  const nested = (levels: number, open = '[', close = ']') =>
    `{"type":"unknown","x":${open.repeat(levels - 1)}1${close.repeat(levels - 1)}`;
  const filled = (length: number) =>
    `,"y":${JSON.stringify(Array(Math.ceil(length / 20)).fill('x'.repeat(17)))}`;

  it.each([
    ['short', ''],
    ['with many brackets beside it', `,"y":${JSON.stringify(Array(40).fill([{}]))}`],
    ['of some kilobytes', filled(10_000)],
    ['so long that its characters are looked at', filled(200_000)],
  ])('is bounded where the message is %s', (_which, more) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['{"__proto__":', '}'],
      ['[0,', ']'],
    ]) {
      expect(readFrame(`${nested(32, open, close)}${more}}`, false).type).toBe('stream');
      expect(readFrame(`${nested(33, open, close)}${more}}`, false).type).toBe('too-complex');
      expect(readFrame(`${nested(36, open, close)}${more}}`, true).type).toBe('stream');
      expect(readFrame(`${nested(37, open, close)}${more}}`, true).type).toBe('too-complex');
    }
  });

  it('costs next to nothing and no stack, however great it is in a short message', () => {
    const deep = `${nested(75_000)}}`;
    expect(deep.length).toBeLessThan(STREAM_BUDGET.width);
    const began = process.threadCpuUsage();
    for (let count = 0; count < 10; count += 1)
      expect(readFrame(deep, false)).toEqual({ type: 'too-complex' });
    expect(process.threadCpuUsage(began).user / 10_000).toBeLessThan(100);
  });
});

describe('a transaction that the ledger cannot hold', () => {
  const message = (type: string, nodes = 0) =>
    JSON.stringify({
      type: 'transaction',
      validated: true,
      ledger_index: 7,
      hash: 'A'.repeat(64),
      tx_json: { TransactionType: type, Account: 'rrrrrrrrrrrrrrrrrrrrrhoLvTp' },
      meta: { TransactionIndex: 0, TransactionResult: 'tesSUCCESS', AffectedNodes: Array(nodes).fill({}) },
    });

  it.each([
    ['an honest one', 'XChainAddAccountCreateAttestation', 5200, 'transaction'],
    ['a type of 65 letters', 'T'.repeat(65), 0, 'unreadable'],
    ['a type with other characters', 'Pay\u202ement', 0, 'unreadable'],
    ['5,201 entries', 'Payment', 5201, 'unreadable'],
  ])('(%s)', (_what, type, nodes, expected) => {
    expect(readFrame(message(type, nodes), false)).toMatchObject({
      type: 'stream',
      message: { type: expected },
    });
  });
});
