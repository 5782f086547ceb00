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
    meta: {
      AffectedNodes: parts.nodes ?? [{ ModifiedNode: { LedgerEntryType: 'AccountRoot' } }],
      TransactionIndex: 0,
      TransactionResult: 'tesSUCCESS',
    },
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

  it.each(FORMS.slice(0, 2))('that names none of them is not parsed, %s', (_form, write) => {
    expect(readFrame(write(transaction()), false, accounts)).toEqual({ type: 'of-others' });
  });

  it.each([
    ['no fields', { tx_json: null }],
    ['no metadata', { meta: false }],
    ['no nodes', { meta: { AffectedNodes: null, TransactionIndex: 0, TransactionResult: 'tesSUCCESS' } }],
    ['no hash', { hash: null }],
    ['no place', { ledger_index: undefined }],
    ['no account', { tx_json: { Account: 7, TransactionType: 'Payment' } }],
    ['no type', { tx_json: { Account: OTHER } }],
  ])('that names none of them and has %s is parsed: it may have named one', (_what, broken) => {
    const frame = readFrame(JSON.stringify({ ...transaction(), ...broken }), false, accounts);
    expect(frame.type).toBe('stream');
  });

  it('that names one by an escape of any letter, in its metadata or its fields, is read', () => {
    for (const message of [
      transaction({ destination: WATCHED }),
      transaction({ nodes: [{ ModifiedNode: { FinalFields: { Limit: { issuer: WATCHED } } } }] }),
    ])
      for (const at of [0, 1, 17, WATCHED.length - 1]) {
        const code = WATCHED.charCodeAt(at).toString(16).padStart(4, '0');
        const written = `${WATCHED.slice(0, at)}\\u${code}${WATCHED.slice(at + 1)}`;
        for (const [, write] of FORMS) {
          const frame = readFrame(write(message).replaceAll(WATCHED, written), false, accounts);
          expect(frame).toMatchObject({ type: 'stream', message: { type: 'transaction' }, mentions: null });
          if (frame.type !== 'stream' || frame.message.type !== 'transaction') return;
          const { tx, meta } = frame.message.transaction;
          expect(JSON.stringify([tx, meta])).toContain(WATCHED);
        }
      }
  });

  it.each(FORMS)('that names one deep inside its metadata alone is read, %s', (_form, write) => {
    const nodes = [
      { ModifiedNode: { FinalFields: { Balance: '1' }, LedgerEntryType: 'AccountRoot' } },
      { CreatedNode: { NewFields: { Signers: [{ Signer: { Inner: { Account: WATCHED } } }] } } },
    ];
    const frame = readFrame(write(transaction({ nodes })), false, accounts);
    expect(frame).toMatchObject({ type: 'stream', message: { type: 'transaction' } });
    if (frame.type !== 'stream') return;
    expect(frame.mentions === null || frame.mentions.includes(WATCHED)).toBe(true);
  });

  it.each([
    ['first', `"Destination":"${WATCHED}","Destination":"${OTHER}"`, OTHER],
    ['last', `"Destination":"${OTHER}","Destination":"${WATCHED}"`, WATCHED],
  ])('that has a field twice and names one %s is read, and the last counts', (_place, twice, counts) => {
    const text = JSON.stringify(transaction()).replace(`"Destination":"${OTHER}"`, twice);
    expect(readFrame(text, false, accounts)).toMatchObject({
      type: 'stream',
      message: { type: 'transaction', transaction: { tx: { Destination: counts } } },
    });
  });

  it.each([
    ['tabs', (text: string) => text.replaceAll(':', '\t:\t')],
    ['line feeds of Windows', (text: string) => `\r\n${text.replaceAll(',', ',\r\n')}\r\n`],
    ['spaces around everything', (text: string) => `  ${text.replaceAll(/([{}[\]:,])/g, ' $1 ')}  `],
  ])('is read with blanks of other kinds: %s', (_kind, spread) => {
    // A time has colons of its own.
    const message = { ...transaction({ destination: WATCHED }), close_time_iso: undefined };
    const frame = readFrame(spread(JSON.stringify(message)), false, accounts);
    expect(frame).toMatchObject({
      type: 'stream',
      message: { type: 'transaction', transaction: { tx: { Destination: WATCHED } } },
    });
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
