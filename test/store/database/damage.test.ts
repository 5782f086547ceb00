import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { MIGRATIONS } from '../../../electron/store/database/schema.ts';
import { StoreError } from '../../../electron/store/store-error.ts';
import { mountSmallDisk } from '../../soak/small-disk.ts';
import { ACCOUNT, newPayment } from './sample-payment.ts';

const NOW = Date.UTC(2026, 5, 1, 12, 30);
const now = () => NOW;
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-damage-'));
  path = join(folder, 'payments.db');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function fillStore(count: number): void {
  const store = openPaymentStore(folder, { now });
  store.beginCoverage('mainnet', ACCOUNT, 1);
  store.record(
    Array.from({ length: count }, (_, n) => newPayment(n)),
    [{ network: 'mainnet', account: ACCOUNT, ranges: [[1, 9]] }],
  );
  store.close();
}

function errorOf(work: () => unknown): StoreError {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a damaged database', () => {
  it.each<[string, () => void]>([
    [
      'no database at all',
      () => writeFileSync(path, 'this is no database, whatever its name says. '.repeat(100)),
    ],
    [
      'overwritten in the middle',
      () => {
        const file = openSync(path, 'r+');
        for (let at = 8192; at < statSync(path).size; at += 16_384)
          writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, at);
      },
    ],
    ['cut short', () => truncateSync(path, Math.floor(statSync(path).size / 2))],
  ])('(%s), small or large, is set aside under a dated name, and a new one begins', (_what, damage) => {
    for (const checkedAtOpen of [undefined, 0]) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      fillStore(500);
      damage();
      const damaged = readFileSync(path);
      const store = openPaymentStore(folder, {
        now,
        ...(checkedAtOpen === undefined ? {} : { checkedAtOpen }),
      });
      expect(store.rebuilt).toBe(true);
      expect(store.problems).toMatchObject([
        { code: 'store-corrupted', message: expect.stringContaining('damaged-2026-06-01T12-30-00') },
      ]);
      expect(store.query({ offset: 0, limit: 10 }).total).toBe(0);
      expect(store.record([newPayment(1)], [])).toHaveLength(1);
      store.close();
      expect(readFileSync(`${path}.damaged-2026-06-01T12-30-00`).equals(damaged)).toBe(true);
      const again = openPaymentStore(folder, { now });
      expect([again.rebuilt, again.problems]).toEqual([false, []]);
      again.close();
    }
  });
});

describe('another version', () => {
  it('newer than this one is refused and left alone', () => {
    fillStore(1);
    const database = new DatabaseSync(path);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length + 5}`);
    database.close();
    expect(errorOf(() => openPaymentStore(folder, { now })).code).toBe('store-too-new');
    expect(readdirSync(folder)).toContain('payments.db');
  });

  it('older is backed up and migrated', () => {
    fillStore(3);
    const migrations = [
      ...MIGRATIONS,
      (database: DatabaseSync) => database.exec('ALTER TABLE payments ADD note TEXT'),
    ];
    const store = openPaymentStore(folder, { now, migrations });
    expect(store.query({ offset: 0, limit: 10 }).total).toBe(3);
    store.close();
    const backup = join(folder, `payments.db.backup-v${MIGRATIONS.length}-2026-06-01T12-30-00`);
    const copy = mkdtempSync(join(tmpdir(), 'chime-backup-'));
    copyFileSync(backup, join(copy, 'payments.db'));
    const old = openPaymentStore(copy, { now });
    expect(old.query({ offset: 0, limit: 10 }).total).toBe(3);
    old.close();
    rmSync(copy, { recursive: true });
  });

  it('stays as it was when a migration fails half way', () => {
    fillStore(3);
    const migrations = [
      ...MIGRATIONS,
      (database: DatabaseSync) => {
        database.exec('ALTER TABLE payments ADD note TEXT; DELETE FROM payments');
        throw new Error('no');
      },
    ];
    expect(() => openPaymentStore(folder, { now, migrations })).toThrow();
    const store = openPaymentStore(folder, { now });
    expect(store.query({ offset: 0, limit: 10 }).total).toBe(3);
    store.close();
  });
});

const disk = mountSmallDisk(4);
if (disk === null) process.stderr.write('\nSKIPPED tests of a full disk: no right to mount one here\n');
describe.skipIf(disk === null)('a disk (needs the right to mount; skipped without)', () => {
  it('that is too full for a backup keeps a migration from beginning, and no half of a backup is left', () => {
    const own = mountSmallDisk(8);
    if (own === null) throw new Error('the second one cannot be mounted');
    const migrations = [
      ...MIGRATIONS,
      (database: DatabaseSync) => database.exec('ALTER TABLE payments ADD note TEXT'),
    ];
    try {
      folder = own.folder;
      fillStore(2000);
      own.fill();
      expect(errorOf(() => openPaymentStore(own.folder, { now, migrations })).code).toBe('store-disk-full');
      expect(readdirSync(own.folder).filter((name) => name.includes('backup'))).toEqual([]);
      own.free();
      const store = openPaymentStore(own.folder, { now, migrations });
      expect(store.query({ offset: 0, limit: 10 }).total).toBe(2000);
      store.close();
    } finally {
      own.remove();
    }
  });

  it('that is full fails the commit, keeps what was there, and works again when there is room', () => {
    if (disk === null) return;
    const store = openPaymentStore(disk.folder, { now });
    store.beginCoverage('mainnet', ACCOUNT, 1);
    store.record([newPayment(0)], [{ network: 'mainnet', account: ACCOUNT, ranges: [[1, 10]] }]);
    disk.fill();
    let written = 1;
    const error = errorOf(() => {
      for (; written < 10_000; written++) {
        store.record(
          [newPayment(written)],
          [{ network: 'mainnet', account: ACCOUNT, ranges: [[11, 10 + written]] }],
        );
      }
    });
    expect(error.code).toBe('store-disk-full');
    expect(error.message).toMatch(/disk is full/);
    expect(store.query({ offset: 0, limit: 1 }).total).toBe(written);
    expect(store.coverage('mainnet', ACCOUNT)?.through).toBe(written === 1 ? 10 : 9 + written);
    disk.free();
    expect(store.record([newPayment(written)], [])).toHaveLength(1);
    store.close();
    const again = openPaymentStore(disk.folder, { now });
    expect(again.problems).toEqual([]);
    expect(again.query({ offset: 0, limit: 1 }).total).toBe(written + 1);
    again.close();
  });

  it('that cannot be written to is reported', () => {
    if (disk === null) return;
    const root = join(disk.folder, '..');
    execFileSync('mount', ['-o', 'remount,ro', root]);
    try {
      expect(errorOf(() => openPaymentStore(disk.folder, { now })).code).toMatch(
        /data-dir-(readonly|unusable)/,
      );
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', root]);
      disk.remove();
    }
  });
});
