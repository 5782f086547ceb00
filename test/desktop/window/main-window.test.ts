import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';

const BOUNDS = { x: 10, y: 20, width: 420, height: 640 };

/** Electron's window as far as it matters here: where it is, and whether it is seen. */
class Window extends EventEmitter {
  static last: Window | null = null;
  readonly webContents = new EventEmitter();
  bounds = BOUNDS;
  visible = false;

  constructor() {
    super();
    Window.last = this;
  }
  loadURL = async () => undefined;
  isDestroyed = () => false;
  isVisible = () => this.visible;
  isMinimized = () => false;
  isFocused = () => true;
  focus = () => undefined;
  getBounds = () => this.bounds;
  getNormalBounds = () => this.bounds;
  show() {
    this.visible = true;
    this.emit('show');
  }
  hide() {
    this.visible = false;
    this.emit('hide');
  }
  move(x: number, y: number) {
    this.bounds = { ...this.bounds, x, y };
    this.emit('move');
  }
}

const workArea = { x: 0, y: 0, width: 1920, height: 1040 };
vi.mock('electron', () => ({
  BrowserWindow: Window,
  nativeTheme: { shouldUseDarkColors: false },
  screen: { getAllDisplays: () => [{ workArea }], getPrimaryDisplay: () => ({ workArea }) },
  net: {},
  protocol: {},
}));
const { createMainWindow } = await import('../../../electron/desktop/window/main-window.ts');

const saved: unknown[] = [];
beforeEach(() => {
  saved.length = 0;
});

function open() {
  const main = createMainWindow({
    distFolder: '/dist',
    savedBounds: () => BOUNDS,
    saveBounds: (bounds) => saved.push(bounds),
    trayBounds: () => null,
  });
  main.prepare();
  const page = Window.last;
  if (page === null) throw new Error('No window was made.');
  return { main, page };
}

it('keeps a place that it is moved to the moment before it is hidden, or before the app ends', () => {
  const { main, page } = open();
  main.show();
  page.move(300, 200);
  main.hide();
  expect(saved).toEqual([{ ...BOUNDS, x: 300, y: 200 }]);
  main.show();
  page.move(400, 250);
  main.release();
  expect(saved).toHaveLength(2);
  expect(saved[1]).toEqual({ ...BOUNDS, x: 400, y: 250 });
});

it('keeps no place that nobody has seen', () => {
  const { main, page } = open();
  page.move(3000, 100);
  main.hide();
  main.release();
  expect(saved).toEqual([]);
});
