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
import { writeExport } from '../../../electron/desktop/actions/export-file.ts';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { newPayment } from '../../store/database/sample-payment.ts';

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
const newestFirst = Array.from({ length: 1001 }, (_unused, n) => `${1000 - n}.5`);

it('an export gives way between slices: a frame that waits is handled before the next payments are read', async () => {
  const order: string[] = [];
  const count = await writeExport(path, {
    store: {
      matching: store.matching,
      payments: (ids) => {
        order.push(`${ids.length} read`);
        setImmediate(() => order.push('frame'));
        return store.payments(ids);
      },
    },
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
    await writeExport(path, { store, query, format, labelled });
    expect(readFileSync(path, 'utf8').includes('999999999')).toBe(false);
  }
  await writeExport(path, { store, query, format: 'json', labelled });
  const [partial, whole] = written();
  expect(partial).toMatchObject({ amount: '2000.5', partialPayment: true });
  expect(whole).toMatchObject({ amount: '1000.5', partialPayment: false });
});

it('of nothing is an empty list, and one that fails leaves the file that was there', async () => {
  expect(await writeExport(path, { store, query: null, format: 'json', labelled })).toBe(0);
  expect(readFileSync(path, 'utf8')).toBe('[]\n');
  writeFileSync(path, 'before');
  const failing = {
    matching: store.matching,
    payments: () => {
      throw new Error('no');
    },
  };
  await expect(writeExport(path, { store: failing, query, format: 'csv', labelled })).rejects.toThrow();
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder).filter((name) => name.startsWith('payments.json'))).toEqual(['payments.json']);
});

it('is for its owner alone, also where it replaces a file that others may read', async () => {
  writeFileSync(path, 'before', { mode: 0o644 });
  await writeExport(path, { store, query, format: 'json', labelled });
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('never follows a link: neither its own name nor that of the unfinished file', async () => {
  const precious = join(folder, 'precious');
  writeFileSync(precious, 'precious');
  symlinkSync(precious, path);
  symlinkSync(precious, `${path}.part`);
  await writeExport(path, { store, query, format: 'json', labelled });
  expect(readFileSync(precious, 'utf8')).toBe('precious');
  expect(lstatSync(`${path}.part`).isSymbolicLink()).toBe(true);
  expect(written()).toHaveLength(1001);
});
