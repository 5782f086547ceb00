import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Logger } from '../../../electron/desktop/system/logger.ts';
import type { LoginItem } from '../../../electron/desktop/system/login-item.ts';

const app = new EventEmitter();
vi.mock('electron', () => ({ app }));
const { followLoginItem } = await import('../../../electron/desktop/lifecycle/app-events.ts');

const told: string[] = [];
beforeEach(() => {
  told.length = 0;
  app.removeAllListeners();
});

function follow(refresh: () => void): void {
  const loginItem: LoginItem = {
    refresh,
    apply: () => undefined,
    view: () => ({ isOffered: true, text: null }),
  };
  const note = (...parts: readonly unknown[]) => void told.push(String(parts[0]));
  const log: Logger = { info: note, warn: note, error: note };
  followLoginItem({ loginItem, log, publish: (topic) => void told.push(topic) });
}

it('the start at login is corrected at start, and looked at again when a person turns to the window', () => {
  follow(() => void told.push('corrected'));
  expect(told).toEqual(['corrected']);
  app.emit('browser-window-focus', {}, {});
  expect(told).toEqual(['corrected', 'login-item']);
});

it('an entry that cannot be written does not keep the app from starting', () => {
  follow(() => {
    throw new Error('read-only file system');
  });
  expect(told).toEqual(['the start at login could not be corrected']);
});
