import { expect, test } from 'vitest';
import type { AlertOutcome, Examined, SpotChecks, StoredPayment } from '../../electron/contract/index.ts';
import {
  createExaminedLog,
  createSpotCheckLog,
  jsonLines,
  readableLines,
} from '../../electron/service/lines.ts';
import { payment } from '../payments/support/payments.ts';

const stored = (memo: string) => ({
  ...payment({ memos: [{ type: null, format: null, data: memo, dataHex: null }] }),
  ...{ id: 1, alerted: true, outcome: null, read: false, recordedAt: '2026-01-01T00:00:00Z' },
});

test('a JSON line has the CTID of its transaction, and none on a network that has no room for one', () => {
  const line = (network: string) =>
    JSON.parse(
      jsonLines.payment(
        { ...stored(''), network, ledgerIndex: 0x1234567, transactionIndex: 0x0a } as StoredPayment,
        '',
        null,
      ),
    ) as { readonly ctid: unknown };
  expect(line('mainnet').ctid).toBe('C1234567000A0000');
  expect(line('testnet').ctid).toBe('C1234567000A0001');
  expect(line('65536').ctid).toBeNull();
});

test('the log tells what is examined: each state at once, progress every half minute, and every hour how far it is', () => {
  let now = 0;
  const told: string[] = [];
  const tell = createExaminedLog(
    (text) => told.push(text),
    () => now,
  );
  const at = (seconds: number, change: Partial<Examined>) => {
    now = seconds * 1000;
    tell({ network: 'mainnet', examined: { ...EXAMINED, ...change } });
    return told.splice(0);
  };
  const offline = { state: 'disconnected' } as const;
  expect(at(0, { ...offline, through: null, throughTime: null })).toEqual([]);
  // A run that begins without a connection says how far it was.
  const reached = 'mainnet: Examined up to 2026-01-01 00:00:40 UTC (ledger 90)';
  expect(at(0, offline)).toEqual([reached]);
  expect(at(1, offline)).toEqual([]);
  const behind = (left: number) => ({ state: 'catching-up', left, total: 6000 }) as const;
  const line = (left: string) =>
    `mainnet: Catching up: ${left} of 6,000 ledgers left. ${reached.replace('mainnet: ', '')}`;
  expect(at(2, behind(6000))).toEqual([line('6,000')]);
  expect(at(20, behind(5900))).toEqual([]);
  expect(at(32, behind(5668))).toEqual([line('5,668')]);
  // Nothing moved: nothing is repeated.
  expect(at(90, behind(5668))).toEqual([]);
  expect(at(91, {})).toEqual([reached]);
  expect(at(2000, { through: 600 })).toEqual([]);
  expect(at(4000, { through: 1100 })).toEqual([reached.replace('90)', '1,100)')]);
  expect(at(4001, offline)).toHaveLength(1);
  // A ledger whose time is not known yet is told, and told once more when it is.
  const untimed = 'mainnet: Examined up to ledger 91';
  expect(at(4002, { through: 91, throughTime: null })).toEqual([untimed]);
  expect(at(4003, { through: 92, throughTime: null })).toEqual([]);
  expect(at(4004, { through: 92 })).toEqual([reached.replace('90)', '92)')]);
  expect(at(4005, { through: 93 })).toEqual([]);
});

const EXAMINED: Examined = {
  ...{ state: 'complete', through: 90, throughTime: '2026-01-01T00:00:40Z' },
  ...{ left: 0, total: 0, open: 0, accepted: 0 },
};

test('the log tells how much was checked on a second server, once all checks are made, and once where none are', () => {
  const told: string[] = [];
  const tell = createSpotCheckLog((text) => told.push(text));
  const after = (spotChecks: SpotChecks | null, state: Examined['state'] = 'complete') => {
    tell({ network: 'mainnet', examined: { ...EXAMINED, state }, spotChecks });
    return told.splice(0);
  };
  expect(after(null, 'catching-up')).toEqual([]);
  expect(after(null)).toEqual(['mainnet: History not checked on a second server']);
  expect(after(null, 'incomplete')).toEqual([]);
  // Nothing was read from history: there is nothing to check.
  expect(after({ checked: 0, ranges: 0, underWay: false })).toEqual([]);
  expect(after({ checked: 11, ranges: 40, underWay: true })).toEqual([]);
  const line = 'mainnet: History checked on a second server: 12 of 40 ranges';
  expect(after({ checked: 12, ranges: 40, underWay: false })).toEqual([line]);
  expect(after({ checked: 12, ranges: 40, underWay: false })).toEqual([]);
  expect(after({ checked: 1, ranges: 1, underWay: false })).toEqual([
    'mainnet: History checked on a second server: 1 of 1 range',
  ]);
});

test('a readable line says why a payment does not alert, and nothing of it where it does', () => {
  const line = (outcome: AlertOutcome | null, alerted = false) =>
    readableLines.payment({ ...stored(''), alerted, outcome }, 'Shop', null);
  const why = (outcome: AlertOutcome | null) => line(outcome).split(' · ').at(-2);
  const below = { type: 'suppressed', reason: 'below-minimum' } as const;
  expect(why({ ...below, minimum: '1000' })).toBe('Below the minimum of 1,000 XRP');
  expect(why(below)).toBe('Below your minimum');
  expect(why({ type: 'suppressed', reason: 'kind' })).toBe('Not notified: this kind was off');
  expect(why({ type: 'suppressed', reason: 'muted-sender' })).toBe('Muted sender');
  expect(why({ type: 'suppressed', reason: 'not-watched' })).toBe(
    'Not notified: the account wasn’t being watched yet',
  );
  expect(why(null)).toBe('Not notified');
  expect(line({ type: 'pending' }, true)).not.toContain('otified');
});

test('a readable line ends with the memo and the hash, and stays one line', () => {
  const of = stored('Invoice 42\u001b[2J\nsecond');
  expect(readableLines.payment(of, 'Shop', null)).toMatch(
    new RegExp(`\\+25 XRP to Shop · from r49Ad…zATa · “Invoice 42⟨U\\+001B⟩\\[2J second” · ${of.hash}$`),
  );
});
