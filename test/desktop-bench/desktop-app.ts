import type { Page } from 'playwright-core';
import type { BenchControls, MenuEntry } from './electron/control.ts';
import type { BusWatch } from './message-bus.ts';
import type { ShownNotification } from './session.ts';

export type { MenuEntry } from './electron/control.ts';
export type { ShownNotification } from './session.ts';

/** What the tray shows. */
export interface TrayView {
  readonly toolTip: string;
  readonly title: string;
  /** Path of its image. */
  readonly image: string;
  readonly menu: readonly MenuEntry[];
  readonly menuChanges: number;
}

/** A function that runs in the app's main process; it may use its arguments only. */
export type MainFunction<A, R> = (
  electron: typeof import('electron'),
  argument: A,
  bench: BenchControls,
) => R | Promise<R>;

/**
 * The desktop app under test, whichever carries it: the bench (launch.ts) or the real Electron
 * (real-electron.ts). Specs use this and nothing else.
 */
export interface DesktopApp {
  /** False where something only the bench can do is not available (reading notifications, say). */
  readonly isBench: boolean;
  readonly dataDir: string;
  /** The window's page, once it has loaded. */
  page(): Promise<Page>;
  windowVisible(): Promise<boolean>;
  readonly tray: {
    view(): Promise<TrayView>;
    /** Clicks the item at this path of labels. */
    click(...path: readonly string[]): Promise<void>;
    /** A click on the icon itself (Windows, macOS). */
    clickIcon(): Promise<void>;
  };
  readonly notifications: {
    /** Everything displayed since the session began, oldest first. */
    shown(): readonly ShownNotification[];
    click(): Promise<void>;
    dismissAll(): Promise<void>;
    /** The daemon crashes, or is there again. */
    setDaemon(isRunning: boolean): Promise<void>;
    /** The daemon hangs, or goes on. */
    freezeDaemon(isFrozen: boolean): Promise<void>;
    /** Watches what crosses the message bus. */
    watchBus(): Promise<BusWatch>;
  };
  power(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'): Promise<void>;
  clipboard(text: string): Promise<void>;
  clipboardText(): Promise<string>;
  /** The path that the next file dialog gives, or the button the next message box gets. */
  answerDialog(answer: { readonly path?: string; readonly response?: number }): Promise<void>;
  /** Runs a function in the main process. */
  evaluate<A, R>(run: MainFunction<A, R>, argument?: A): Promise<R>;
  /** What the app wrote to its outputs so far. */
  output(): string;
  /** Ends by the menu's way; resolves with the exit code. */
  quit(): Promise<number | null>;
  /** Resolves with the exit code when the app has ended by itself. */
  ended(): Promise<number | null>;
  /** What the app that ended last asked to be started with again; null when it did not. */
  relaunchArguments(): readonly string[] | null;
  /** SIGKILL: a crash. */
  kill(): Promise<void>;
  /** Starts it again on the same data folder, after quit() or kill(). */
  restart(args?: readonly string[]): Promise<void>;
  /** Ends everything. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Data folder; a temporary one, removed at the end, when absent. */
  readonly dataDir?: string;
  /** False: without --data-dir, in the folder that HOME and XDG_CONFIG_HOME (env) lead to. */
  readonly ownFolder?: boolean;
  /** Servers of the network, in order of preference. */
  readonly servers?: readonly string[];
  readonly network?: string;
  /** Further switches for the app. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A program and its arguments that the app's process runs under (bench only), see network-watch.ts. */
  readonly under?: readonly string[];
  /** Folder with package.json and dist/; the project by default. */
  readonly appDir?: string;
}
