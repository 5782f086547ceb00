import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** An event as Electron passes it. */
const cancelable = () => {
  const event = {
    prevented: false,
    preventDefault() {
      event.prevented = true;
    },
  };
  return event;
};

/** Electron's app as far as quitting goes (browser.cc): what prevents before-quit keeps it from ending. */
const app = Object.assign(new EventEmitter(), {
  ended: false,
  quit() {
    const event = cancelable();
    app.emit('before-quit', event);
    if (!event.prevented) app.ended = true;
  },
});
const autoUpdater = new EventEmitter();
const powerMonitor = new EventEmitter();
vi.mock('electron', () => ({ app, autoUpdater, powerMonitor }));
const { quitCleanly, stayWithoutWindows } = await import('../../../electron/desktop/lifecycle/quit.ts');

const done: string[] = [];
let isQuitting: () => boolean;
let stopped = Promise.withResolvers<void>();
const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  done.length = 0;
  stopped = Promise.withResolvers<void>();
  app.ended = false;
  isQuitting = quitCleanly({
    letClose: () => done.push('let close'),
    stop: () => {
      done.push('stop');
      return stopped.promise;
    },
    flush: () => done.push('flush'),
    stopAtOnce: () => done.push('stop at once'),
  });
});
afterEach(() => {
  for (const emitter of [app, autoUpdater, powerMonitor]) emitter.removeAllListeners();
  process.removeAllListeners('SIGINT');
  process.removeAllListeners('SIGTERM');
});

describe('quitting', () => {
  it('waits until everything has stopped, however often it is asked for', async () => {
    expect(isQuitting()).toBe(false);
    app.quit();
    app.quit();
    expect(isQuitting()).toBe(true);
    await settled();
    expect(app.ended).toBe(false);
    stopped.resolve();
    await settled();
    expect(app.ended).toBe(true);
    expect(done).toEqual(['stop']);
  });

  it('ends the app even where stopping fails', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    app.quit();
    stopped.reject(new Error('the disk is full'));
    await settled();
    expect(app.ended).toBe(true);
    expect(String(said.mock.calls)).toContain('the disk is full');
    said.mockRestore();
  });

  it('for an update on macOS lets the windows close, which comes before it asks the app to quit', async () => {
    // electron_api_auto_updater.cc: told again once all windows are closed, and only then does Squirrel ask to quit.
    autoUpdater.emit('before-quit-for-update');
    expect(done).toEqual(['let close']);
    expect(app.ended).toBe(false);
    autoUpdater.emit('before-quit-for-update');
    app.quit();
    stopped.resolve();
    await settled();
    expect(app.ended).toBe(true);
    expect(done).toEqual(['let close', 'let close', 'stop']);
  });
});

describe('the end of the session', () => {
  const window = new EventEmitter();
  beforeEach(() => {
    window.removeAllListeners();
    app.emit('browser-window-created', {}, window);
  });

  it('on Windows writes what memory holds when it is announced, and does not hold it up', () => {
    const event = cancelable();
    window.emit('query-session-end', event);
    expect(done).toEqual(['flush']);
    expect(event.prevented).toBe(false);
  });

  it('on Windows stops everything before the handler returns: the process is ended right after it', () => {
    window.emit('session-end', cancelable());
    expect(done).toEqual(['stop at once']);
  });

  it('on Linux and macOS is held up until everything has stopped', async () => {
    const event = cancelable();
    powerMonitor.emit('shutdown', event);
    expect(event.prevented).toBe(true);
    expect(done).toEqual(['stop']);
    expect(app.ended).toBe(false);
    stopped.resolve();
    await settled();
    expect(app.ended).toBe(true);
  });
});

it('closing the last window is not quitting, for Electron quits only where nobody listens', () => {
  stayWithoutWindows();
  expect(app.listenerCount('window-all-closed')).toBe(1);
  app.emit('window-all-closed');
  expect(app.ended).toBe(false);
});
