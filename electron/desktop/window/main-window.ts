import { join } from 'node:path';
import { BrowserWindow, nativeTheme, type Rectangle, type WebContents } from 'electron';
import type { IpcPush, IpcPushes, ViewTarget } from '../../contract/index.ts';
import { INDEX_URL } from './app-protocol.ts';
import { createDeathCount, type PageDeath } from './page-deaths.ts';
import { placeWindow, restoredBounds } from './placement.ts';
import { DEFAULT_SIZE, MINIMUM_SIZE } from './window-bounds.ts';

export interface MainWindowOptions {
  /** Folder of preload.cjs. */
  readonly distFolder: string;
  readonly savedBounds: () => Rectangle | null;
  readonly saveBounds: (bounds: Rectangle) => void;
  readonly trayBounds: () => Rectangle | null;
  readonly onDeath: (death: PageDeath) => void;
  /** The window is about to be seen. */
  readonly onSeen: () => void;
}

/** What closing the window does: hides it, ends this one (another may be made later), or ends it for good. */
type Closing = 'hides' | 'ends' | 'ends-for-good';

const SAVE_AFTER_MS = 500;
/** A page that nobody looked at for so long gives its memory back; it is made anew when the window is asked for. */
const CLOSED_AFTER_MS = 10 * 60_000;
/** A click on the tray icon takes the focus from the window this long before the click is delivered. */
const LEFT_FOR_TRAY_MS = 400;

/**
 * The one window. Closing hides it, and its page rests. A window that stays hidden is closed after a while and made anew
 * when it is asked for; Windows alone keeps it, because it tells the end of a session to windows and to nobody else.
 */
export function createMainWindow(options: MainWindowOptions) {
  let window: BrowserWindow | null = null;
  let hears = false;
  let wanted: ViewTarget | null = null;
  let closing: Closing = 'hides';
  let saving: NodeJS.Timeout | null = null;
  let resting: NodeJS.Timeout | null = null;
  let seen = false;
  let placed = false;
  let blurredAt = Number.NEGATIVE_INFINITY;
  const deaths = createDeathCount(() => performance.now());

  function create(at: Rectangle | null): BrowserWindow {
    const saved = restoredBounds(at);
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
      webPreferences: {
        preload: join(options.distFolder, 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        navigateOnDragDrop: false,
      },
    });
    made.on('close', (event) => {
      if (closing !== 'hides') return;
      event.preventDefault();
      made.hide();
    });
    made.on('closed', () => forget(made));
    made.on('hide', () => {
      saveNow();
      rest(made);
    });
    // macOS also tells so where other windows cover it, or do so no longer (electron_ns_window_delegate.mm).
    made.on('show', wake);
    made.on('blur', () => {
      blurredAt = performance.now();
    });
    made.on('resize', saveSoon);
    made.on('move', saveSoon);
    made.webContents.on('render-process-gone', (_event, details) => replace(made, details.reason));
    made.loadURL(INDEX_URL).catch(() => undefined);
    rest(made);
    return made;
  }

  /** Nobody can see the window now. */
  function rest(hidden: BrowserWindow): void {
    tellSeen(false);
    stopResting();
    if (process.platform === 'win32') return;
    resting = setTimeout(() => {
      resting = null;
      // A covered window is visible; one of an app that is about to end closes by itself.
      if (!hidden.isDestroyed() && !hidden.isVisible() && closing === 'hides') hidden.destroy();
    }, CLOSED_AFTER_MS);
  }

  /** The window is seen, or about to be: its page has what changed before its first frame. */
  function wake(): void {
    stopResting();
    tellSeen(true);
  }

  function tellSeen(isSeen: boolean): void {
    if (seen === isSeen) return;
    seen = isSeen;
    if (isSeen) options.onSeen();
    push('window:seen', isSeen);
  }

  function stopResting(): void {
    if (resting !== null) clearTimeout(resting);
    resting = null;
  }

  function forget(gone: BrowserWindow): void {
    if (window !== gone) return;
    window = null;
    hears = false;
    seen = false;
    stopResting();
  }

  /** A page died. A new one shows the same: the main process holds everything. */
  function replace(dead: BrowserWindow, cause: string): void {
    if (dead.isDestroyed()) return;
    saveNow();
    const isSeen = dead.isVisible();
    const isFocused = dead.isFocused();
    const bounds = dead.getNormalBounds();
    dead.destroy();
    forget(dead);
    if (closing !== 'hides') return;
    const isReplaced = !deaths.isTooMany();
    options.onDeath({ cause, isSeen, isReplaced });
    if (!isReplaced) return;
    prepare(isSeen ? bounds : options.savedBounds());
    if (isSeen) reveal(isFocused);
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

  /** Creates and loads the window, hidden, so that it is shown at once later. */
  function prepare(at: Rectangle | null = options.savedBounds()): void {
    if (window !== null || closing === 'ends-for-good') return;
    closing = 'hides';
    window = create(at);
  }

  /** Sends to the page if it listens; otherwise the push is dropped. */
  function push<P extends IpcPush>(name: P, value: IpcPushes[P]): void {
    if (window !== null && !window.isDestroyed() && hears) window.webContents.send(name, value);
  }

  function show(target?: ViewTarget): void {
    prepare();
    if (target !== undefined) {
      if (hears) push('view:show', target);
      else wanted = target;
    }
    reveal(true);
  }

  function reveal(withFocus: boolean): void {
    if (window === null) return;
    wake();
    if (!window.isVisible()) placeWindow(window, placed, options.trayBounds());
    if (window.isMinimized()) window.restore();
    if (!withFocus) {
      window.showInactive();
      return;
    }
    window.show();
    window.focus();
  }

  return {
    prepare: () => prepare(),
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
      push('window:seen', seen);
      if (wanted !== null) push('view:show', wanted);
      wanted = null;
    },
    push,
    /** Whether somebody can see the window. */
    isSeen: (): boolean => seen,
    /** The window where it is seen: the parent of dialogs. A dialog of a hidden one would not be seen on macOS. */
    dialogParent: (): BrowserWindow | null => (window?.isVisible() ? window : null),
    /** Whether these are the window's own contents. */
    isOwn: (contents: WebContents): boolean =>
      window !== null && !window.isDestroyed() && window.webContents === contents,
    /** Writes at once where the window is. */
    saveNow,
    /**
     * Closing the window ends it instead of hiding it: an update closes all windows before it asks the app to quit. Where
     * the update comes to nothing, the next window hides again.
     */
    letClose(): void {
      if (closing === 'hides') closing = 'ends';
      saveNow();
    },
    /** From now on closing the window ends it, and no other is made: the app ends. */
    release(): void {
      closing = 'ends-for-good';
      saveNow();
    },
  };
}
