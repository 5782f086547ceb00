import { describe, expect, it } from 'vitest';
import { loadHashOf } from '../../../electron/verify/statement/transaction-hash.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { parseStreamMessage } from '../../../electron/xrpl/protocol/wire-messages.ts';
import { received } from '../../xrpl/support/recorded.ts';

const hashOf = await loadHashOf();
const recorded = ['scenario-v1', 'scenario-v2'].flatMap((name) =>
  received(name).flatMap((frame) => {
    const message = parseStreamMessage(frame as JsonObject);
    return message.type === 'transaction' ? [message.transaction] : [];
  }),
);

describe('the hash of a transaction', () => {
  it('is the one that a real server gave, for every recorded type and both API versions', () => {
    expect(recorded.length).toBeGreaterThan(400);
    expect(recorded.filter(({ tx, hash }) => hashOf(tx) !== hash)).toEqual([]);
  });

  it('is another one when any field is changed', () => {
    const changed = recorded.filter(({ tx, hash }) => hashOf({ ...tx, Sequence: 4_000_000 }) === hash);
    expect(changed).toEqual([]);
  });

  it('is another one of other accounts', () => {
    const payments = recorded.filter(
      ({ tx }) => typeof tx.Destination === 'string' && tx.Destination !== tx.Account,
    );
    expect(payments.length).toBeGreaterThan(50);
    for (const { tx, hash } of payments) {
      expect(hashOf({ ...tx, Account: tx.Destination ?? null, Destination: tx.Account ?? null })).not.toBe(
        hash,
      );
      expect(hashOf({ ...tx, Destination: 'rrrrrrrrrrrrrrrrrrrrrhoLvTp' })).not.toBe(hash);
    }
  });

  it('is not judged where the codec does not know a field, a type or a value', () => {
    const tx = recorded[0]?.tx ?? {};
    expect(hashOf(tx)).not.toBeNull();
    expect(hashOf({ ...tx, FieldOfTomorrow: 1 })).toBeNull();
    expect(hashOf({ ...tx, Memos: [{ Memo: { MemoOfTomorrow: '00' } }] })).toBeNull();
    expect(hashOf({ ...tx, TransactionType: 'PaymentOfTomorrow' })).toBeNull();
    expect(hashOf({ ...tx, Fee: { nested: 'nonsense' } })).toBeNull();
    expect(hashOf({ ...tx, Account: `${String(tx.Account).slice(0, -1)}0` })).toBeNull();
    expect(hashOf({ ...tx, Account: 'rrrrrrrrrrrrrrrrrrrrrhoLvTq' })).toBeNull();
    expect(hashOf({})).toBeNull();
  });

  it('leaves errors their stacks, whether it was computed or not', () => {
    const { stackTraceLimit } = Error;
    const tx = recorded[0]?.tx ?? {};
    hashOf(tx);
    hashOf({ ...tx, Fee: { nested: 'nonsense' } });
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
    expect(stackTraceLimit).toBeGreaterThan(0);
  });

  it('is not judged where objects are nested deeper than a transaction ever is', () => {
    const tx = recorded[0]?.tx ?? {};
    const deep = JSON.parse(`${'{"Memo":'.repeat(3000)}1${'}'.repeat(3000)}`);
    expect(hashOf({ ...tx, Memos: [deep] })).toBeNull();
  });
});
