import { EventEmitter } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../../electron/alerts/sinks/notification/notice.ts';

/** Electron's notifications, whose events the test sends. */
class FakeNotification extends EventEmitter {
  static made: FakeNotification[] = [];
  static supported = true;
  static isSupported = () => FakeNotification.supported;
  readonly options: Record<string, unknown>;
  closed = false;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    FakeNotification.made.push(this);
  }
  show(): void {}
  close(): void {
    this.closed = true;
  }
}
vi.mock('electron', () => ({ Notification: FakeNotification }));
setFlagsFromString('--expose-gc');
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
const collectGarbage = runInNewContext('gc') as () => void;

const { toastXml } = await import('../../../electron/desktop/notifications/toast-xml.ts');
const { createElectronChannel } = await import('../../../electron/desktop/notifications/electron-channel.ts');

const NOTICE: Notice = {
  id: 'payment-1-8F03AB12CD34EF56',
  title: '+25 XRP to Shop',
  body: 'from <b>A&B</b>',
  critical: false,
  silent: false,
  buttons: ['Mark as read'],
};

/** Shows a notice and says what became of it so far. */
function show(platform: NodeJS.Platform, notice: Notice = NOTICE, hasMarkup = true) {
  const state = { outcome: 'pending', uses: [] as string[] };
  const channel = createElectronChannel({ platform, hasMarkup });
  channel
    .show(notice, (use) => void state.uses.push(use.type === 'action' ? use.action : use.type))
    .then(
      () => {
        state.outcome = 'delivered';
      },
      (error: Error) => {
        state.outcome = error.message;
      },
    );
  const notification = FakeNotification.made.at(-1);
  if (notification === undefined) throw new Error('No notification was made.');
  return { state, notification, channel };
}

describe('Electron’s own notifications', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    FakeNotification.made = [];
    FakeNotification.supported = true;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('carry the id, and on Linux the body as markup where the daemon reads it', () => {
    expect(show('linux').notification.options).toMatchObject({
      id: NOTICE.id,
      title: '+25 XRP to Shop',
      body: 'from &lt;b&gt;A&amp;B&lt;/b&gt;',
    });
    expect(show('linux', NOTICE, false).notification.options.body).toBe(NOTICE.body);
    expect(show('darwin').notification.options.body).toBe(NOTICE.body);
  });

  it('stay until dismissed when critical', () => {
    expect(show('linux', { ...NOTICE, critical: true }).notification.options).toMatchObject({
      urgency: 'critical',
      timeoutType: 'never',
    });
    expect(show('linux').notification.options).toMatchObject({ urgency: 'normal', timeoutType: 'default' });
  });

  it('are XML of the app’s own on Windows, which replaces all but id and urgency', () => {
    const critical = { ...NOTICE, critical: true };
    expect(show('win32', critical).notification.options).toEqual({
      id: NOTICE.id,
      urgency: 'critical',
      toastXml: toastXml(critical),
    });
    expect(show('win32').notification.options).toMatchObject({ urgency: 'normal' });
  });

  it('have buttons where Electron has them, and tell which was pressed', () => {
    const { state, notification } = show('darwin');
    expect(notification.options.actions).toEqual([{ type: 'button', text: 'Mark as read' }]);
    notification.emit('action', { actionIndex: 0, selectionIndex: -1 }, 0, -1);
    expect(state.uses).toEqual(['mark-read']);
    expect(show('linux').notification.options).not.toHaveProperty('actions');
    const windows = show('win32');
    windows.notification.emit('action', { actionIndex: 0, selectionIndex: -1 }, 0, -1);
    expect(windows.state.uses).toEqual(['mark-read']);
  });

  it.each([
    ['win32', { reason: 'timedOut' }, true],
    ['win32', { reason: 'userCanceled' }, false],
    ['win32', { reason: 'applicationHidden' }, false],
    ['darwin', {}, false],
    ['linux', {}, false],
  ] as const)('on %s are kept after close %j: %s', async (platform, details, isKept) => {
    const [reference, channel] = (() => {
      const { notification, channel } = show(platform);
      FakeNotification.made = [];
      notification.emit('show', {});
      notification.emit('close', details);
      return [new WeakRef(notification), channel] as const;
    })();
    vi.runAllTimers();
    vi.useRealTimers();
    // A reference made in this turn of the loop would keep it alive.
    await nextTurn();
    collectGarbage();
    expect(reference.deref() !== undefined).toBe(isKept);
    // The channel outlives what it keeps.
    expect(channel.name).toBe('electron');
  });

  it('are delivered when shown, and clicked however late', async () => {
    const { state, notification } = show('linux');
    notification.emit('show');
    await vi.advanceTimersByTimeAsync(0);
    expect(state.outcome).toBe('delivered');
    await vi.advanceTimersByTimeAsync(86_400_000);
    notification.emit('click');
    notification.emit('click');
    expect(state.uses).toEqual(['click']);
    expect(notification.closed).toBe(false);
  });

  it('fail for the reason that the platform gives', async () => {
    const { state, notification } = show('darwin');
    notification.emit('failed', {}, 'The application is not signed.');
    await vi.advanceTimersByTimeAsync(0);
    expect(state.outcome).toBe('The application is not signed.');
  });

  it('fail on Windows although shown, when it refuses a moment later', async () => {
    const { state, notification } = show('win32');
    notification.emit('show');
    await vi.advanceTimersByTimeAsync(100);
    expect(state.outcome).toBe('pending');
    notification.emit('failed', {}, 'Settings prevent the notification from being delivered.');
    await vi.advanceTimersByTimeAsync(0);
    expect(state.outcome).toMatch(/^Settings prevent/);
    const kept = show('win32');
    kept.notification.emit('show');
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept.state.outcome).toBe('delivered');
  });

  it('fail, and are withdrawn, when nothing shows them in time', async () => {
    const { state, notification } = show('linux');
    await vi.advanceTimersByTimeAsync(5000);
    expect(state.outcome).toMatch(/did not show the notification in time/);
    expect(notification.closed).toBe(true);
  });

  it('say whose clicks reach the app after it has ended', async () => {
    const check = (startsByClick: boolean) =>
      createElectronChannel({
        platform: 'win32',
        hasMarkup: false,
        startsByClick: () => startsByClick,
      }).check();
    expect(await check(true)).toMatchObject({ works: true, clicks: 'always' });
    expect(await check(false)).toMatchObject({ works: true, clicks: 'while-running' });
    const linux = (hasActions: boolean) =>
      createElectronChannel({ platform: 'linux', hasMarkup: true, hasActions }).check();
    expect(await linux(true)).toMatchObject({ works: true, clicks: 'while-running' });
    expect(await linux(false)).toMatchObject({ works: true, clicks: 'never' });
    FakeNotification.supported = false;
    expect(await check(true)).toMatchObject({ works: false });
  });
});

describe('a notification service', () => {
  it('is asked what it can do', async () => {
    const { daemonCapabilities, readCapabilities } = await import(
      '../../../electron/alerts/sinks/notification/server-capabilities.ts'
    );
    expect(readCapabilities("(['actions', 'body', 'body-markup', 'persistence'],)")).toEqual({
      hasMarkup: true,
      hasActions: true,
    });
    expect(readCapabilities("(['body', 'x-actions-none'],)")).toEqual({
      hasMarkup: false,
      hasActions: false,
    });
    expect(readCapabilities('(@as [],)')).toEqual({ hasMarkup: false, hasActions: false });
    // Nobody can be asked: the more careful answer.
    const before = process.env.DBUS_SESSION_BUS_ADDRESS;
    process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere';
    expect(await daemonCapabilities()).toEqual({ hasMarkup: true, hasActions: true });
    if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
    else process.env.DBUS_SESSION_BUS_ADDRESS = before;
  });
});
