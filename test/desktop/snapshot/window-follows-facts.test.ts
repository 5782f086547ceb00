import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AppSnapshot, DEFAULT_SETTINGS, message, problemOf } from '../../../electron/contract/index.ts';
import { newPayment } from '../../store/database/sample-payment.ts';

vi.mock('electron', () => {
  const app = { getVersion: () => '1.2.3', getLocale: () => 'en-GB', isPackaged: false };
  const nativeTheme = { themeSource: 'system' };
  const Menu = { setApplicationMenu: () => undefined };
  const rest = { session: {}, shell: {}, dialog: {}, clipboard: {}, protocol: {}, Notification: class {} };
  return { app, autoUpdater: {}, nativeTheme, Menu, ...rest };
});
vi.mock('electron-store', () => {
  const values = new Map<string, unknown>();
  return {
    default: class {
      constructor() {
        values.clear();
      }
      get(key: string): unknown {
        return values.get(key);
      }
      set(key: string, value: unknown): void {
        values.set(key, value);
      }
    },
  };
});
const { createActions } = await import('../../../electron/desktop/actions/create-actions.ts');
const { eraseData, pruneOld } = await import('../../../electron/desktop/actions/stored-data.ts');
const { createAppContext } = await import('../../../electron/desktop/context/create-app-context.ts');
const { createPusher } = await import('../../../electron/desktop/snapshot/pusher.ts');
const { buildSnapshot, snapshotFields } = await import(
  '../../../electron/desktop/snapshot/snapshot-fields.ts'
);

const SENDER = 'rNmkbZTX3gzXzxvV7MoMGt88sBJYEL8RkQ';
const UNREACHABLE = 'ws://127.0.0.1:9';

let folder: string;
let close: () => Promise<void>;
/** The snapshot as the window has it: the first one, and every patch since. */
let shown: AppSnapshot;
let flush: () => void;
let context: ReturnType<typeof createAppContext>;
let actions: ReturnType<typeof createActions>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-facts-'));
  let pusher: ReturnType<typeof createPusher> | null = null;
  let flushes: (() => void)[] = [];
  context = createAppContext({
    options: { dataDir: folder, network: 'mainnet', servers: [], watch: [], demo: false, hidden: false },
    lock: { folder, release: () => undefined },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    channels: [],
    sound: {
      formats: ['wav'],
      canPlay: () => true,
      play: async () => undefined,
      note: (sound) => (sound === 'loud' ? message('sound.not-louder') : null),
    },
    overridden: () => [UNREACHABLE],
    isSeen: () => true,
    publish: (topic) => pusher?.publish(topic),
    arrived: () => undefined,
    useNotice: () => undefined,
    show: () => undefined,
    hide: () => undefined,
    dialogParent: () => null,
    earlierData: null,
    setAppTheme: () => undefined,
    setShortcut: () => true,
    relaunch: () => undefined,
    quit: () => undefined,
  });
  actions = createActions(context);
  pusher = createPusher({
    fields: snapshotFields(context),
    isSeen: () => true,
    rowOf: () => {
      throw new Error('No payment arrives here.');
    },
    send: (push, value) => {
      if (push === 'app:patch') shown = { ...shown, ...(value as Partial<AppSnapshot>) };
    },
    setTimer: (callback) => flushes.push(callback),
    now: () => 0,
    onFlush: () => undefined,
  });
  shown = buildSnapshot(context);
  pusher.sent(shown);
  flush = () => {
    const waiting = flushes;
    flushes = [];
    for (const run of waiting) run();
  };
  close = async () => {
    context.updates.stop();
    await context.monitors.stop();
    context.store.close();
  };
});

afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

/** The window shows what is so, field by field. */
function expectCurrent(): void {
  flush();
  expect(shown).toEqual(buildSnapshot(context));
}

/** Something in every field that can be changed. */
function fill(): void {
  actions.accounts.add({ text: 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT', label: 'Shop', network: 'mainnet' });
  context.store.record([newPayment(1), newPayment(2)], []);
  actions.payments.markRead([1]);
  actions.settings.update({ locale: 'de', sound: 'loud', alertKinds: ['check'] });
  actions.settings.setContact({ address: SENDER, name: 'Bob' });
  actions.settings.pause('indefinitely');
  context.problems.add(problemOf(message('sound.not-louder'), null, 0));
}

describe('the window shows what is so', () => {
  const changes: Readonly<Record<string, () => unknown>> = {
    'an account is added': () => actions.accounts.add({ text: SENDER, label: 'Till', network: 'testnet' }),
    'an account is renamed': () => actions.accounts.update(first().id, { label: 'Stall' }),
    'an account is removed': () => actions.accounts.remove(first().id),
    'a removal is undone': () => {
      actions.accounts.remove(first().id);
      actions.accounts.undoRemove();
    },
    'one payment is read': () => actions.payments.markRead([2]),
    'all payments are read': () => actions.payments.markRead('all'),
    'old payments are deleted': () => {
      actions.settings.update({ keepDays: 1 });
      flush();
      pruneOld(context);
    },
    'the language changes': () => actions.settings.update({ locale: 'ja' }),
    'the sound changes': () => actions.settings.update({ sound: 'off' }),
    'servers change': () => actions.settings.update({ servers: { mainnet: ['wss://example.org'] } }),
    'a contact gets another name': () => actions.settings.setContact({ address: SENDER, name: 'Alice' }),
    'a contact is removed': () => actions.settings.removeContact(SENDER),
    'the pause ends': () => actions.settings.pause(null),
    'a problem comes': () =>
      context.problems.add(problemOf(message('demo.missing'), null, Date.parse('2026-01-01'))),
    'a notification fails': () => context.alerts.test().catch(() => undefined),
    'everything is erased': () => eraseData(context, actions.accounts),
  };
  const first = () => {
    const [entry] = context.settings.watched();
    if (entry === undefined) throw new Error('Nothing is watched.');
    return entry;
  };

  it.each(Object.keys(changes))('after %s', async (what) => {
    fill();
    expectCurrent();
    const before = shown;
    await changes[what]?.();
    expectCurrent();
    expect(shown).not.toEqual(before);
  });

  it('from the first day on again after everything is erased', async () => {
    const begun = { ...shown, notifications: { ...shown.notifications, soundText: null } };
    fill();
    flush();
    await eraseData(context, actions.accounts);
    flush();
    // Sums that the window asked for before are to be asked for again.
    expect(shown.sumsRevision).not.toBe(begun.sumsRevision);
    expect({ ...shown, sumsRevision: begun.sumsRevision }).toEqual(begun);
    expect(shown.settings).toEqual(DEFAULT_SETTINGS);
    expect(shown.locale).toBe('en-GB');
  });
});
