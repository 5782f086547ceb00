import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VALIDATORS } from '../../../electron/contract/index.ts';
import { writeExport } from '../../../electron/desktop/actions/export-file.ts';
import { createRunningExport } from '../../../electron/desktop/context/running-export.ts';
import { createPaymentSearch } from '../../../electron/desktop/history/payment-search.ts';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { newPayment, STATEMENT } from '../../store/database/sample-payment.ts';
import { SUMMARY } from '../../store/database/sample-proof.ts';

let folder: string;
let path: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-export-'));
  path = join(folder, 'payments.json');
  store = openPaymentStore(folder);
  store.record(
    Array.from({ length: 1001 }, (_unused, n) => newPayment(n)),
    [],
  );
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const query = { offset: 0, limit: 0 };
const labelled = <T>(payment: T): T => payment;
const written = () => JSON.parse(readFileSync(path, 'utf8')) as readonly { readonly amount: string }[];
const filesOfExport = () => readdirSync(folder).filter((name) => name.startsWith('payments.json'));
const newestFirst = Array.from({ length: 1001 }, (_unused, n) => `${1000 - n}.5`);

it('an export gives way between slices: a frame that waits is handled before the next payments are read', async () => {
  const order: string[] = [];
  const count = await writeExport(path, {
    store: {
      newestId: store.newestId,
      payments: (ids) => {
        order.push(`${ids.length} read`);
        setImmediate(() => order.push('frame'));
        return store.payments(ids);
      },
    },
    search: createPaymentSearch(store),
    query,
    format: 'json',
    labelled,
  });
  expect(count).toBe(1001);
  expect(order.filter((what) => what !== 'frame')).toEqual([...Array(4).fill('250 read'), '1 read']);
  for (let at = 0; at < order.length - 1; at++) {
    if (order[at] !== 'frame') expect(order[at + 1]).toBe('frame');
  }
  expect(written().map(({ amount }) => amount)).toEqual(newestFirst);
});

it('what arrives while it is written is not in it, and nothing is in it twice or missing', async () => {
  let slices = 0;
  const count = await writeExport(path, {
    store,
    search: createPaymentSearch(store),
    query,
    format: 'json',
    labelled,
    pause: async () => {
      slices += 1;
      store.record([newPayment(2000 + slices)], []);
    },
  });
  expect([count, slices]).toEqual([1001, 4]);
  expect(written().map(({ amount }) => amount)).toEqual(newestFirst);
});

it('of a partial payment says that it was one, and no amount that never arrived', async () => {
  const claimed = { asset: { currency: 'XRP' }, amount: '999999999' } as const;
  store.record([newPayment(2000, { partialOf: claimed, deliveredAmount: claimed })], []);
  for (const format of ['json', 'csv'] as const) {
    await writeExport(path, { store, search: createPaymentSearch(store), query, format, labelled });
    expect(readFileSync(path, 'utf8').includes('999999999')).toBe(false);
  }
  await writeExport(path, { store, search: createPaymentSearch(store), query, format: 'json', labelled });
  const [partial, whole] = written();
  expect(partial).toMatchObject({ amount: '2000.5', partialPayment: true });
  expect(whole).toMatchObject({ amount: '1000.5', partialPayment: false });
});

it('of nothing is an empty list, and one that fails leaves the file that was there', async () => {
  expect(
    await writeExport(path, {
      store,
      search: createPaymentSearch(store),
      query: null,
      format: 'json',
      labelled,
    }),
  ).toBe(0);
  expect(readFileSync(path, 'utf8')).toBe('[]\n');
  writeFileSync(path, 'before');
  const failing = {
    newestId: store.newestId,
    payments: () => {
      throw new Error('no');
    },
  };
  await expect(
    writeExport(path, { store: failing, search: createPaymentSearch(store), query, format: 'csv', labelled }),
  ).rejects.toThrow();
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(filesOfExport()).toEqual(['payments.json']);
});

/** An export with what the window is told of it; `passSecond` lets a second pass. */
function watchedExport() {
  const told: unknown[] = [];
  let timer: (() => void) | null = null;
  const running = createRunningExport({
    onChange: () => told.push(running.view()),
    setTimer(callback, delayMs) {
      expect(delayMs).toBe(1000);
      timer = callback;
      return () => {
        timer = null;
      };
    },
  });
  const run = (pause: () => void, from: Pick<PaymentStore, 'newestId' | 'payments'> = store) =>
    running.run((steps) =>
      writeExport(path, {
        ...{ store: from, search: createPaymentSearch(store), query, format: 'json', labelled },
        steps,
        pause: async () => pause(),
      }),
    );
  return { running, told, run, passSecond: () => timer?.() };
}

it('one that is quick shows no progress', async () => {
  const { running, told, run, passSecond } = watchedExport();
  expect(await run(() => expect(running.view()).toBe(null))).toBe(1001);
  passSecond();
  expect([told, running.view(), running.isRunning()]).toEqual([[], null, false]);
});

it('one that takes over a second tells how far it is, and then that it is done', async () => {
  const { told, run, passSecond } = watchedExport();
  let slices = 0;
  const count = await run(() => {
    slices += 1;
    if (slices === 2) passSecond();
  });
  expect(count).toBe(1001);
  const reached = [500, 750, 1000, 1001].map((written) => ({ written, count: 1001 }));
  expect(told).toEqual([...reached, null]);
  expect(written()).toHaveLength(1001);
});

it('a second one has to wait for the first', async () => {
  const { running, run } = watchedExport();
  const first = run(() => undefined);
  expect(running.isRunning()).toBe(true);
  await expect(run(() => undefined)).rejects.toThrow('is being written');
  expect(await first).toBe(1001);
  expect(await run(() => undefined)).toBe(1001);
});

it('one that is canceled leaves no half file, and the file that was there', async () => {
  writeFileSync(path, 'before');
  const { running, told, run, passSecond } = watchedExport();
  let ended: Promise<void> | null = null;
  const outcome = await run(() => {
    passSecond();
    ended ??= running.cancel();
  });
  await ended;
  expect(outcome).toBe('canceled');
  expect(told.at(-1)).toBe(null);
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(filesOfExport()).toEqual(['payments.json']);
  expect(running.isRunning()).toBe(false);
});

it('one that is canceled with its last payment still replaces nothing', async () => {
  const { running, run } = watchedExport();
  const cancelAtTheEnd = {
    newestId: store.newestId,
    payments(ids: readonly number[]) {
      if (ids.length === 1) void running.cancel();
      return store.payments(ids);
    },
  };
  expect(await run(() => undefined, cancelAtTheEnd)).toBe('canceled');
  expect(filesOfExport()).toEqual([]);
});

it('leaves alone the file of somebody else beside it', async () => {
  writeFileSync(`${path}.part`, 'mine');
  await writeExport(path, { store, search: createPaymentSearch(store), query, format: 'json', labelled });
  expect(readFileSync(`${path}.part`, 'utf8')).toBe('mine');
});

it('is for its owner alone, also where it replaces a file that others may read', async () => {
  writeFileSync(path, 'before', { mode: 0o644 });
  await writeExport(path, { store, search: createPaymentSearch(store), query, format: 'json', labelled });
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('never follows a link: neither its own name nor that of the unfinished file', async () => {
  const precious = join(folder, 'precious');
  writeFileSync(precious, 'precious');
  symlinkSync(precious, path);
  symlinkSync(precious, `${path}.part`);
  await writeExport(path, { store, search: createPaymentSearch(store), query, format: 'json', labelled });
  expect(readFileSync(precious, 'utf8')).toBe('precious');
  expect(lstatSync(`${path}.part`).isSymbolicLink()).toBe(true);
  expect(written()).toHaveLength(1001);
});

it('says of a proved payment that it is, without its receipt, and leaves out what validators refute', async () => {
  const [proved, refuted] = store.query({ offset: 0, limit: 2 }).rows;
  if (proved === undefined || refuted === undefined) throw new Error('not recorded');
  store.saveProof(proved.id, SUMMARY, '{"a":"receipt"}');
  store.setTrust(proved, 'proved', { ...STATEMENT, server: VALIDATORS, says: 'agrees' });
  store.setTrust(refuted, 'disputed', { ...STATEMENT, server: VALIDATORS });
  await writeExport(path, { store, search: createPaymentSearch(store), query, format: 'json', labelled });
  const rows = written();
  expect(rows).toHaveLength(1000);
  expect(rows[0]).toMatchObject({ hash: proved.hash, trust: 'proved' });
  expect(rows[0]).not.toHaveProperty('receipt');
  expect(JSON.stringify(rows)).not.toContain(refuted.hash);
});
