import { describe, expect, it } from 'vitest';
import { readFrame } from '../../../electron/xrpl/protocol/frame.ts';

const WATCHED = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const OTHER = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const MANY = new Set([WATCHED, ...Array.from({ length: 40 }, (_unused, index) => `rStranger${index}`)]);
const HASH = 'AB'.repeat(32);

function transaction(parts: { readonly destination?: string; readonly nodes?: unknown[] } = {}) {
  return {
    close_time_iso: '2026-01-01T00:00:00Z',
    engine_result: 'tesSUCCESS',
    hash: HASH,
    ledger_index: 1000,
    meta: { AffectedNodes: parts.nodes ?? [], TransactionIndex: 0, TransactionResult: 'tesSUCCESS' },
    tx_json: { Account: OTHER, Destination: parts.destination ?? OTHER, TransactionType: 'Payment' },
    type: 'transaction',
    validated: true,
  };
}

/** Forms in which one message may be written. */
const FORMS: readonly (readonly [string, (message: object) => string])[] = [
  ['as rippled writes it', (message) => `${JSON.stringify(message)}\n`],
  ['without a line feed', (message) => JSON.stringify(message)],
  ['in another order', (message) => JSON.stringify(Object.fromEntries(Object.entries(message).reverse()))],
  ['with spaces', (message) => JSON.stringify(message, null, 2)],
];
/** The first letter of every address, as an escape. */
const escaped = (message: object) => JSON.stringify(message).replaceAll('"r', '"\\u0072');

describe.each([
  ['one account', new Set([WATCHED])],
  ['many accounts', MANY],
] as const)('a transaction of the stream, with %s watched', (_name, accounts) => {
  it.each(FORMS)('that names one of them is read, %s', (_form, write) => {
    const frame = readFrame(write(transaction({ destination: WATCHED })), false, accounts);
    expect(frame).toMatchObject({ type: 'stream', message: { type: 'transaction' } });
    if (frame.type !== 'stream') return;
    expect(frame.mentions === null || frame.mentions.includes(WATCHED)).toBe(true);
  });

  it.each(FORMS)('that names one of them in its metadata alone is read, %s', (_form, write) => {
    const nodes = [{ ModifiedNode: { Accounts: [OTHER, WATCHED] } }];
    const frame = readFrame(write(transaction({ nodes })), false, accounts);
    expect(frame).toMatchObject({ type: 'stream', message: { type: 'transaction' } });
  });

  it('that names one of them by an escape is read', () => {
    const frame = readFrame(escaped(transaction({ destination: WATCHED })), false, accounts);
    expect(frame).toMatchObject({
      type: 'stream',
      message: { type: 'transaction', transaction: { tx: { Destination: WATCHED } } },
      mentions: null,
    });
  });

  it.each(FORMS.slice(0, 3))('that names none of them is not parsed, %s', (_form, write) => {
    expect(readFrame(write(transaction()), false, accounts)).toEqual({ type: 'of-others' });
  });

  it('that is cut off, or no JSON, is unreadable: it may have named one', () => {
    const text = JSON.stringify(transaction());
    for (const length of [text.length - 1, text.length - 20, 100])
      expect(readFrame(text.slice(0, length), false, accounts)).toMatchObject({ type: 'unreadable' });
  });

  it('and every other message, is read as before', () => {
    const ledger = { type: 'ledgerClosed', ledger_index: 1000, txn_count: 0 };
    expect(readFrame(JSON.stringify(ledger), false, accounts)).toMatchObject({ message: { type: 'ledger' } });
    const answer = { id: 1, result: { ...transaction() }, status: 'success', type: 'response' };
    expect(readFrame(JSON.stringify(answer), false, accounts).type).toBe('answer');
    const proposed = { ...transaction(), validated: false };
    expect(readFrame(JSON.stringify(proposed), false, accounts)).toMatchObject({
      message: { type: 'unknown' },
    });
  });
});

it('all transactions are read where no accounts are given', () => {
  expect(readFrame(JSON.stringify(transaction()), false)).toMatchObject({ type: 'stream', mentions: null });
});
