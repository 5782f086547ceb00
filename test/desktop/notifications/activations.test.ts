import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Activation,
  activationOf,
  notificationId,
  readActivation,
  readNotificationId,
  targetOf,
} from '../../../electron/alerts/sinks/notification/notification-id.ts';

const HASH = '8F03AB12CD34EF560123456789ABCDEF8F03AB12CD34EF560123456789ABCDEF';
const ID = 'payment-1207-8F03AB12CD34EF56';
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
    expect(readActivation(`type=click&tag=${ID}`)).toEqual({ link: LINK });
    expect(readActivation(`type=click&tag=${ID}&group=`)).toEqual({ link: LINK });
    expect(readActivation('type=click&tag=b2c1d6f0')).toEqual({ link: null });
    expect(readActivation('--hidden')).toBeNull();
    expect(activationOf(['chime.exe', '-Embedding'])).toBeNull();
    expect(activationOf(['chime.exe', '--hidden', `type=click&tag=${ID}`])).toEqual({ link: LINK });
    expect(activationOf([`type=click&tag=${ID}`])).toBeNull();
  });

  it('opens its payment, and the list where that is gone or another has its number', () => {
    const stored = (hash: string) => ({ payment: () => ({ id: 1207, hash }) as never });
    expect(targetOf({ link: LINK }, stored(HASH))).toEqual({ view: 'payment', id: 1207 });
    expect(targetOf({ link: LINK }, stored(HASH.replace('8', '9')))).toEqual({ view: 'payments' });
    expect(targetOf({ link: LINK }, { payment: () => null })).toEqual({ view: 'payments' });
    expect(targetOf({ link: null }, stored(HASH))).toEqual({ view: 'payments' });
  });
});

describe('a click on a notification that outlived the app', () => {
  let opened: Activation[] = [];
  const open = (activation: Activation) => void opened.push(activation);
  beforeEach(() => {
    electron.app = new EventEmitter();
    electron.activate = null;
    electron.history = async () => [];
    opened = [];
  });

  it('is heard on Windows by the class the shortcut names', () => {
    watchActivations('win32', ['chime.exe', '-Embedding']).follow(open);
    electron.activate?.({ arguments: `type=click&tag=${ID}` });
    electron.activate?.({ arguments: 'action=clicked;notificationId=;' });
    expect(opened).toEqual([{ link: LINK }, { link: null }]);
  });

  it('is heard on Windows as an argument: of this start, and of one while the app runs', () => {
    const activations = watchActivations('win32', ['chime.exe', `type=click&tag=${ID}`]);
    expect(opened).toEqual([]);
    activations.follow(open);
    electron.app.emit('second-instance', {}, ['chime.exe', 'type=click&tag=']);
    electron.app.emit('second-instance', {}, ['chime.exe', '--hidden']);
    expect(opened).toEqual([{ link: LINK }, { link: null }]);
  });

  it('is heard on macOS when it starts the app', () => {
    const activations = watchActivations('darwin', ['chime']);
    electron.app.emit('ready', {}, { identifier: ID, actionIdentifier: 'default', userInfo: {}, date: 0 });
    activations.follow(open);
    expect(opened).toEqual([{ link: LINK }]);
    const other = watchActivations('darwin', ['chime']);
    electron.app.emit('ready', {}, {});
    other.follow(open);
    expect(opened).toHaveLength(1);
  });

  it('is heard on macOS from Notification Center after a restart', async () => {
    const left = Object.assign(new EventEmitter(), { id: ID });
    electron.history = async () => [left];
    watchActivations('darwin', ['chime']).follow(open);
    await vi.waitFor(() => expect(left.listenerCount('click')).toBe(1), { timeout: 25_000 });
    left.emit('click');
    expect(opened).toEqual([{ link: LINK }]);
  });

  it('is nothing to wait for on macOS where the app is not signed', async () => {
    electron.history = () => Promise.reject(new Error('not signed'));
    watchActivations('darwin', ['chime']).follow(open);
    await Promise.resolve();
    expect(opened).toEqual([]);
  });

  it('is told to nobody on Linux', () => {
    watchActivations('linux', ['chime']).follow(open);
    expect(electron.activate).toBeNull();
    expect(opened).toEqual([]);
  });
});
