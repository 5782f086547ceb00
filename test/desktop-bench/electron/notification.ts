import { randomUUID } from 'node:crypto';
import type Electron from 'electron';
import { isReady } from './app.ts';
import { createEvent } from './event.ts';
import type { Told } from './notification/service.ts';
import { notifications } from './notification/services.ts';
import { handleActivation } from './notification/toasts.ts';
import { platform } from './platform/platform.ts';
import { registered, strictEmitter } from './strict.ts';

/** Windows' limit of tags (electron_api_notification.cc). */
const LONGEST_TAG = 64;

/** Electron's `Notification`, shown as the platform shows them (electron_api_notification.cc, notification.cc). */
export class Notification extends strictEmitter('Notification', platform.absent.Notification) {
  readonly id: string;
  title: string;
  body: string;
  silent: boolean;
  urgency: string;
  timeoutType: string;
  toastXml: string;
  actions: readonly Electron.NotificationAction[];
  #isRestored = false;
  /** Takes what is shown away; null while nothing is, and once it is gone. */
  #withdraw: (() => void) | null = null;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    if (!isReady()) throw new Error('Cannot create Notification before app is ready');
    const { id = '', title = '', body = '', silent = false, urgency, timeoutType } = options;
    if (process.platform === 'win32' && id.length > LONGEST_TAG)
      throw new Error('Notification id exceeds Windows limit of 64 UTF-16 characters');
    this.id = id === '' ? randomUUID() : id;
    Object.defineProperty(this, 'id', { writable: false });
    this.title = title;
    this.body = body;
    this.silent = silent;
    this.urgency = urgency ?? '';
    this.timeoutType = timeoutType ?? '';
    this.toastXml = options.toastXml ?? '';
    this.actions = options.actions ?? [];
  }
  /** Only macOS keeps any (notification_presenter_mac.mm). */
  static async getHistory(): Promise<Notification[]> {
    return notifications.history().map((left) => {
      const restored = new Notification(left);
      restored.#isRestored = true;
      notifications.restore(left.id, restored.#told());
      return restored;
    });
  }
  static isSupported(): boolean {
    return process.env.CHIME_BENCH_NO_NOTIFICATION !== 'true';
  }
  show(): void {
    if (this.#isRestored) return;
    this.close();
    if (!Notification.isSupported()) return;
    const { id, title, body, silent, urgency, timeoutType, toastXml } = this;
    const actions = this.actions.map(({ text = '' }) => ({ text }));
    const content = { id, title, body, silent, urgency, timeoutType, toastXml, actions };
    const told = this.#told();
    let isGone = false;
    const withdraw = notifications.post(content, {
      ...told,
      failed: (error) => {
        isGone = true;
        told.failed(error);
      },
    });
    this.#withdraw = isGone ? null : withdraw;
  }
  close(): void {
    const withdraw = this.#withdraw;
    withdraw?.();
    // From here on the platform tells this object nothing.
    this.#withdraw = null;
  }

  /** The platform's object is gone with a click, a failure, or a close by a person. */
  #told(): Told {
    const isHeard = () => this.#withdraw !== null || this.#isRestored;
    const emit = (name: string, fields: object = {}, ...args: unknown[]) =>
      this.emit(name, createEvent(fields), ...args);
    return {
      shown: () => emit('show'),
      failed: (error) => {
        this.#withdraw = null;
        emit('failed', {}, error);
      },
      clicked: () => {
        if (!isHeard()) return;
        this.#withdraw = null;
        emit('click');
      },
      action: (actionIndex) => {
        if (isHeard()) emit('action', { actionIndex, selectionIndex: -1 }, actionIndex, -1);
      },
      closed: (reason) => {
        if (!isHeard()) return;
        if (reason !== 'timedOut') this.#withdraw = null;
        emit('close', reason === '' ? {} : { reason });
      },
    };
  }
}

if (process.platform === 'win32') {
  Object.assign(Notification, {
    handleActivation(callback: Parameters<typeof handleActivation>[0]): void {
      handleActivation(registered('Notification', 'handleActivation', callback));
    },
  });
}

type Used = 'show' | 'close';
/** @internal Does not compile where the stand-in lacks what the app uses. */
export const notificationShape: Notification extends Pick<Electron.Notification, Used> ? true : never = true;
