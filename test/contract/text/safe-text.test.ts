import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inEnglish,
  machineWord,
  message,
  safeText,
  TEXT_LIMITS,
  type TextPurpose,
} from '../../../electron/contract/index.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { type TrayModelInput, trayMenu } from '../../../electron/desktop/tray/tray-menu.ts';
import { readMptIssuance } from '../../../electron/payments/amounts/mpt-metadata.ts';
import { describePayment, describeSummary, kindText } from '../../../electron/payments/text/describe.ts';
import { readMemos } from '../../../electron/payments/text/memos.ts';
import { RequestError } from '../../../electron/xrpl/protocol/request-error.ts';
import type { ServerInfo } from '../../../electron/xrpl/protocol/server-info.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { judgeHealth } from '../../../electron/xrpl/session/health.ts';
import { RequestTable } from '../../../electron/xrpl/session/request-table.ts';
import { failureOfClose, failureOfError } from '../../../electron/xrpl/transport/connection-failure.ts';
import { exported, payment } from '../../payments/support/payments.ts';
import { ManualClock } from '../../watch/support/manual-clock.ts';

const PURPOSES = Object.keys(TEXT_LIMITS) as readonly TextPurpose[];

const SYNCED: ServerInfo = {
  ...{ serverState: 'full', amendmentBlocked: false, networkId: 0, validatedLedger: 100, validatedAgeS: 1 },
  ...{ completeLedgers: '1-100', buildVersion: null },
};

const EMPTY_MENU: TrayModelInput = {
  ...{ platform: 'linux', overall: 'live', overallText: 'Live', reasonText: null, accounts: [], unread: [] },
  ...{
    unreadCount: 0,
    recent: [],
    pausedUntil: null,
    pauseSpan: null,
    quietText: null,
    notificationsWork: true,
    forwardingText: null,
    demo: false,
  },
  ...{ removed: null, clipboardAddress: null, update: { state: 'idle', version: null }, now: 0 },
};

describe('safe text', () => {
  test.each([
    ['plain text', 'plain text', 'plain text'],
    ['a right-to-left override', 'pay\u202ecod.exe', 'pay⟨U+202E⟩cod.exe'],
    ['bidi isolates and marks', '\u2066a\u2069\u200f', '⟨U+2066⟩a⟨U+2069⟩⟨U+200F⟩'],
    ['control characters', 'a\u0000b\u001b[31mc\u007f', 'a⟨U+0000⟩b⟨U+001B⟩[31mc⟨U+007F⟩'],
    ['lines and tabs', 'one\r\n\n two\tthree\u2028four\u0085five', 'one two three four five'],
    ['blanks around', '  a  ', 'a'],
    ['zero-width characters', 'X\u200bR\u2060P', 'X⟨U+200B⟩R⟨U+2060⟩P'],
    ['soft hyphen and tags', 'a\u00adb\u{e0041}', 'a⟨U+00AD⟩b⟨U+E0041⟩'],
    ['a lone surrogate', 'a\ud800b', 'a⟨U+D800⟩b'],
    ['private use', '\ue000', '⟨U+E000⟩'],
    ['blanks that count as letters', 'a\u3164\u115f\uffa0\u2800b', 'a⟨U+3164⟩⟨U+115F⟩⟨U+FFA0⟩⟨U+2800⟩b'],
    ['the deprecated formats', '\u206a\ufff9\u{1d173}', '⟨U+206A⟩⟨U+FFF9⟩⟨U+1D173⟩'],
    ['bytes smuggled in variation selectors', `😀${'\u{e0101}'.repeat(40)}x`, `😀${'\u{e0101}'.repeat(4)}x`],
    ['a no-break space', 'a\u00a0\u3000b', 'a b'],
    ['markup stays text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['an emoji family', '👨‍👩‍👧 ✈️', '👨‍👩‍👧 ✈️'],
    ['Persian with a non-joiner', 'می‌خواهم', 'می‌خواهم'],
    ['joiners that join nothing', '\u200d\u200da \u200cb\u200d\u200d', 'a b\u200d'],
    ['Hebrew and Arabic', 'שלום سلام', 'שלום سلام'],
    ['a tower of marks', `e${'\u0301'.repeat(50)}x`, `e${'\u0301'.repeat(4)}x`],
  ])('%s', (_, given, expected) => expect(safeText(given, 'memo')).toBe(expected));

  test.each(PURPOSES)('is cut to the limit of a %s by code points, never inside one', (purpose) => {
    const limit = TEXT_LIMITS[purpose];
    expect(safeText('😀'.repeat(limit), purpose)).toBe('😀'.repeat(limit));
    expect(safeText('😀'.repeat(limit + 1), purpose)).toBe(`${'😀'.repeat(limit - 1)}…`);
    expect(safeText('a'.repeat(100_000), purpose)).toHaveLength(limit);
  });

  test('holds nothing that acts, whatever went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const safe = safeText(text, 'memo');
        expect(safe).not.toMatch(
          /[\p{Cc}\p{Cs}\p{Co}\p{Bidi_Control}\u2028\u2029\u200b\u2060\ufeff\u3164\u115f\uffa0]/u,
        );
        expect(safeText(safe, 'cell')).toBe(safe);
      }),
      { numRuns: 5000 },
    );
  });
});

test("a machine's word is letters, digits and hyphens, and short", () => {
  expect(machineWord('ERR_SSL_WRONG\u202e VERSION <b>')).toBe('ERR_SSL_WRONGVERSIONb');
  expect(machineWord('full')).toBe('full');
  expect(machineWord('x'.repeat(1000))).toHaveLength(60);
});

describe('everything that strangers can write is cleaned and cut where it enters or is shown', () => {
  const options = { label: 'Shop', locale: 'en' };
  const info = (name: string) => ({
    MPTokenMetadata: Buffer.from(JSON.stringify({ name }), 'utf8').toString('hex').toUpperCase(),
  });
  const menu = (change: Partial<TrayModelInput>) =>
    trayMenu({ ...EMPTY_MENU, ...change }, i18nFor('en'))
      .map((item) => (item.type === 'separator' ? '' : item.label))
      .join('\n');
  const answerTo = (fields: JsonObject) => {
    let said = '';
    const table = new RequestTable(new ManualClock(), 'wss://a');
    const onError = (error: RequestError) => {
      said = error.message;
    };
    table.answer({ ...fields, id: table.add('ping', 1000, { onResult: () => undefined, onError }) }, 0);
    return said;
  };

  const ROUTES: Readonly<Record<string, readonly [purpose: TextPurpose | 'word', (text: string) => string]>> =
    {
      "an account's label": [
        'label',
        (text) => describePayment(payment(), { ...options, label: text }).title,
      ],
      "a contact's name": [
        'label',
        (text) => describePayment(payment(), { ...options, contactName: text }).body,
      ],
      'a new transaction type': [
        'label',
        (text) => kindText(payment({ kind: 'other', transactionType: text }), 'en'),
      ],
      "a notification's memo": [
        'memoLine',
        (text) =>
          describePayment(
            payment({ memos: [{ type: null, format: null, data: text, dataHex: null }] }),
            options,
          ).body,
      ],
      'labels of a summary': [
        'label',
        (text) =>
          describeSummary([payment(), payment()], { locale: 'en', labelOf: () => text, away: false }).title,
      ],
      "a token's name": ['tokenName', (text) => readMptIssuance(info(text)).name ?? ''],
      'a cell of an export': ['cell', (text) => exported('csv', [{ ...payment(), label: text }])],
      'a value in a message': ['message', (text) => inEnglish(message('request.server', { word: text }))],
      'the reason of a close frame': ['serverText', (text) => failureOfClose(1000, text).message],
      "a server's error text": [
        'serverText',
        (text) => answerTo({ status: 'error', error: 'x', error_message: text }),
      ],
      "a server's error code": ['word', (text) => answerTo({ status: 'error', error: text })],
      "a request error's code": [
        'word',
        (text) => inEnglish(new RequestError('server', '', { serverError: text }).userMessage),
      ],
      "a socket's error code": [
        'word',
        (text) => failureOfError(Object.assign(new Error(), { code: text })).message,
      ],
      "a server's state": [
        'word',
        (text) =>
          judgeHealth(
            { ...SYNCED, serverState: text },
            { network: 'mainnet', networkId: null, newestLedger: null, highestLedger: null },
            { maxLedgerAgeS: 60, maxLedgerLag: 10 },
          )?.message ?? '',
      ],
      'a name in the menu': ['menuName', (text) => menu({ removed: text })],
      'the reason in the menu': ['menuReason', (text) => menu({ reasonText: text })],
      'a line of the menu': ['menuLine', (text) => menu({ overallText: text })],
    };

  test.each(Object.entries(ROUTES))('%s', (_, [purpose, shown]) => {
    const acts = /[\p{Cc}\p{Bidi_Control}\u200b\u3164]/u;
    expect(shown('a\u202eb\u0000c\u001b[2J\u200bd\u3164').replaceAll(/\r?\n/g, '')).not.toMatch(acts);
    // The longest run of the stranger's letters that is left.
    const longest = (text: string) => Math.max(...text.split(/[^Q…]+/u).map((run) => [...run].length));
    const limit = purpose === 'word' ? 60 : TEXT_LIMITS[purpose];
    expect(longest(shown('Q'.repeat(3 * limit)))).toBe(limit);
  });

  test('a memo', () => {
    const memo = (text: string) =>
      readMemos({ Memos: [{ Memo: { MemoData: Buffer.from(text).toString('hex') } }] });
    expect(memo('Q'.repeat(1000))[0]?.data).toHaveLength(TEXT_LIMITS.memo);
    expect(memo('a\u202eb')[0]?.data).toBeNull();
  });

  test('every purpose is in use above', () => {
    const used = new Set([...Object.values(ROUTES).map(([purpose]) => purpose), 'memo']);
    used.delete('word');
    expect(used).toEqual(new Set(PURPOSES));
  });
});
