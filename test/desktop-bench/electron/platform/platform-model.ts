import type Electron from 'electron';

/** What differs between the platforms in Electron. Each fact names the file of Electron's that it comes from. */
export interface PlatformModel {
  /** Members that Electron does not have there (electron_api_app.cc, electron_api_shell.cc, electron_api_notification.cc). */
  readonly absent: Readonly<Record<'app' | 'shell' | 'Notification' | 'safeStorage', readonly string[]>>;
  readonly folders: Readonly<Record<'appData', readonly string[]>>;
  readonly tray: {
    /** Where the icon is; null where the platform does not say. */
    readonly bounds: Electron.Rectangle | null;
    readonly keepsTitle: boolean;
    readonly tellsPointer: boolean;
    /** What a right click does: opens the menu that is set instead of telling, tells whatever is set, or is the panel's. */
    readonly rightClick: 'opens-menu' | 'tells' | 'is-the-panel’s';
    /** Whether a left click opens the menu that is set, after it has been told. */
    readonly clickOpensMenu: boolean;
  };
  readonly notifications: 'toasts' | 'notification-center' | 'daemon';
  /** How the end of the session is told. */
  readonly sessionEnd: 'windows' | 'power-monitor';
  /** Whether windows tell `query-session-end`, and the taskbar has colours of its own. */
  readonly hasTaskbarTheme: boolean;
  readonly quitLabel: (name: string) => string;
  readonly loginItem: 'registry' | 'service' | 'none';
}
