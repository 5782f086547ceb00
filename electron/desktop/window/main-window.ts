import { join } from 'node:path';
import { BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron';
import type { IpcPush, IpcPushes, ViewTarget } from '../../contract/index.ts';
import { INDEX_URL } from './app-protocol.ts';
import { besideTray, DEFAULT_SIZE, MINIMUM_SIZE, usableBounds } from './window-bounds.ts';

export interface MainWindowOptions {
  /** Folder of preload.cjs. */
  readonly distFolder: string;
  readonly savedBounds: () => Rectangle | null;
  readonly saveBounds: (bounds: Rectangle) => void;
  readonly trayBounds: () => Rectangle | null;
}

const SAVE_AFTER_MS = 500;
/** A click on the tray icon takes the focus from the window this long before the click is delivered. */
const LEFT_FOR_TRAY_MS = 400;

/** The one window. Closing hides it; only quitting ends it. */
export function createMainWindow(options: MainWindowOptions) {
  let window: BrowserWindow | null = null;
  let hears = false;
  let wanted: ViewTarget | null = null;
  let releasing = false;
  let saving: NodeJS.Timeout | null = null;
  let placed = false;
  let blurredAt = Number.NEGATIVE_INFINITY;

  function create(): BrowserWindow {
    const saved = restoredBounds();
    placed = saved !== null;
    const made = new BrowserWindow({
      ...(saved ?? DEFAULT_SIZE),
      minWidth: MINIMUM_SIZE.width,
      minHeight: MINIMUM_SIZE.height,
      show: false,
      title: 'XRPL Chime',
      autoHideMenuBar: true,
      fullscreenable: false,
      // The page's own background, so that nothing flashes before its first paint.
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1c1e' : '#ffffff',
      // The list must be fresh the moment the window is shown.
      webPreferences: {
        preload: join(options.distFolder, 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        backgroundThrottling: false,
        navigateOnDragDrop: false,
      },
    });
    made.on('close', (event) => {
      if (releasing) return;
      event.preventDefault();
      made.hide();
    });
    made.on('closed', () => {
      window = null;
      hears = false;
    });
    made.on('hide', saveNow);
    made.on('blur', () => {
      blurredAt = performance.now();
    });
    made.on('resize', saveSoon);
    made.on('move', saveSoon);
    made.webContents.on('render-process-gone', () => {
      // The page crashed. A new one shows the same: the main process holds everything.
      hears = false;
      made.destroy();
      if (!releasing) prepare();
    });
    made.loadURL(INDEX_URL).catch(() => undefined);
    return made;
  }

  function restoredBounds(): Rectangle | null {
    const saved = options.savedBounds();
    return saved === null
      ? null
      : usableBounds(
          saved,
          screen.getAllDisplays().map((display) => display.workArea),
        );
  }

  function saveSoon(): void {
    if (window === null || window.isDestroyed() || !window.isVisible()) return;
    if (saving !== null) clearTimeout(saving);
    saving = setTimeout(saveNow, SAVE_AFTER_MS);
  }

  /** Saves a pending move at once: the window may be hidden or closed right after it. */
  function saveNow(): void {
    if (saving === null) return;
    clearTimeout(saving);
    saving = null;
    if (window !== null && !window.isDestroyed()) options.saveBounds(window.getNormalBounds());
  }

  /** Places the window before it is shown: a display may have been removed since the last time. */
  function place(shown: BrowserWindow): void {
    const bounds = shown.getBounds();
    const areas = screen.getAllDisplays().map((display) => display.workArea);
    const reachable = usableBounds(bounds, areas) !== null;
    if (placed && reachable) return;
    const tray = options.trayBounds();
    if (tray !== null) {
      const { workArea } = screen.getDisplayNearestPoint({ x: tray.x, y: tray.y });
      const position = besideTray(tray, bounds, workArea);
      if (position !== null) {
        shown.setPosition(position.x, position.y);
        return;
      }
    }
    if (reachable) return;
    const { workArea } = screen.getPrimaryDisplay();
    shown.setPosition(
      workArea.x + Math.max(0, Math.round((workArea.width - bounds.width) / 2)),
      workArea.y + Math.max(0, Math.round((workArea.height - bounds.height) / 2)),
    );
  }

  /** Creates and loads the window, hidden, so that it is shown at once later. */
  function prepare(): void {
    if (window === null && !releasing) window = create();
  }

  /** Sends to the page if it listens; otherwise the push is dropped. */
  function push<P extends IpcPush>(name: P, value: IpcPushes[P]): void {
    if (window !== null && !window.isDestroyed() && hears) window.webContents.send(name, value);
  }

  function show(target?: ViewTarget): void {
    prepare();
    if (window === null) return;
    if (target !== undefined) {
      if (hears) push('view:show', target);
      else wanted = target;
    }
    if (!window.isVisible()) place(window);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  return {
    prepare,
    show,
    hide: () => window?.hide(),
    toggle(): void {
      const isInUse = window?.isFocused() || performance.now() - blurredAt < LEFT_FOR_TRAY_MS;
      if (window?.isVisible() && isInUse) window.hide();
      else show();
    },
    /** The page's preload is there: pushes reach the page from now on. */
    listening(): void {
      hears = true;
      if (wanted !== null) push('view:show', wanted);
      wanted = null;
    },
    push,
    /** From now on closing the window ends it. */
    release(): void {
      releasing = true;
      saveNow();
    },
  };
}
