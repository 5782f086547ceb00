import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  NoticeAction,
  NoticeUse,
  NotificationChannel,
} from '../../../electron/alerts/sinks/notification/notice.ts';
import {
  type Activation,
  activationOf,
  freshNotificationId,
  notificationId,
  paymentsNamed,
  readActivation,
  readNotificationId,
} from '../../../electron/alerts/sinks/notification/notification-id.ts';

const HASH = '8F03AB12CD34EF560123456789ABCDEF8F03AB12CD34EF560123456789ABCDEF';
const ID = 'payment-1207-8F03AB12CD34EF56';
const CLICK: Activation = { type: 'click', tag: ID };
const UNKNOWN: Activation = { type: 'click', tag: null };
const READ: Activation = { type: 'action', action: 'mark-read', tag: ID };
const LINK = { paymentId: 1207, hash: '8F03AB12CD34EF56' };

/** What the platform would call. */
const electron = vi.hoisted(() => ({
  app: null as unknown as EventEmitter,
  activate: null as ((details: { arguments: string }) => void) | null,
  history: async (): Promise<unknown[]> => [],
}));
vi.mock('electron', () => ({
  get app() {
    return electron.app;
  },
  Notification: {
    handleActivation: (callback: typeof electron.activate) => {
      electron.activate = callback;
    },
    getHistory: () => electron.history(),
  },
}));
const { watchActivations } = await import('../../../electron/desktop/notifications/activations.ts');
const { tellingOnce } = await import('../../../electron/desktop/notifications/channels.ts');
const { carryOut } = await import('../../../electron/desktop/notifications/carry-out.ts');

describe('the id of a notification', () => {
  it('names the payment and how its hash begins, within what Windows allows', () => {
    const id = notificationId({ id: 1207, hash: HASH });
    expect(id).toBe(ID);
    expect(notificationId({ id: Number.MAX_SAFE_INTEGER, hash: HASH }).length).toBeLessThanOrEqual(64);
    expect(readNotificationId(id)).toEqual(LINK);
  });

  it.each([
    '',
    'payment-1207',
    'payment-1207-8F03',
    ` ${ID}`,
    `${ID}0`,
    'payment--1-8F03AB12CD34EF56',
    'payment-9999999999999999-8F03AB12CD34EF56',
    'b2c1d6f0-7c55-4c0f-9c62-0f1f5f8a9f10',
  ])('is not read from %j', (text) => {
    expect(readNotificationId(text)).toBeNull();
  });

  it('is found in what Windows hands over, as words or as an argument of the program', () => {
    expect(readActivation(`type=click&tag=${ID}`)).toEqual(CLICK);
    expect(readActivation(`type=click&tag=${ID}&group=`)).toEqual(CLICK);
    expect(readActivation('type=click&tag=b2c1d6f0')).toEqual({ type: 'click', tag: 'b2c1d6f0' });
    expect(readActivation('type=click')).toEqual(UNKNOWN);
    expect(readActivation('--hidden')).toBeNull();
    expect(activationOf(['chime.exe', '-Embedding'])).toBeNull();
    expect(activationOf(['chime.exe', '--hidden', `type=click&tag=${ID}`])).toEqual(CLICK);
    expect(activationOf([`type=click&tag=${ID}`])).toBeNull();
  });

  it('comes with the button that was pressed; one that this version does not have opens the payment', () => {
    expect(readActivation(`type=action&action=0&tag=${ID}`)).toEqual(READ);
    for (const number of ['', '7', '-1', '1e0', '0x0', 'constructor'])
      expect(readActivation(`type=action&action=${number}&tag=${ID}`)).toEqual(CLICK);
    expect(readActivation(`type=reply&tag=${ID}`)).toEqual(CLICK);
  });

  it('leads to its payment, and nowhere where that is gone or another has its number', () => {
    const stored = (hash: string) => ({ payment: () => ({ id: 1207, hash }) as never });
    expect(paymentsNamed(ID, stored(HASH))).toEqual([1207]);
    expect(paymentsNamed(ID, stored(HASH.replace('8', '9')))).toEqual([]);
    expect(paymentsNamed(ID, { payment: () => null })).toEqual([]);
    expect(paymentsNamed(freshNotificationId(), stored(HASH))).toEqual([]);
    expect(paymentsNamed(null, stored(HASH))).toEqual([]);
  });

  it('of a summary leads to its payments, by the first of them', () => {
    const stored = (hash: string) => ({ payment: (id: number) => ({ id, hash }) as never });
    expect(paymentsNamed('summary-8F03AB12-5_2_1_1', stored(HASH))).toEqual([5, 6, 8]);
    expect(paymentsNamed('summary-8F03AB12-5_2_1_1', stored(HASH.replace('8', '9')))).toEqual([]);
    expect(paymentsNamed('summary-8F03AB12-5_2', { payment: () => null })).toEqual([]);
    const press = (number: number) => readActivation(`type=action&action=${number}&tag=summary-8F03AB12-5_2`);
    expect([0, 1, 2].map(press)).toMatchObject([
      { type: 'action', action: 'mark-read' },
      { type: 'action', action: 'open' },
      { type: 'click' },
    ]);
  });
});

describe('what is asked of a notification', () => {
  const asked = (use: NoticeUse, ids: readonly number[], hasExplorer = true) => {
    const done: unknown[] = [];
    carryOut(use, ids, {
      show: (target) => void done.push(target),
      markRead: (read) => void done.push(['read', ...read]),
      openExplorer: (id) => hasExplorer && done.push(['explorer', id]) > 0,
      muteSender: (id) => void done.push(['mute', id]),
    });
    return done;
  };
  const action = (of: NoticeAction): NoticeUse => ({ type: 'action', action: of });
  const LIST = { view: 'payments' };

  it.each([
    ['a click opens the payment', { type: 'click' }, [12], [{ view: 'payment', id: 12 }]],
    ['a click on a summary opens the list', { type: 'click' }, [12, 13], [LIST]],
    ['a click opens the list where the payment is gone', { type: 'click' }, [], [LIST]],
    ['"Open" is a click', action('open'), [12, 13], [LIST]],
    ['one is marked without a window', action('mark-read'), [12], [['read', 12]]],
    ['all of a summary are marked', action('mark-read'), [12, 13], [['read', 12, 13]]],
    ['the explorer opens without a window', action('open-explorer'), [12], [['explorer', 12]]],
    ['a sender is muted without a window', action('mute-sender'), [12], [['mute', 12]]],
    ['nothing is marked that is gone', action('mark-read'), [], []],
    ['nobody is muted where it is gone', action('mute-sender'), [], []],
    ['no page is opened of what is gone', action('open-explorer'), [], []],
  ] as const)('%s', (_name, use, ids, done) => {
    expect(asked(use, ids)).toEqual(done);
  });

  it('opens the payment where the explorer was taken away meanwhile', () => {
    expect(asked(action('open-explorer'), [12], false)).toEqual([{ view: 'payment', id: 12 }]);
  });
});

let used: Activation[] = [];
let clock = 0;
const use = (activation: Activation) => void used.push(activation);
const watch = (platform: NodeJS.Platform, argv: readonly string[] = ['chime']) =>
  watchActivations(platform, argv, () => clock);
beforeEach(() => {
  electron.app = new EventEmitter();
  electron.activate = null;
  electron.history = async () => [];
  used = [];
  clock = 0;
});

describe('a click on a notification that outlived the app', () => {
  it('is heard on Windows by the class the shortcut names', () => {
    watch('win32', ['chime.exe', '-Embedding']).follow(use);
    electron.activate?.({ arguments: `type=click&tag=${ID}` });
    clock += 10_000;
    electron.activate?.({ arguments: 'action=clicked;notificationId=;' });
    clock += 10_000;
    electron.activate?.({ arguments: `type=action&action=0&tag=${ID}` });
    expect(used).toEqual([CLICK, UNKNOWN, READ]);
  });

  it('is heard on Windows as an argument: of this start, and of one while the app runs', () => {
    const activations = watch('win32', ['chime.exe', `type=click&tag=${ID}`]);
    expect(used).toEqual([]);
    activations.follow(use);
    clock += 10_000;
    electron.app.emit('second-instance', {}, ['chime.exe', 'type=click&tag=']);
    electron.app.emit('second-instance', {}, ['chime.exe', '--hidden']);
    expect(used).toEqual([CLICK, UNKNOWN]);
  });

  it('is heard on macOS when it starts the app', () => {
    const started = (actionIdentifier: string) => {
      const activations = watch('darwin');
      electron.app.emit('ready', {}, { identifier: ID, actionIdentifier, userInfo: {}, date: 0 });
      activations.follow(use);
      electron.app.removeAllListeners();
    };
    started('com.apple.UNNotificationDefaultActionIdentifier');
    started('ACTION_0');
    expect(used).toEqual([CLICK, READ]);
    // Putting it away is no wish to see anything.
    started('com.apple.UNNotificationDismissActionIdentifier');
    const other = watch('darwin');
    electron.app.emit('ready', {}, {});
    other.follow(use);
    expect(used).toHaveLength(2);
  });

  it('is heard on macOS from Notification Center after a crash', async () => {
    const [left, pressed] = [1, 2].map(() => Object.assign(new EventEmitter(), { id: ID }));
    electron.history = async () => [left, pressed];
    watch('darwin').follow(use);
    await vi.waitFor(() => expect(pressed?.listenerCount('action')).toBe(1), { timeout: 25_000 });
    left?.emit('click');
    pressed?.emit('action', { actionIndex: 0 });
    expect(used).toEqual([CLICK, READ]);
  });

  it('is nothing to wait for on macOS where the app is not signed', async () => {
    electron.history = () => Promise.reject(new Error('not signed'));
    watch('darwin').follow(use);
    await Promise.resolve();
    expect(used).toEqual([]);
  });

  it('is told to nobody on Linux', () => {
    watch('linux').follow(use);
    expect(electron.activate).toBeNull();
    expect(used).toEqual([]);
  });
});

describe('that a notification started the app', () => {
  it.each([
    ['win32', ['chime.exe', `type=action&action=0&tag=${ID}`], true],
    ['win32', ['chime.exe', '-Embedding'], true],
    ['win32', ['chime.exe', '--hidden'], false],
    ['linux', ['chime', '-Embedding'], false],
  ] as const)('is known on %s from %j: %s', (platform, argv, started) => {
    expect(watch(platform, argv).started()).toBe(started);
  });

  it('is known on macOS from what it says with "ready"', () => {
    const activations = watch('darwin');
    electron.app.emit('ready', {}, { identifier: ID, actionIdentifier: 'ACTION_2' });
    expect(activations.started()).toBe(true);
    activations.follow(use);
    expect(used).toEqual([{ type: 'action', action: 'mute-sender', tag: ID }]);
    electron.app.removeAllListeners();
    const other = watch('darwin');
    electron.app.emit('ready', {}, {});
    expect(other.started()).toBe(false);
  });
});

describe('one click that Windows reports more than once', () => {
  /** The channels of the running app over one whose notification the test uses. */
  function running() {
    const activations = watch('win32', ['chime.exe']);
    activations.follow(use);
    let shown: (use: NoticeUse) => void = () => undefined;
    const channel: NotificationChannel = {
      name: 'electron',
      check: () => Promise.reject(new Error('not asked')),
      show: async (_notice, onUse) => {
        shown = onUse;
      },
    };
    const telling = tellingOnce(channel, activations.isFirst);
    const notice = { id: ID, title: '', body: '', critical: false, silent: false, buttons: [] };
    void telling.show(notice, (done) => use({ ...done, tag: 'its own' }));
    return {
      own: (done: NoticeUse) => shown(done),
      also: (words: string) => electron.activate?.({ arguments: words }),
    };
  }
  const OWN: Activation = { type: 'click', tag: 'its own' };

  it.each([`type=click&tag=${ID}`, '', 'action=clicked;notificationId=1;'])(
    'opens what the first report opened, also when the second says %j',
    (words) => {
      const { own, also } = running();
      own({ type: 'click' });
      also(words);
      electron.app.emit('second-instance', {}, ['chime.exe', `type=click&tag=${ID}`]);
      expect(used).toEqual([OWN]);
    },
  );

  it('opens the payment when the first report does not know of which it was', () => {
    const { own, also } = running();
    also('');
    own({ type: 'click' });
    expect(used).toEqual([UNKNOWN, OWN]);
  });

  it('is one press of a button, reported by both sides twice', () => {
    const { own, also } = running();
    for (const _ of [1, 2]) {
      also(`type=action&action=0&tag=${ID}`);
      own({ type: 'action', action: 'mark-read' });
    }
    expect(used).toEqual([READ]);
  });

  it('keeps no later click from being heard, nor one on another notification', () => {
    const { own, also } = running();
    own({ type: 'click' });
    also('type=click&tag=list-2');
    clock += 3000;
    also(`type=click&tag=${ID}`);
    expect(used).toEqual([OWN, { type: 'click', tag: 'list-2' }, CLICK]);
  });
});
