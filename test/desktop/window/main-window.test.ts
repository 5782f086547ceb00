import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const BOUNDS = { x: 10, y: 20, width: 420, height: 640 };

/** Electron's window as far as it matters here: where it is, whether it is seen, and its end. */
class Window extends EventEmitter {
  static last: Window | null = null;
  static made = 0;
  readonly sent: unknown[] = [];
  readonly webContents = Object.assign(new EventEmitter(), {
    send: (name: string, value: unknown) => this.sent.push(`${name} ${value}`),
  });
  bounds: typeof BOUNDS;
  visible = false;
  focused = false;
  destroyed = false;

  readonly options: object;

  constructor(options: Partial<typeof BOUNDS> = {}) {
    super();
    const { x = 0, y = 0, width, height } = options;
    this.options = options;
    this.bounds = { ...BOUNDS, x, y, width: width ?? BOUNDS.width, height: height ?? BOUNDS.height };
    Window.last = this;
    Window.made++;
  }
  loadURL = async () => undefined;
  isDestroyed = () => this.destroyed;
  isVisible = () => {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    return this.visible;
  };
  isMinimized = () => false;
  isFocused = () => this.focused;
  focus = () => {
    this.focused = true;
  };
  getBounds = () => this.bounds;
  getNormalBounds = () => this.bounds;
  show() {
    this.visible = true;
    this.emit('show');
  }
  showInactive() {
    this.show();
  }
  hide() {
    this.visible = false;
    this.emit('hide');
  }
  /** As a person closes it, or Electron does. */
  close() {
    let prevented = false;
    this.emit('close', {
      preventDefault() {
        prevented = true;
      },
    });
    if (!prevented) this.destroy();
  }
  destroy() {
    this.destroyed = true;
    this.visible = false;
    this.emit('closed');
  }
  die(reason = 'crashed') {
    this.webContents.emit('render-process-gone', {}, { reason, exitCode: 1 });
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
const deaths: string[] = [];
/** Whether the window was visible already when it was said to be seen. */
const seen: (boolean | undefined)[] = [];
let now = 0;
beforeEach(() => {
  saved.length = 0;
  deaths.length = 0;
  seen.length = 0;
  Window.made = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});

function open() {
  const main = createMainWindow({
    distFolder: '/dist',
    savedBounds: () => BOUNDS,
    saveBounds: (bounds) => saved.push(bounds),
    trayBounds: () => null,
    onSeen: () => seen.push(Window.last?.visible),
    onDeath: ({ cause, isSeen, isReplaced }) => deaths.push(`${cause} ${isSeen} ${isReplaced}`),
  });
  main.prepare();
  return { main, page: lastPage() };
}

function lastPage(): Window {
  if (Window.last === null) throw new Error('No window was made.');
  return Window.last;
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

it('is made with everything closed: no Node, no webview, nothing that a drop could lead to', () => {
  expect(open().page.options).toMatchObject({
    webPreferences: {
      preload: join('/dist', 'preload.cjs'),
      ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
      navigateOnDragDrop: false,
    },
  });
  for (const opens of [
    'webviewTag',
    'nodeIntegrationInSubFrames',
    'nodeIntegrationInWorker',
    'allowRunningInsecureContent',
  ])
    expect(JSON.stringify(open().page.options)).not.toContain(opens);
});

it('keeps no place that nobody has seen', () => {
  const { main, page } = open();
  page.move(3000, 100);
  main.hide();
  main.release();
  expect(saved).toEqual([]);
});

it('hides when it is closed, and is closed for an update', () => {
  const { main, page } = open();
  main.show();
  page.close();
  expect(page).toMatchObject({ destroyed: false, visible: false });
  main.letClose();
  page.close();
  expect(page.destroyed).toBe(true);
});

it('is there again, and hides again, where an update that closed it came to nothing', () => {
  const { main, page } = open();
  main.letClose();
  page.close();
  main.show();
  const next = lastPage();
  expect(next).not.toBe(page);
  expect(next.visible).toBe(true);
  next.close();
  expect(next).toMatchObject({ destroyed: false, visible: false });
});

it('is not made any more once the app ends', () => {
  const { main, page } = open();
  main.release();
  page.close();
  main.show();
  expect(page.destroyed).toBe(true);
  expect(Window.made).toBe(1);
});

describe('a page that dies', () => {
  it('is replaced, where it was, and seen again if it was seen', () => {
    const { main, page } = open();
    main.show();
    page.move(300, 200);
    page.die();
    expect(page.destroyed).toBe(true);
    expect(saved).toEqual([{ ...BOUNDS, x: 300, y: 200 }]);
    expect(lastPage()).toMatchObject({ visible: true, focused: true, bounds: { ...BOUNDS, x: 300, y: 200 } });
    expect(deaths).toEqual(['crashed true true']);
  });

  it('comes back behind the window that has the focus, if it was there', () => {
    const { main, page } = open();
    main.show();
    page.focused = false;
    page.die();
    expect(lastPage()).toMatchObject({ visible: true, focused: false });
  });

  it('stays hidden if it was hidden', () => {
    open().page.die('oom');
    expect(Window.made).toBe(2);
    expect(lastPage().visible).toBe(false);
    expect(deaths).toEqual(['oom false true']);
  });

  it('at each launch is given up after the third time in a minute, until somebody asks for it', () => {
    const { main } = open();
    main.show();
    for (let time = 0; time < 3; time++) lastPage().die('launch-failed');
    expect(Window.made).toBe(3);
    expect(deaths.at(-1)).toBe('launch-failed true false');
    main.show();
    expect(Window.made).toBe(4);
    lastPage().die('launch-failed');
    expect(Window.made).toBe(4);
    now += 61_000;
    main.show();
    lastPage().die();
    expect(Window.made).toBe(6);
  });

  it('is nobody’s loss where its window is gone already', () => {
    const { main, page } = open();
    main.letClose();
    page.close();
    page.die();
    expect(Window.made).toBe(1);
    expect(deaths).toEqual([]);
  });

  it('is not replaced once the app ends', () => {
    const { main, page } = open();
    main.release();
    page.die();
    expect(Window.made).toBe(1);
  });
});

it('is the parent of dialogs where it is seen', () => {
  const { main, page } = open();
  expect(main.dialogParent()).toBeNull();
  main.show();
  expect(main.dialogParent()).toBe(page);
  main.hide();
  expect(main.dialogParent()).toBeNull();
});

describe('a window that is hidden', () => {
  const TEN_MINUTES = 10 * 60_000;
  const { platform } = process;
  const onPlatform = (name: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: name });
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onPlatform('linux');
  });
  afterEach(() => {
    vi.useRealTimers();
    onPlatform(platform);
  });

  it('says so to its page, and has what changed before it is seen again', () => {
    const { main, page } = open();
    main.listening();
    expect(page.sent).toEqual(['window:seen false']);
    expect(main.isSeen()).toBe(false);
    main.show();
    expect(main.isSeen()).toBe(true);
    main.hide();
    main.show();
    expect(page.sent.slice(1)).toEqual(['window:seen true', 'window:seen false', 'window:seen true']);
    expect(seen).toEqual([false, false]);
  });

  it('is told so by the platform too: macOS covers it and uncovers it', () => {
    const { main, page } = open();
    main.show();
    page.emit('hide');
    expect(main.isSeen()).toBe(false);
    page.emit('show');
    expect(main.isSeen()).toBe(true);
  });

  it('is closed after ten minutes, and made anew when it is asked for', () => {
    const { main, page } = open();
    main.show();
    main.hide();
    vi.advanceTimersByTime(TEN_MINUTES - 1);
    expect(page.destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(page.destroyed).toBe(true);
    main.show({ view: 'health' });
    expect(lastPage()).not.toBe(page);
    expect(lastPage().visible).toBe(true);
    main.listening();
    expect(lastPage().sent).toEqual(['window:seen true', 'view:show [object Object]']);
  });

  it('is closed although nobody has ever seen it', () => {
    const { page } = open();
    vi.advanceTimersByTime(TEN_MINUTES);
    expect(page.destroyed).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays where it was asked for again, or is only covered', () => {
    const { main, page } = open();
    main.show();
    main.hide();
    vi.advanceTimersByTime(TEN_MINUTES - 1);
    main.show();
    vi.advanceTimersByTime(TEN_MINUTES);
    expect(page.destroyed).toBe(false);
    page.emit('hide');
    vi.advanceTimersByTime(TEN_MINUTES);
    expect(page.destroyed).toBe(false);
  });

  it('stays on Windows, which tells the end of a session to windows alone', () => {
    onPlatform('win32');
    const { page } = open();
    vi.advanceTimersByTime(2 * TEN_MINUTES);
    expect(page.destroyed).toBe(false);
  });
});
