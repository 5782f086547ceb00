import assert from 'node:assert/strict';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { isWayland, next, type Stage, type Statement } from '../statement.ts';

/** Gives the function a window that is gone afterwards. */
async function withWindow(
  { electron }: Stage,
  use: (window: BrowserWindow) => void | Promise<void>,
  options: BrowserWindowConstructorOptions = {},
): Promise<void> {
  const window = new electron.BrowserWindow({ show: false, width: 500, height: 600, ...options });
  try {
    await use(window);
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}

/** Notes which of these events a window emits. */
function noteEvents(
  window: BrowserWindow,
  names: readonly ('close' | 'closed' | 'hide' | 'show')[],
): string[] {
  const noted: string[] = [];
  for (const name of names) window.on(name as 'hide', () => void noted.push(name));
  return noted;
}

export const WINDOW: readonly Statement[] = [
  {
    says: 'A window that is not shown is made, and is visible from show to hide',
    about: [
      ...['BrowserWindow.show', 'BrowserWindow.hide', 'BrowserWindow.isVisible'],
      ...['BrowserWindow.on:show', 'BrowserWindow.on:hide'],
    ],
    run: (stage) =>
      withWindow(stage, async (window) => {
        assert.equal(window.isVisible(), false);
        const shown = next(window, 'show');
        window.show();
        await shown;
        assert.equal(window.isVisible(), true);
        const hidden = next(window, 'hide');
        window.hide();
        await hidden;
        assert.equal(window.isVisible(), false);
      }),
  },
  {
    says: 'A window can be shown without being given the focus',
    about: ['BrowserWindow.showInactive'],
    run: (stage) =>
      withWindow(stage, async (window) => {
        const shown = next(window, 'show');
        window.showInactive();
        await shown;
        assert.deepEqual([window.isVisible(), window.isFocused()], [true, false]);
      }),
  },
  {
    says: 'A close that is prevented keeps the window; hide inside of it hides it',
    about: ['BrowserWindow.on:close', 'BrowserWindow.hide', 'Event.preventDefault'],
    run: (stage) =>
      withWindow(stage, async (window) => {
        window.show();
        window.once('close', (event) => {
          event.preventDefault();
          window.hide();
        });
        const hidden = next(window, 'hide');
        window.close();
        await hidden;
        assert.deepEqual([window.isDestroyed(), window.isVisible()], [false, false]);
      }),
  },
  {
    says: 'A close that nobody prevents ends the window: close, then closed',
    about: ['BrowserWindow.on:close', 'BrowserWindow.on:closed', 'BrowserWindow.isDestroyed'],
    run: (stage) =>
      withWindow(stage, async (window) => {
        const noted = noteEvents(window, ['close', 'closed']);
        const closed = next(window, 'closed');
        window.close();
        await closed;
        assert.deepEqual(noted, ['close', 'closed']);
        assert.equal(window.isDestroyed(), true);
      }),
  },
  {
    says: 'destroy ends the window without asking, and what comes later throws',
    about: ['BrowserWindow.destroy', 'BrowserWindow.isDestroyed', 'BrowserWindow.on:closed'],
    async run(stage) {
      await withWindow(stage, (window) => {
        const noted = noteEvents(window, ['close', 'closed']);
        window.destroy();
        assert.deepEqual(noted, ['closed']);
        assert.equal(window.isDestroyed(), true);
        assert.throws(() => window.show(), /Object has been destroyed/);
        assert.throws(() => window.getBounds(), /Object has been destroyed/);
        assert.throws(() => window.destroy(), /Object has been destroyed/);
        assert.equal(stage.electron.BrowserWindow.getAllWindows().includes(window), false);
      });
    },
  },
  {
    says: 'A window has the size it was made with, and not less than its smallest',
    about: ['BrowserWindow.getBounds', 'BrowserWindow.getNormalBounds'],
    async run(stage) {
      await withWindow(stage, (window) => {
        const { width, height } = window.getBounds();
        assert.deepEqual({ width, height }, { width: 500, height: 600 });
        assert.deepEqual(window.getNormalBounds(), window.getBounds());
      });
      const small = { width: 100, height: 100, minWidth: 340, minHeight: 420 };
      await withWindow(
        stage,
        (window) => {
          const { width, height } = window.getBounds();
          assert.deepEqual({ width, height }, { width: 340, height: 420 });
        },
        small,
      );
    },
  },
  {
    says: 'A window that is moved or resized tells so, and where it is now; on Wayland it cannot be moved',
    about: [
      'BrowserWindow.setPosition',
      'BrowserWindow.on:move',
      'BrowserWindow.on:resize',
      'BrowserWindow.getBounds',
    ],
    run: (stage) =>
      withWindow(stage, async (window) => {
        if (isWayland()) {
          const { x, y } = window.getBounds();
          window.setPosition(x + 30, y + 30);
          assert.deepEqual([window.getBounds().x, window.getBounds().y], [x, y]);
          return;
        }
        window.show();
        const moved = next(window, 'move');
        window.setPosition(60, 80);
        await moved;
        assert.deepEqual([window.getBounds().x, window.getBounds().y], [60, 80]);
        const resized = next(window, 'resize');
        window.setSize(520, 560);
        await resized;
        assert.deepEqual([window.getBounds().width, window.getBounds().height], [520, 560]);
      }),
  },
  {
    says: 'A window that is shown and focused has the focus, and loses it when it is hidden',
    about: ['BrowserWindow.focus', 'BrowserWindow.isFocused', 'BrowserWindow.on:blur'],
    // Without a window manager, as on a virtual screen of Linux, nobody gives the focus.
    on: ['win32', 'darwin'],
    run: (stage) =>
      withWindow(stage, async (window) => {
        const focused = next(window, 'focus');
        window.show();
        window.focus();
        await focused;
        assert.equal(window.isFocused(), true);
        const blurred = next(window, 'blur');
        window.hide();
        await blurred;
        assert.equal(window.isFocused(), false);
      }),
  },
  {
    says: 'A window that is minimised is restored',
    about: ['BrowserWindow.isMinimized', 'BrowserWindow.restore'],
    on: ['win32', 'darwin'],
    run: (stage) =>
      withWindow(stage, async (window) => {
        window.show();
        const small = next(window, 'minimize');
        window.minimize();
        await small;
        assert.equal(window.isMinimized(), true);
        const back = next(window, 'restore');
        window.restore();
        await back;
        assert.equal(window.isMinimized(), false);
      }),
  },
];
