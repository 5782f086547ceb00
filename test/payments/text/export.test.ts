import { describe, expect, test } from 'vitest';
import type { ExportedPayment } from '../../../electron/payments/text/export.ts';
import { exported, ISSUER, issued, MPT, payment } from '../support/payments.ts';

/** A minimal RFC 4180 reader, so that the tests see what a spreadsheet sees. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  for (
    let match = cell.exec(text);
    match !== null && cell.lastIndex <= text.length;
    match = cell.exec(text)
  ) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
    if (match[3] === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

function cells(change: Partial<ExportedPayment>, label = 'Shop') {
  const [header, row] = readCsv(exported('csv', [{ ...payment(change), label, alerted: true }]));
  return Object.fromEntries((header ?? []).map((name, index) => [name, row?.[index]]));
}

describe('CSV', () => {
  test('has every column, exact', () => {
    const exact = '10000000000.000001';
    expect(cells({ amount: exact, destinationTag: 0, sourceTag: 7, invoiceId: 'AA'.repeat(32) })).toEqual({
      close_time: '2026-11-21T02:00:07Z',
      network: 'mainnet',
      account: 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT',
      label: 'Shop',
      kind: 'payment',
      transaction_type: 'Payment',
      from: 'r49AdCGSoAq9aWrkudMWDvHqSu7YRhzATa',
      amount: exact,
      currency: 'XRP',
      issuer: '',
      mpt_issuance_id: '',
      destination_tag: '0',
      source_tag: '7',
      invoice_id: 'AA'.repeat(32),
      memos: '',
      partial_payment: 'false',
      ledger_index: '1000',
      hash: 'AB'.repeat(32),
      alerted: 'true',
      notification: '',
      notified_at: '',
    });
    const at = '2026-11-21T12:20:00.000Z';
    const told = [
      cells({ outcome: { type: 'shown', as: 'summary', at } }),
      cells({ outcome: { type: 'suppressed', reason: 'below-minimum' } }),
    ];
    expect(told.map((row) => [row.notification, row.notified_at])).toEqual([
      ['summary', at],
      ['below-minimum', ''],
    ]);
  });

  test('names assets by the ledger’s own codes', () => {
    expect(cells({ asset: issued('xrp'), amount: '1' })).toMatchObject({
      currency: 'xrp',
      issuer: ISSUER,
    });
    expect(cells({ asset: { mptIssuanceId: MPT }, amount: '9223372036854775807' })).toMatchObject({
      currency: '',
      mpt_issuance_id: MPT,
      amount: '9223372036854775807',
    });
  });

  const memo = (data: string) => [{ type: null, format: null, data, dataHex: null }];

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    ' =1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '=cmd|’ /C calc’!A0',
    '=HYPERLINK("http://x")',
  ])('the memo or label %j is no formula', (text) => {
    expect(cells({ memos: memo(text) }).memos).toBe(`'${text.trim()}`);
    expect(cells({}, text).label).toBe(`'${text.trim()}`);
  });

  // Where the comma is the decimal sign (German, Spanish, French …) spreadsheets split at semicolons, and then take
  // quotation marks that do not begin a cell for text.
  test.each([
    'a;=1+1',
    ';=cmd|’/C calc’!A0;',
    'a; =1+1',
    'a;"=1+1',
    'a;" "@SUM(A1)";b',
    'a;\t-1',
    'a;＝1',
    'a\n;+1;-2',
    '=1;=2',
  ])('the memo or label %j is no formula where semicolons separate cells', (text) => {
    const [, row = ''] = exported('csv', [{ ...payment({ memos: memo(text) }), label: text }]).split('\r\n');
    for (const cell of row.split(';').slice(1)) expect(cell).not.toMatch(/^["\s]*[=+\-@＝＋－＠]/);
    expect(cells({ memos: memo(text) }).memos?.replaceAll("'", '')).toBe(text.replace(/\s+/g, ' ').trim());
  });

  test.each(['a,b', 'say "hi"', 'semi;colon', 'a; b', '1;2', 'a;"b"', 'ends with blank'])(
    'the memo %j comes back whole',
    (text) => {
      expect(cells({ memos: memo(text) }).memos).toBe(text);
    },
  );

  test('line breaks and control characters never break a row', () => {
    const rows = readCsv(exported('csv', [payment({ memos: memo('a\r\n=b\u0000') }), payment()]));
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows[1]?.join('|')).toContain('a =b⟨U+0000⟩');
  });

  test('memos that are no text come as hex', () => {
    const bytes = { type: null, format: null, data: null, dataHex: 'FFFE' };
    expect(cells({ memos: [bytes, ...memo('x')] }).memos).toBe('FFFE | x');
  });
});

describe('JSON', () => {
  test('is one array, exact, without what never arrived', () => {
    const asked = { asset: { currency: 'XRP' }, amount: '999999999' } as const;
    const text = exported('json', [payment(), payment({ partialOf: asked, deliveredAmount: asked })]);
    const read = JSON.parse(text) as Record<string, unknown>[];
    expect(read).toHaveLength(2);
    expect(read.map(({ partialPayment }) => partialPayment)).toEqual([false, true]);
    expect(text).not.toContain('999999999');
    expect(read[0]).toMatchObject({ amount: '25', asset: { currency: 'XRP' }, hash: 'AB'.repeat(32) });
    expect(text.split('\n')).toHaveLength(5);
  });

  test('is an empty array where there is nothing', () => {
    expect(JSON.parse(exported('json', []))).toEqual([]);
  });
});
