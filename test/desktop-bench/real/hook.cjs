/**
 * Loaded into the main process before the app (`electron -r`): keeps what tests need to see and cannot ask Electron
 * for (the tray and its menu, notifications), and answers dialogs that nobody could click.
 *
 * It changes methods of prototypes and module objects and replaces no class. Electron's start program imports
 * electron as an ES module before it loads this file, and the names of an ES module are bound once: an `import { Tray }`
 * of the app gets the class that was there then (default_app/main.ts; lib/common/define-properties.ts has getters only).
 */
const { EventEmitter } = require('node:events');
const { appendFileSync } = require('node:fs');
const { app, dialog, globalShortcut, Notification, shell, Tray } = require('electron');

// Node loads `performance` at its first use. Playwright reads it at any moment; read while it is loading, it stays
// undefined for good.
require('node:perf_hooks');

/** Menus take their last form, notifications their channel, by platform. */
const { platform } = process;

/** Said to the test at once, in a file: it is read without waiting, and after this process has ended. */
function tell(event) {
  const journal = process.env.CHIME_JOURNAL;
  if (journal !== undefined) appendFileSync(journal, `${JSON.stringify(event)}\n`);
}

function patch(target, name, wrap) {
  const original = target[name];
  if (typeof original !== 'function') throw new TypeError(`Electron has no ${name}.`);
  target[name] = function patched(...args) {
    return wrap.call(this, original.bind(this), ...args);
  };
}

const record = { opened: [], shownInFolder: [], beeps: 0, dialogs: [], answers: [], permissionHandler: null };

// ---- Tray. What its constructor got cannot be seen: the image is known from its first change on.

const kept = new Map();
const stateOf = (tray) => {
  if (!kept.has(tray)) kept.set(tray, { toolTip: '', title: '', image: '', menu: null, menuChanges: 0 });
  return kept.get(tray);
};
const fileOf = (image) => (typeof image === 'string' ? image : (image?.path ?? ''));
patch(Tray.prototype, 'setToolTip', function (original, text) {
  stateOf(this).toolTip = text;
  return original(text);
});
patch(Tray.prototype, 'setImage', function (original, image) {
  stateOf(this).image = fileOf(image);
  return original(image);
});
patch(Tray.prototype, 'setTitle', function (original, title, ...options) {
  stateOf(this).title = title;
  return original(title, ...options);
});
function keepMenu(tray, menu) {
  const state = stateOf(tray);
  if (state.menu === menu) return;
  state.menu = menu;
  state.menuChanges++;
}
patch(Tray.prototype, 'setContextMenu', function (original, menu) {
  keepMenu(this, menu);
  return original(menu);
});
// Not opened: a menu on the screen waits for a person, on macOS inside a loop of its own.
patch(Tray.prototype, 'popUpContextMenu', function (_original, menu) {
  if (menu) keepMenu(this, menu);
});
patch(Tray.prototype, 'destroy', function (original) {
  kept.delete(this);
  return original();
});

/** As tray_icon.h tells of clicks: keys, bounds of the icon, position. `emit` calls listeners with the tray as `this`. */
const KEYS = {
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  triggeredByAccelerator: false,
};
const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

/** The tray and what is kept of it; its menu as a person gets it: by a right click where none is set (macOS). */
function currentTray() {
  const [found] = kept;
  if (found === undefined) return null;
  const [tray, state] = found;
  if (platform === 'darwin') tray.emit('right-click', KEYS, NOWHERE);
  return { tray, state };
}

const readMenu = (menu) =>
  menu.items
    .filter((item) => item.visible)
    .map((item) => ({
      label: item.label,
      type: item.type,
      enabled: item.enabled,
      checked: item.checked,
      submenu: item.submenu ? readMenu(item.submenu) : null,
    }));

function findItem(menu, path) {
  let found = null;
  let within = menu;
  for (const label of path) {
    const present = within?.items ?? [];
    found = present.find((item) => item.visible && item.label === label) ?? null;
    if (found === null)
      throw new Error(`No menu item "${label}" among: ${present.map((item) => item.label).join(' | ')}`);
    within = found.submenu;
  }
  if (found === null) throw new Error('An empty path.');
  return found;
}

// ---- Notifications.

const XML = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescapeXml = (text) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return XML[name] ?? whole;
  });

/** What a notification says: by its own XML where it has one, which Windows shows instead of the properties. */
function contentOf(notification) {
  const xml = notification.toastXml ?? '';
  if (xml === '') {
    const { title, body, timeoutType } = notification;
    return { summary: title, body, stays: timeoutType === 'never' };
  }
  const texts = [...xml.matchAll(/<text\b[^>]*>([\s\S]*?)<\/text>/g)].map(([, text]) => unescapeXml(text));
  const [summary = '', ...lines] = texts;
  return { summary, body: lines.join('\n'), stays: /<toast\b[^>]*\bscenario="(reminder|urgent)"/.test(xml) };
}

/**
 * Linux shows it: the session of the tests has a daemon. Windows and macOS are asked too, but whether they show anything
 * on a test machine depends on its permissions: what they say is noted, and the app hears that it is shown.
 */
const isAnsweredHere = platform === 'win32' || platform === 'darwin';
const NOTED = new Set(['show', 'failed', 'close']);
const { emit } = EventEmitter.prototype;
let last = null;
patch(Notification.prototype, 'show', function (original) {
  last = this;
  const { summary, body, stays } = contentOf(this);
  const urgency = String(this.urgency || 'normal').toUpperCase();
  tell({ kind: 'shown', app: app.getName(), summary, body, urgency, timeoutMs: stays ? 0 : -1 });
  if (!isAnsweredHere) return original();
  try {
    original();
  } catch (error) {
    tell({ kind: 'system', said: 'thrown', detail: String(error) });
  }
  setImmediate(() => emit.call(this, 'show', {}));
});
if (isAnsweredHere) {
  Notification.prototype.emit = function (name, ...args) {
    if (!NOTED.has(name)) return emit.call(this, name, ...args);
    const [event, detail] = args;
    tell({ kind: 'system', said: name, detail: String(detail ?? event?.reason ?? '') });
    return true;
  };
}

// ---- Dialogs and what leaves the app.

const optionsOf = (args) => args.at(-1);
const answered =
  (kind, answer) =>
  async (...args) => {
    record.dialogs.push({ kind, options: optionsOf(args) });
    return answer(record.answers.shift() ?? {}, optionsOf(args));
  };
dialog.showSaveDialog = answered('save', ({ path }) => ({
  canceled: path === undefined,
  filePath: path ?? '',
}));
dialog.showOpenDialog = answered('open', ({ path }) => ({
  canceled: path === undefined,
  filePaths: path === undefined ? [] : [path],
}));
dialog.showMessageBox = answered('message', ({ response }, options) => ({
  response: response ?? options.cancelId ?? 0,
  checkboxChecked: false,
}));
dialog.showErrorBox = (title, content) => {
  record.dialogs.push({ kind: 'error', options: { title, content } });
  process.stderr.write(`${title}: ${content}\n`);
};
shell.openExternal = async (url) => void record.opened.push(url);
shell.openPath = async (path) => {
  record.shownInFolder.push(path);
  return '';
};
shell.showItemInFolder = (path) => void record.shownInFolder.push(path);
shell.beep = () => void record.beeps++;

// Nobody would end the one that it starts.
app.relaunch = (options) => tell({ kind: 'relaunch', args: options?.args ?? process.argv.slice(1) });

const shortcuts = new Map();
patch(globalShortcut, 'register', (original, accelerator, callback) => {
  const isRegistered = original(accelerator, callback);
  if (isRegistered) shortcuts.set(accelerator, callback);
  return isRegistered;
});
patch(globalShortcut, 'unregister', (original, accelerator) => {
  shortcuts.delete(accelerator);
  return original(accelerator);
});
patch(globalShortcut, 'unregisterAll', (original) => {
  shortcuts.clear();
  return original();
});

const controls = {
  tray() {
    const current = currentTray();
    if (current === null) return null;
    const { menu, ...state } = current.state;
    return { ...state, menu: menu === null ? [] : readMenu(menu) };
  },
  clickTrayMenu(path) {
    const item = findItem(currentTray()?.state.menu ?? null, path);
    if (!item.enabled) throw new Error(`The menu item "${item.label}" cannot be clicked.`);
    item.click(KEYS);
  },
  clickTrayIcon() {
    const current = currentTray();
    if (current === null) throw new Error('There is no tray icon.');
    current.tray.emit('click', KEYS, NOWHERE, { x: 0, y: 0 });
  },
  pressShortcut(accelerator) {
    shortcuts.get(accelerator)?.();
    return shortcuts.has(accelerator);
  },
  clickNotification() {
    if (last === null) throw new Error('No notification was shown.');
    last.emit('click', {});
  },
  record,
};

globalThis.chimeBench = new Proxy(controls, {
  get(target, name) {
    if (name in target) return target[name];
    throw new Error(`Only the bench has "${String(name)}".`);
  },
});
