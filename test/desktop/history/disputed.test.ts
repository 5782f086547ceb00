import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { StoredPayment, TrustLevel, WatchedAccount } from '../../../electron/contract/index.ts';
import type { AppContext } from '../../../electron/desktop/context/app-context.ts';
import type { Topic } from '../../../electron/desktop/context/topics.ts';
import { watched } from '../../payments/support/payments.ts';
import { newPayment, STATEMENT, samplePayment } from '../../store/database/sample-payment.ts';

vi.mock('electron', () => ({ shell: {}, app: {}, session: {}, protocol: {}, ipcMain: {} }));
const { createPaymentActions } = await import('../../../electron/desktop/actions/payments.ts');
const { writeExport } = await import('../../../electron/desktop/actions/export-file.ts');
const { followMonitor } = await import('../../../electron/desktop/context/monitor-events.ts');
const { localDay } = await import('../../../electron/desktop/history/local-days.ts');
const { createPaymentSearch } = await import('../../../electron/desktop/history/payment-search.ts');
const { createTotals } = await import('../../../electron/desktop/history/totals.ts');
const { openPaymentStore } = await import('../../../electron/store/database/payment-store.ts');

const NOW = '2026-01-01T12:00:00Z';
const entries: readonly WatchedAccount[] = [watched({ id: 'real' })];

let folder: string;
let store: ReturnType<typeof openPaymentStore>;
let context: AppContext;
let actions: ReturnType<typeof createPaymentActions>;
let published: Topic[];
/** Rows pushed to the window: id and level. */
let pushed: (readonly [number, TrustLevel | undefined])[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-disputed-'));
  store = openPaymentStore(folder, { now: () => Date.parse(NOW) });
  published = [];
  pushed = [];
  const search = createPaymentSearch(store);
  context = {
    ...{ store, search, totals: createTotals(store, search) },
    settings: { watched: () => entries, formerAccounts: () => [], contacts: () => [] },
    monitors: { all: () => [] },
    i18n: () => ({ locale: 'en', t: (key: string) => key }),
    rowContext: () => ({
      locale: 'en',
      contacts: [],
      watched: entries,
      infoOf: () => null,
      isRefuted: () => false,
    }),
    explorerUrl: () => null,
    arrived: (rows: readonly StoredPayment[]) =>
      pushed.push(...rows.map(({ id, trust }) => [id, trust] as const)),
    publish: (topic: Topic) => published.push(topic),
    now: () => Date.parse(NOW),
    alerts: { dispute: () => undefined },
  } as unknown as AppContext;
  actions = createPaymentActions(context);
  store.record(
    [1, 2, 4].map((n) => ({ ...newPayment(n), server: 'wss://s1.ripple.com', ledgerHash: 'EF'.repeat(32) })),
    [],
  );
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As a monitor does when one more server said something. */
function believe(n: number, trust: TrustLevel): void {
  const { payments, sumsChanged } = store.setTrust(samplePayment(n), trust, STATEMENT);
  followMonitor(context, 'mainnet', { type: 'trust', payments, trust, servers: ['wss://b'], sumsChanged });
}

/** The amounts in an export, newest first. */
async function exported(format: 'csv' | 'json', during: () => void = () => undefined) {
  const path = join(folder, `payments.${format}`);
  const progress: string[] = [];
  const count = await writeExport(path, {
    ...{
      store,
      search: createPaymentSearch(store),
      query: { offset: 0, limit: 0 },
      format,
      labelled: (payment) => payment,
    },
    steps: {
      signal: new AbortController().signal,
      onProgress: ({ written, count: all }) => progress.push(`${written}/${all}`),
    },
    pause: async () => during(),
  });
  return { count, progress, amounts: readFileSync(path, 'utf8').match(/(?<=[":,])\d+\.5(?=[",])/g) };
}

/** Every figure that the window, the tray and exports show of what was received. */
async function figures() {
  const page = await actions.query({ offset: 0, limit: 10 });
  const daily = await actions.daily(7, {});
  const all = await actions.sums({});
  const [entry] = entries;
  return {
    listed: page.total,
    day: page.days.map(({ count, sums }) => [count, ...sums.map(({ amount }) => amount)]),
    chart: daily.days.map(({ count, sums }) => [count, ...sums.map(({ amount }) => amount)]),
    filtered: [all.count, ...all.sums.map(({ amount }) => amount)],
    account: entry && context.totals.of(entry),
    today: context.totals.onDay(localDay(new Date(NOW)), entries).map(({ amount }) => amount),
    unread: store.unreadCount(),
    csv: await exported('csv'),
    json: await exported('json'),
  };
}

const figuresOf = (sum: string, ...amounts: readonly string[]) => ({
  ...{ listed: 3, unread: 3, today: [sum] },
  ...{ day: [[amounts.length, sum]], chart: [[amounts.length, sum]], filtered: [amounts.length, sum] },
  account: { count: amounts.length, sums: [{ asset: { currency: 'XRP' }, amount: sum }] },
  ...Object.fromEntries(
    ['csv', 'json'].map((format) => [
      format,
      { count: amounts.length, progress: [`${amounts.length}/${amounts.length}`], amounts },
    ]),
  ),
});

it('a disputed payment is listed and in no figure; once the dispute is over it is in all of them again', async () => {
  const before = figuresOf('8.5', '4.5', '2.5', '1.5');
  expect(await figures()).toEqual(before);
  const revision = context.totals.revision();
  believe(2, 'disputed');
  expect(context.totals.revision()).not.toBe(revision);
  expect([published, pushed]).toEqual([['payments'], [[2, 'disputed']]]);
  expect(await figures()).toEqual(figuresOf('6', '4.5', '1.5'));
  believe(2, 'confirmed');
  expect(await figures()).toEqual(before);
  expect(pushed.at(-1)).toEqual([2, 'confirmed']);
});

it('a confirmation shows the row anew and leaves what was added up', async () => {
  const revision = context.totals.revision();
  believe(2, 'confirmed');
  expect(context.totals.revision()).toBe(revision);
  expect([published, pushed]).toEqual([['payments'], [[2, 'confirmed']]]);
});

it('a payment that becomes disputed during an export is not written any more', async () => {
  store.record(
    Array.from({ length: 300 }, (_unused, n) => newPayment(1000 + n)),
    [],
  );
  const { count, progress } = await exported('json', () => believe(1, 'disputed'));
  expect([count, progress.at(-1)]).toEqual([302, '302/302']);
});

it('the detail tells what each server said, with its operator and its amounts in words', () => {
  const stated = {
    ...{ hash: samplePayment(2).hash, ledgerIndex: 1002, ledgerHash: null, result: 'tesSUCCESS' },
    amounts: [{ asset: { currency: 'XRP' as const }, amount: '1234.5' }],
  };
  const said = {
    ...STATEMENT,
    server: 'wss://own.example:6006',
    stated,
    ledgerHashCheck: 'not-told' as const,
  };
  store.setTrust(samplePayment(2), 'disputed', said);
  const detail = actions.detail(2);
  expect(detail.ok && detail.value.payment.trust).toBe('disputed');
  expect(detail.ok && detail.value.statements).toEqual([
    expect.objectContaining({ operator: 'ripple', says: 'recorded', trust: 'seen', amountsText: '2.5 XRP' }),
    { ...said, trust: 'disputed', operator: 'own.example:6006', isOwn: false, amountsText: '1,234.5 XRP' },
  ]);
});
