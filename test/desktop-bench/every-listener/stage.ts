import type { AppSnapshot, ChimeBridge, PaymentRow, ViewTarget } from '../../../electron/contract/index.ts';
import type { BrowserWindow } from '../electron/browser-window.ts';
import type { MenuItem } from '../electron/menu.ts';
import type { electron } from '../electron/module.ts';
import type { theSystem } from '../electron/the-system.ts';

/** What fires listeners and looks at what they did, in the app's own process. */
export interface Stage {
  readonly platform: NodeJS.Platform;
  readonly electron: typeof electron;
  readonly system: typeof theSystem;
  readonly dataFolder: string;
  /** As the page asks, by its preload. */
  readonly invoke: ChimeBridge['invoke'];
  readonly snapshot: () => Promise<AppSnapshot>;
  readonly window: () => BrowserWindow;
  /** What the page was last told to show since the effect began; null: nothing. */
  readonly target: () => ViewTarget | null;
  /** Rows of payments that the page was told of since the effect began. */
  readonly rows: () => readonly PaymentRow[];
  /** What the first page was told to show at once; null: nothing. */
  readonly openedWith: () => ViewTarget | null;
  /** The handler that was registered last under this key. */
  readonly handler: (key: string) => (...args: unknown[]) => unknown;
  /** How often what was registered under this key was called. */
  readonly calls: (key: string) => number;
  /** The first such item of the tray's menu, at any depth, inside of the ones named before; null where there is none. */
  readonly item: (...path: readonly RegExp[]) => MenuItem | null;
  /** Numbers of the payments that came in, as notifications name them, oldest first. */
  readonly payments: readonly { readonly id: number; readonly tag: string }[];
  /** The app's clock that no one sets goes on by so much. */
  readonly skip: (ms: number) => void;
  /** Bytes that this process wrote to its connections. */
  readonly sent: () => number;
  readonly until: (condition: () => boolean | Promise<boolean>, what: string) => Promise<void>;
  /** The app asks to quit meanwhile, and is not let; resolves with the arguments it wants to be started with again. */
  readonly quitRequest: (act: () => unknown) => Promise<readonly string[] | null>;
}

/** What becomes of listeners when they are fired. */
export interface Effect {
  /** Keys of the registrations, "Tray.click"; for menu items a pattern of "MenuItem.label". */
  readonly fires: readonly (string | RegExp)[];
  /** Where it is so; everywhere where absent. */
  readonly on?: readonly NodeJS.Platform[];
  /** Fires them as the platform does, and throws where the effect is missing. Absent: the platform never fires them. */
  readonly run?: (stage: Stage) => void | Promise<void>;
  /** Why the platform never fires them. */
  readonly never?: string;
}

/** An effect that ends the process. */
export interface Ending {
  readonly name: string;
  readonly fires: readonly (string | RegExp)[];
  readonly on?: readonly NodeJS.Platform[];
  readonly run: (stage: Stage) => void;
  /** Null: the system ended it. */
  readonly exitCode: (platform: NodeJS.Platform) => number | null;
}

export const isOn = ({ on }: { readonly on?: readonly NodeJS.Platform[] }, platform: NodeJS.Platform) =>
  on === undefined || on.includes(platform);
export const matches = (fires: readonly (string | RegExp)[], key: string): boolean =>
  fires.some((each) => (typeof each === 'string' ? each === key : each.test(key)));
