/**
 * Loaded into the app's process before the app (CHIME_BENCH_COMPANION): records what the app registers, and fires it when
 * the test asks.
 */
import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChimeBridge, PaymentRow, ViewTarget } from '../../../electron/contract/index.ts';
import type { Menu, MenuItem } from '../electron/menu.ts';
import { electron } from '../electron/module.ts';
import { type Registration, recordRegistrations } from '../electron/strict.ts';
import { theSystem } from '../electron/the-system.ts';
import { type Effect, matches, type Stage } from './stage.ts';
import { effectsOn, endingsOn, isInTable } from './table.ts';

/** What the test is told. */
export interface Report {
  /** Registrations that the table says nothing of. */
  readonly unknown: readonly string[];
  /** Effects that are missing, and what went wrong. */
  readonly failures: readonly string[];
  /** Keys of the table that nothing is registered for. */
  readonly stale: readonly string[];
  /** What nobody caught. */
  readonly uncaught: readonly string[];
  readonly fired: number;
}

const PATIENCE_MS = 20_000;
const { platform } = process;
const registrations: Registration[] = [];
const counts = new Map<string, number>();
const uncaught: string[] = [];
let target: ViewTarget | null = null;
let openedWith: ViewTarget | null = null;
let rows: readonly PaymentRow[] = [];
let bytes = 0;
let skipped = 0;
let announced: Stage['payments'] = [];
const keyOf = ({ owner, name }: Pick<Registration, 'owner' | 'name'>): string => `${owner}.${name}`;
const calls = (key: string): number => counts.get(key) ?? 0;

recordRegistrations({
  registered: (registration) => void registrations.push(registration),
  called: (owner, name) => void counts.set(keyOf({ owner, name }), calls(keyOf({ owner, name })) + 1),
});
process.on('uncaughtException', (error) => void uncaught.push(String(error.stack)));
process.on('unhandledRejection', (reason) => void uncaught.push(String(reason)));
const { write } = Socket.prototype;
Socket.prototype.write = function (this: Socket, ...args: Parameters<typeof write>) {
  bytes += args[0].length;
  return write.apply(this, args);
} as typeof write;
const now = performance.now.bind(performance);
performance.now = () => now() + skipped;

function bridge(): ChimeBridge | null {
  const exposed = theSystem.window().webContents.bridge() as { readonly chime?: ChimeBridge } | null;
  return exposed?.chime ?? null;
}

const invoke: Stage['invoke'] = (channel, request) => {
  const chime = bridge();
  if (chime === null) throw new Error('The window has no page.');
  return chime.invoke(channel, request);
};

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = now() + PATIENCE_MS;
  while (!(await condition())) {
    if (now() > deadline) throw new Error(`There is never ${what}.`);
    await sleep(10);
  }
}

/** The menu of the tray as a person gets it: on macOS by a right click, which is not repeated while it settles. */
let got: { readonly menu: Menu; readonly at: number } | null = null;
function trayMenu(): Menu | null {
  const tray = theSystem.trayIcon();
  if (tray.menu !== null) return tray.menu;
  if (got === null || now() - got.at > 250) {
    tray.rightClicked();
    if (tray.opened !== null) got = { menu: tray.opened, at: now() };
    tray.closeContextMenu();
  }
  return got?.menu ?? null;
}

function find(menu: Menu | null | undefined, [label, ...rest]: readonly RegExp[]): MenuItem | null {
  for (const item of menu?.items ?? []) {
    if (label?.test(item.label)) {
      const found = rest.length === 0 ? item : find(item.submenu, rest);
      if (found !== null) return found;
    }
    const inside = find(item.submenu, label === undefined ? [] : [label, ...rest]);
    if (inside !== null) return inside;
  }
  return null;
}

async function quitRequest(act: () => unknown): Promise<readonly string[] | null> {
  const { app } = electron;
  const { quit, relaunch } = app;
  let args: readonly string[] | null = null;
  let isAsked = false;
  app.relaunch = (options) => {
    args = options?.args ?? [];
  };
  app.quit = () => {
    isAsked = true;
  };
  try {
    await act();
    assert.ok(isAsked, 'the app asks to quit');
  } finally {
    Object.assign(app, { quit, relaunch });
  }
  return args;
}

const stage: Stage = {
  platform,
  electron,
  system: theSystem,
  get dataFolder() {
    return electron.app.getPath('userData');
  },
  get payments() {
    return announced;
  },
  invoke,
  snapshot: () => invoke('app:snapshot', null),
  window: theSystem.window,
  target: () => target,
  rows: () => rows,
  openedWith: () => openedWith,
  handler(key) {
    const found = registrations.findLast((each) => keyOf(each) === key);
    if (found === undefined) throw new Error(`Nothing is registered as ${key}.`);
    return found.listener as (...args: unknown[]) => unknown;
  },
  calls,
  item: (...path) => find(trayMenu(), path),
  skip(ms) {
    skipped += ms;
  },
  sent: () => bytes,
  until,
  quitRequest,
};

/** Tries one effect: that everything it names was called, and what came of it. */
async function failureOf({ fires, run }: Effect): Promise<string | null> {
  const keys = [...new Set(registrations.map(keyOf))].filter((key) => matches(fires, key));
  if (run === undefined) {
    const called = keys.filter((key) => calls(key) > 0);
    return called.length === 0 ? null : `${called.join(', ')}: called, though it never should be`;
  }
  const before = new Map(keys.map((key) => [key, calls(key)]));
  target = null;
  rows = [];
  try {
    await run(stage);
    for (const each of fires) {
      const hit = [...counts].some(
        ([key, count]) => matches([each], key) && (count > (before.get(key) ?? 0) || isEarly(key)),
      );
      assert.ok(hit, `${String(each)} was not called`);
    }
    return null;
  } catch (error) {
    return `${fires.join(', ')}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

/** Fired while the app started, before anything could be tried. */
const isEarly = (key: string): boolean => ['app.ready', 'Notification.show'].includes(key) && calls(key) > 0;

const everyListener = {
  /** Resolves once the page is there and the app is connected. */
  async ready(): Promise<void> {
    const isWindow = () => electron.BrowserWindow.getAllWindows().length > 0 && bridge() !== null;
    await until(() => electron.app.isReady() && isWindow(), 'the window');
    await until(async () => (await stage.snapshot()).overall === 'live', 'the connection');
    listenToPage();
    // What the preload kept for the page comes while it begins to listen.
    openedWith = target;
  },
  /** Resolves once so many payments were announced, and fires everything then. */
  async run(count: number): Promise<Report> {
    const tagged = () => theSystem.notifications.present().filter((id) => id.startsWith('payment-'));
    await until(() => tagged().length === count, `${count} notifications`);
    announced = tagged()
      .map((tag) => ({ tag, id: Number(tag.split('-')[1]) }))
      .toSorted((one, other) => one.id - other.id);
    const failures: string[] = [];
    for (const effect of effectsOn(platform)) {
      listenToPage();
      const failure = await failureOf(effect);
      if (failure !== null) failures.push(failure);
    }
    const keys = new Set(registrations.map(keyOf));
    const stale = [...effectsOn(platform), ...endingsOn(platform)]
      .flatMap(({ fires }) => fires)
      .filter((each) => ![...keys].some((key) => matches([each], key)))
      .map(String);
    const unknown = [...keys].filter((key) => !isInTable(platform, key));
    return { unknown, failures, stale, uncaught, fired: [...counts.keys()].length };
  },
  /** Ends the app in the way of this name. */
  end(name: string): void {
    const ending = endingsOn(platform).find((each) => each.name === name);
    if (ending === undefined) throw new Error(`There is no ending by ${name}.`);
    // After the answer has gone out.
    setTimeout(() => {
      ending.run(stage);
      const missing = ending.fires.filter((each) => ![...counts.keys()].some((key) => matches([each], key)));
      if (missing.length > 0 || uncaught.length > 0) process.exit(9);
    }, 20);
  },
};

let heardPage: ChimeBridge | null = null;
function listenToPage(): void {
  const chime = bridge();
  if (chime === null || chime === heardPage) return;
  heardPage = chime;
  chime.on('view:show', (value) => {
    target = value;
  });
  chime.on('payments:arrived', (arrived) => {
    rows = [...rows, ...arrived.rows];
  });
}

declare global {
  var chimeListeners: typeof everyListener;
}
globalThis.chimeListeners = everyListener;
