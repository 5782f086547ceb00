import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
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
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../electron/desktop/system/logger.ts';
import { createSmallFile } from '../../electron/desktop/system/small-file.ts';
import { openPaymentStore } from '../../electron/store/database/payment-store.ts';
import { lockDataFolder } from '../../electron/store/lock.ts';
import { openSettingsFile } from '../../electron/store/settings/settings-file.ts';

/** What version 0.1.0 left. */
const EARLIER = join(import.meta.dirname, '..', 'fixtures', 'data-folder-0.1.0');

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'chime-private-'));
  folder = join(root, 'data');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const modes = () =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [name, modeOf(join(parentPath, name))]),
  );

/** Everything a run writes, looked at while it runs. */
function runOnce(): Readonly<Record<string, string>> {
  const lock = lockDataFolder(folder);
  const { file } = openSettingsFile(folder);
  file.set('settings', {});
  const log = createLogger(folder);
  log.info('started');
  createSmallFile(folder, 'activity.json').save('{}');
  createSmallFile(folder, 'window.json').save('{}');
  const store = openPaymentStore(folder);
  try {
    return modes();
  } finally {
    store.close();
    lock.release();
  }
}

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  it('is for its owner alone, and so is each file in it', () => {
    const seen = runOnce();
    expect(modeOf(folder)).toBe('700');
    expect(Object.keys(seen).toSorted()).toEqual([
      'activity.json',
      'config.json',
      'lock.db',
      'main.log',
      'payments.db',
      'payments.db-shm',
      'payments.db-wal',
      'window.json',
    ]);
    expect(new Set(Object.values(seen))).toEqual(new Set(['600']));
  });

  it('becomes so where an earlier version left it open, a backup before a migration included', () => {
    cpSync(EARLIER, folder, { recursive: true });
    mkdirSync(join(folder, 'logs'));
    writeFileSync(join(folder, 'logs', 'main.log'), 'x');
    for (const name of readdirSync(folder)) {
      if (name !== 'logs') chmodSync(join(folder, name), 0o644);
    }
    writeFileSync(join(folder, 'payments.db.damaged-2026-01-01T00-00-00'), 'x', { mode: 0o644 });
    writeFileSync(join(folder, 'config.damaged-2026-01-01T00-00-00.json'), 'x', { mode: 0o644 });
    chmodSync(folder, 0o755);
    const seen = runOnce();
    expect(modeOf(folder)).toBe('700');
    expect(Object.keys(seen).some((name) => name.startsWith('payments.db.backup-'))).toBe(true);
    const ours = Object.entries(seen).filter(([name]) => name !== 'README.md' && name !== 'expected.json');
    expect(ours.filter(([, mode]) => mode !== '600')).toEqual([]);
  });

  it('keeps no password in a log that an earlier version left open: what it cut out was not all', () => {
    mkdirSync(join(folder, 'logs'), { recursive: true });
    const line = (password: string) => `connecting to WSS://me:${password}@own.example/ failed\n`;
    writeFileSync(join(folder, 'logs', 'main.old.log'), `first\n${line('hun)ter2')}last\n`, { mode: 0o644 });
    writeFileSync(join(folder, 'logs', 'now.log'), line('not-looked-at'), { mode: 0o600 });
    runOnce();
    const read = (name: string) => readFileSync(join(folder, 'logs', name), 'utf8');
    expect(read('main.old.log')).not.toContain('hun)ter2');
    expect(read('main.old.log')).toMatch(/^first\nconnecting to .*own\.example.* failed\nlast\n$/);
    // Those of this version hold none, and are not read at each start.
    expect(read('now.log')).toBe(line('not-looked-at'));
  });

  it('leaves alone what is not the app’s', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'notes.sh'), '', { mode: 0o755 });
    runOnce();
    expect(modeOf(join(folder, 'notes.sh'))).toBe('755');
  });

  it('is not closed where several people share it, as /tmp is', () => {
    mkdirSync(folder);
    chmodSync(folder, 0o1777);
    runOnce();
    expect((statSync(folder).mode & 0o7777).toString(8)).toBe('1777');
  });

  it('does not lose its lock when it is looked at again by the process that has it', () => {
    const lock = lockDataFolder(folder);
    openSettingsFile(folder);
    expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining({ code: 'data-dir-busy' }));
    lock.release();
  });
});

describe.each([
  'payments.db',
  'payments.db-wal',
  'lock.db',
  'config.json',
  'activity.json',
  'logs',
  'logs/main.log',
])('a link in place of %s', (name) => {
  it('is refused with what to do, and nothing is written through it or removed', () => {
    mkdirSync(join(folder, name === 'logs/main.log' ? 'logs' : ''), { recursive: true });
    const target = join(root, 'precious');
    if (name === 'logs') mkdirSync(target);
    else writeFileSync(target, 'precious', { mode: 0o644 });
    symlinkSync(target, join(folder, name));
    expect(() => lockDataFolder(folder)).toThrow(
      expect.objectContaining({
        code: 'data-dir-unusable',
        message: expect.stringContaining(join(folder, name)),
      }),
    );
    expect(lstatSync(join(folder, name)).isSymbolicLink()).toBe(true);
    if (name === 'logs') expect(readdirSync(target)).toEqual([]);
    else expect([readFileSync(target, 'utf8'), modeOf(target)]).toEqual(['precious', '644']);
  });
});

it('a link to a file that does not exist does not make the app create that file', () => {
  mkdirSync(folder);
  symlinkSync(join(root, 'elsewhere'), join(folder, 'payments.db'));
  expect(() => openPaymentStore(folder)).toThrow(expect.objectContaining({ code: 'data-dir-unusable' }));
  expect(existsSync(join(root, 'elsewhere'))).toBe(false);
});

it('a small file that became a link while the app runs is not written through', () => {
  mkdirSync(folder);
  writeFileSync(join(root, 'precious'), 'precious');
  symlinkSync(join(root, 'precious'), join(folder, 'window.json'));
  createSmallFile(folder, 'window.json').save('{}');
  expect(readFileSync(join(root, 'precious'), 'utf8')).toBe('precious');
});
