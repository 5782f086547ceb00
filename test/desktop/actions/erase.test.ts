import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppContext } from '../../../electron/desktop/context/app-context.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { lockDataFolder } from '../../../electron/store/lock.ts';
import { openSettings } from '../../../electron/store/settings/settings.ts';
import { openSettingsFile } from '../../../electron/store/settings/settings-file.ts';
import { sinkTo } from '../../alerts/forwarding/forwarding-harness.ts';
import { newPayment } from '../../store/database/sample-payment.ts';

const box = { asked: [] as (readonly unknown[])[], response: 0 };
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: async (...given: readonly unknown[]) => {
      box.asked.push(given);
      return { response: box.response };
    },
  },
  shell: {},
}));
const { askAndErase } = await import('../../../electron/desktop/actions/stored-data.ts');

const LIVE = /^(?:payments\.db(?:-wal|-shm)?|lock\.db|config\.json|logs|notes\.txt)$/;
let folder: string;
let close: () => void;
let context: AppContext;

beforeEach(() => {
  box.asked.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'chime-erase-'));
  const lock = lockDataFolder(folder);
  // A label of version 0.1.0 that no reader accepts: it is set aside in the same file.
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ watched: [{ label: 'SECRET' }] }));
  const settings = openSettings(openSettingsFile(folder).file);
  settings.setSinks([sinkTo({ type: 'apprise', url: 'https://SECRET.example/notify/x', tag: '' })]);
  const store = openPaymentStore(folder);
  store.record([newPayment(1)], []);
  store.saveValidatorLists([{ publisher: 'ED00', sequence: 1, signed: 'SECRET' }]);
  mkdirSync(join(folder, 'logs'));
  for (const name of [
    'payments.db.damaged-2026-01-01T00-00-00',
    'payments.db.damaged-2026-01-01T00-00-00-wal',
    'payments.db.backup-v1-2026-01-01T00-00-00',
    'config.damaged-2026-01-01T00-00-00.json',
    'config.json.tmp-1234',
    'activity.json',
    'window.json',
    'louder.wav',
    'logs/main.log',
    'logs/main.old.log',
    'notes.txt',
  ]) {
    writeFileSync(join(folder, name), 'SECRET');
  }
  const nothing = () => undefined;
  context = {
    ...{ settings, store, dataFolder: folder, i18n: () => i18nFor('en'), dialogParent: () => null },
    monitors: { update: nothing, stop: async () => undefined },
    alerts: { forget: nothing },
    forwarding: { apply: nothing, stop: async () => undefined },
    problems: { clearAll: nothing },
    activity: { clear: nothing },
    totals: { clear: nothing },
    runningExport: { cancel: async () => undefined },
    log: { info: nothing },
    applySettings: () => null,
  } as unknown as AppContext;
  close = () => {
    store.close();
    lock.release();
  };
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

const accounts = { forgetRemoved: () => undefined };
const holdsSecret = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes('SECRET'))
    .map(({ name }) => name)
    .toSorted();

it('leaves nothing of the app’s in any file, and what is not the app’s alone', async () => {
  box.response = 0;
  expect(holdsSecret().length).toBeGreaterThan(9);
  expect(await askAndErase(context, accounts)).toEqual({ ok: true, value: { erased: true } });
  expect(holdsSecret()).toEqual(['notes.txt']);
  expect(readdirSync(folder).filter((name) => !LIVE.test(name))).toEqual([]);
  expect(context.store.info().payments).toBe(0);
});

it('asks outside of the page first, with nothing chosen by Enter or Escape, and is refused there', async () => {
  box.response = 1;
  const before = holdsSecret();
  expect(await askAndErase(context, accounts)).toEqual({ ok: true, value: null });
  expect(box.asked).toEqual([[expect.objectContaining({ type: 'warning', defaultId: 1, cancelId: 1 })]]);
  expect(holdsSecret()).toEqual(before);
  expect(context.store.info().payments).toBe(1);
});
