import { EventEmitter } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../../electron/alerts/sinks/notification/notice.ts';
import type { DaemonAnswer } from '../../../electron/alerts/sinks/notification/server-capabilities.ts';

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
  buttons: [{ number: 0, text: 'Mark as read' }],
};

/** Shows a notice and says what became of it so far. */
async function show(
  platform: NodeJS.Platform,
  notice: Notice = NOTICE,
  daemon: DaemonAnswer = { answers: true, hasMarkup: true, hasActions: true },
) {
  const state = { outcome: 'pending', uses: [] as string[] };
  const channel = createElectronChannel({ platform, askDaemon: async () => daemon });
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
  await vi.advanceTimersByTimeAsync(0);
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

  it('carry the id, and on Linux the body as markup where the daemon reads it', async () => {
    expect((await show('linux')).notification.options).toMatchObject({
      id: NOTICE.id,
      title: '+25 XRP to Shop',
      body: 'from &lt;b&gt;A&amp;B&lt;/b&gt;',
    });
    expect(
      (await show('linux', NOTICE, { answers: true, hasMarkup: false, hasActions: true })).notification
        .options.body,
    ).toBe(NOTICE.body);
    expect((await show('darwin')).notification.options.body).toBe(NOTICE.body);
  });

  it('stay until dismissed when critical', async () => {
    expect((await show('linux', { ...NOTICE, critical: true })).notification.options).toMatchObject({
      urgency: 'critical',
      timeoutType: 'never',
    });
    expect((await show('linux')).notification.options).toMatchObject({
      urgency: 'normal',
      timeoutType: 'default',
    });
  });

  it('are XML of the app’s own on Windows, which replaces all but id and urgency', async () => {
    const critical = { ...NOTICE, critical: true };
    expect((await show('win32', critical)).notification.options).toEqual({
      id: NOTICE.id,
      urgency: 'critical',
      toastXml: toastXml(critical),
    });
    expect((await show('win32')).notification.options).toMatchObject({ urgency: 'normal' });
  });

  it('have buttons where Electron has them, and tell which was pressed', async () => {
    const { state, notification } = await show('darwin');
    expect(notification.options.actions).toEqual([{ type: 'button', text: 'Mark as read' }]);
    notification.emit('action', { actionIndex: 0, selectionIndex: -1 }, 0, -1);
    expect(state.uses).toEqual(['mark-read']);
    // By its place alone macOS knows a button: the third may not stand second.
    const buttons = [0, 2].map((number) => ({ number, text: `button ${number}` }));
    expect((await show('darwin', { ...NOTICE, buttons })).notification.options.actions).toEqual([
      { type: 'button', text: 'button 0' },
    ]);
    expect((await show('linux')).notification.options).not.toHaveProperty('actions');
    const windows = await show('win32');
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
    const [reference, channel] = await (async () => {
      const { notification, channel } = await show(platform);
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
    const { state, notification } = await show('linux');
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
    const { state, notification } = await show('darwin');
    notification.emit('failed', {}, 'The application is not signed.');
    await vi.advanceTimersByTimeAsync(0);
    expect(state.outcome).toBe('The application is not signed.');
  });

  it('fail with advice where Linux gives no reason', async () => {
    const { state, notification } = await show('linux');
    notification.emit('failed', {}, '');
    await vi.advanceTimersByTimeAsync(0);
    expect(state.outcome).toMatch(/refused the notification without giving a reason.* restart/);
  });

  it.each([
    ['silent', /service isn’t responding\. Restart it/],
    ['absent', /No notification service is running .* Start one/],
  ] as const)(
    'are not asked of a service on Linux that is %s: the call would stop the app',
    async (why, said) => {
      const shown = vi.spyOn(FakeNotification.prototype, 'show');
      const askDaemon = async (): Promise<DaemonAnswer> => ({ answers: false, why });
      const channel = createElectronChannel({ platform: 'linux', askDaemon });
      await expect(channel.show(NOTICE, () => undefined)).rejects.toThrow(said);
      expect(shown).not.toHaveBeenCalled();
    },
  );

  it('fail on Windows although shown, when it refuses a moment later', async () => {
    const { state, notification } = await show('win32');
    notification.emit('show');
    await vi.advanceTimersByTimeAsync(100);
    expect(state.outcome).toBe('pending');
    notification.emit('failed', {}, 'Settings prevent the notification from being delivered.');
    await vi.advanceTimersByTimeAsync(0);
    expect(state.outcome).toMatch(/^Settings prevent/);
    const kept = await show('win32');
    kept.notification.emit('show');
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept.state.outcome).toBe('delivered');
  });

  it('fail, and are withdrawn, when nothing shows them in time', async () => {
    const { state, notification } = await show('linux');
    await vi.advanceTimersByTimeAsync(5000);
    expect(state.outcome).toMatch(/didn’t show the notification in time/);
    expect(notification.closed).toBe(true);
  });

  it('say whose clicks reach the app after it has ended', async () => {
    const check = (startsByClick: boolean) =>
      createElectronChannel({
        platform: 'win32',
        askDaemon: () => Promise.reject(new Error('no such thing on Windows')),
        startsByClick: () => startsByClick,
      }).check();
    expect(await check(true)).toMatchObject({ works: true, clicks: 'always' });
    expect(await check(false)).toMatchObject({ works: true, clicks: 'while-running' });
    const linux = (daemon: DaemonAnswer) =>
      createElectronChannel({ platform: 'linux', askDaemon: async () => daemon }).check();
    const answers = { answers: true, hasMarkup: true } as const;
    expect(await linux({ ...answers, hasActions: true })).toMatchObject({ clicks: 'while-running' });
    expect(await linux({ ...answers, hasActions: false })).toMatchObject({ works: true, clicks: 'never' });
    // It may start later than the app does.
    expect(await linux({ answers: false, why: 'absent' })).toMatchObject({ clicks: 'while-running' });
    FakeNotification.supported = false;
    expect(await check(true)).toMatchObject({ works: false });
  });
});
