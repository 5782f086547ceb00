import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../electron/contract/index.ts';
import { shownProblem } from '../../../../electron/desktop/snapshot/translate-status.ts';
import { i18nFor } from '../../../../electron/desktop/texts/i18n.ts';
import { messageOf } from '../../../../electron/desktop/texts/message-of.ts';
import { updateFailure } from '../../../../electron/desktop/updates/update-failure.ts';
import { ensureDataFolder } from '../../../../electron/store/data-folder.ts';
import { openPaymentStore } from '../../../../electron/store/database/payment-store.ts';
import { lockDataFolder } from '../../../../electron/store/lock.ts';
import { openSettings } from '../../../../electron/store/settings/settings.ts';
import { setAsideBrokenSettings } from '../../../../electron/store/settings/settings-file.ts';
import { mountSmallDisk } from '../../../soak/small-disk.ts';
import { damagePage } from '../../../store/database/damage-page.ts';
import { errorOf, expectSaid, saidOf } from './in-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'chime-words-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let folders = 0;
function newFolder(): string {
  folders += 1;
  const path = join(folder, String(folders));
  mkdirSync(path);
  return path;
}

describe('what is wrong with the data is explained in the user’s language', () => {
  it('a damaged database', () => {
    const path = newFolder();
    openPaymentStore(path).close();
    truncateSync(join(path, 'payments.db'), 10_000);
    const store = openPaymentStore(path);
    const [problem] = store.problems;
    store.close();
    if (problem === undefined) throw new Error('No problem was told.');
    expectSaid(
      'problem.store-corrupted.rebuilding',
      (language) => shownProblem(problem, i18nFor(language)).text,
    );
  });

  it('damage to a large database, found after the start', async () => {
    const path = newFolder();
    openPaymentStore(path).close();
    damagePage(join(path, 'payments.db'), 'raw_transactions');
    const store = openPaymentStore(path, { checkedAtOpen: 0 });
    const found: Problem[] = [];
    await store.checkRest((problem) => found.push(problem));
    store.close();
    expect(found).toHaveLength(1);
    for (const problem of found) {
      const said = (language: Parameters<typeof i18nFor>[0]) => shownProblem(problem, i18nFor(language)).text;
      expectSaid('problem.store-corrupted.next-start', said);
    }
  });

  it('damaged settings, and a stored setting that is not valid', () => {
    const path = newFolder();
    writeFileSync(join(path, 'config.json'), '{"settings":');
    const problem = setAsideBrokenSettings(path);
    if (problem === null) throw new Error('No problem was told.');
    saidOf('problem.settings-damaged', problem.userMessage);
    const stored = { settings: { keepDays: 'for ever and ever' } };
    const { problems } = openSettings({
      get: (key) => (stored as Record<string, unknown>)[key],
      set: () => undefined,
    });
    saidOf('problem.settings-invalid', problems[0]?.userMessage ?? problem.userMessage);
  });

  it('a folder in use, and one that is a file', () => {
    const path = newFolder();
    const lock = lockDataFolder(path);
    saidOf('problem.data-dir-busy', messageOf(errorOf(() => lockDataFolder(path))));
    lock.release();
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const error = errorOf(() => ensureDataFolder(join(file, 'folder')));
    saidOf('problem.data-dir-unusable.make', messageOf(error));
    expect(i18nFor('de').message(messageOf(error))).toContain('Der Speicherort existiert nicht.');
  });

  const disk = mountSmallDisk(4);
  if (disk === null) process.stderr.write('\nSKIPPED the test of a full disk: no right to mount one here\n');
  it.skipIf(disk === null)('a disk that is full (needs the right to mount; skipped without)', () => {
    if (disk === null) return;
    try {
      const store = openPaymentStore(disk.folder);
      disk.fill();
      const error = errorOf(() => {
        for (let ledger = 1; ledger < 100_000; ledger++)
          store.beginCoverage('mainnet', `r${ledger}${'x'.repeat(500)}`, 1);
      });
      saidOf('problem.store-disk-full', messageOf(error));
      // An export or the settings, outside the database
      const full = errorOf(() => writeFileSync(join(disk.folder, 'export.csv'), Buffer.alloc(8_000_000)));
      saidOf('system.no-space', messageOf(full));
      disk.free();
      store.close();
    } finally {
      disk.remove();
    }
  });

  it.each([
    [
      Object.assign(new Error('Cannot find latest-linux.yml in the latest release artifacts'), {
        code: 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND',
      }),
      'update.no-release',
    ],
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'update.unreachable'],
    [
      Object.assign(new Error('sha512 checksum mismatch'), { code: 'ERR_CHECKSUM_MISMATCH' }),
      'update.damaged',
    ],
    [Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }), 'system.no-space'],
    [new TypeError('Cannot read properties of undefined'), 'update.other'],
  ] as const)('an update that failed: %s', (error, code) => {
    saidOf(code, updateFailure(error));
  });
});
