import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** A window whose focus the test moves. */
class FakeWindow extends EventEmitter {
  static last: FakeWindow;
  visible = false;
  focused = false;
  webContents = Object.assign(new EventEmitter(), { send: () => undefined });
  constructor() {
    super();
    FakeWindow.last = this;
  }
  show = () => {
    this.visible = true;
  };
  hide = () => {
    this.visible = false;
    this.leave();
  };
  focus = () => {
    this.focused = true;
  };
  leave = () => {
    if (!this.focused) return;
    this.focused = false;
    this.emit('blur');
  };
  isVisible = () => this.visible;
  isFocused = () => this.focused;
  isMinimized = () => false;
  isDestroyed = () => false;
  getBounds = () => ({ x: 0, y: 0, width: 420, height: 640 });
  getNormalBounds = () => this.getBounds();
  setPosition = () => undefined;
  loadURL = async () => undefined;
}
const area = { x: 0, y: 0, width: 1280, height: 1024 };
vi.mock('electron', () => ({
  BrowserWindow: FakeWindow,
  nativeTheme: { shouldUseDarkColors: false },
  screen: {
    getAllDisplays: () => [{ workArea: area }],
    getPrimaryDisplay: () => ({ workArea: area }),
    getDisplayNearestPoint: () => ({ workArea: area }),
  },
}));
const { createMainWindow } = await import('../../../electron/desktop/window/main-window.ts');

describe('a click on the tray icon, or the global shortcut', () => {
  let toggle: () => void;
  let now = 1_000_000;
  beforeEach(() => {
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const window = createMainWindow({
      distFolder: '/dist',
      savedBounds: () => null,
      saveBounds: () => undefined,
      trayBounds: () => null,
      onDeath: () => undefined,
      onSeen: () => undefined,
    });
    // Handed over as the tray takes it.
    ({ toggle } = window);
    toggle();
  });

  it('shows the window, and hides it when it has the focus', () => {
    expect(FakeWindow.last).toMatchObject({ visible: true, focused: true });
    toggle();
    expect(FakeWindow.last.visible).toBe(false);
    now += 1000;
    toggle();
    expect(FakeWindow.last.visible).toBe(true);
  });

  it('hides it also where the panel took the focus just before, as on Windows', () => {
    FakeWindow.last.leave();
    now += 150;
    toggle();
    expect(FakeWindow.last.visible).toBe(false);
  });

  it('brings it to the front when another program has the focus', () => {
    FakeWindow.last.leave();
    now += 5000;
    toggle();
    expect(FakeWindow.last).toMatchObject({ visible: true, focused: true });
  });
});
