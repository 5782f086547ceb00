// Loaded into the real Electron's main process before the app (electron -r): keeps what tests need to see and
// cannot ask Electron for (the tray and its menu, notifications), and answers dialogs that nobody could click.
const { app, clipboard, dialog, globalShortcut, Notification, screen, shell, Tray } = require('electron');

const trays = new Set();
const shortcuts = new Map();
const record = {
  opened: [],
  shownInFolder: [],
  beeps: 0,
  dialogs: [],
  answers: [],
  permissionHandler: null,
  shown: [],
};

function patch(target, name, wrap) {
  const original = target[name];
  target[name] = function patched(...args) {
    return wrap.call(this, original.bind(this), ...args);
  };
}

const kept = new WeakMap();
const stateOf = (tray) => {
  if (!kept.has(tray)) kept.set(tray, { toolTip: '', title: '', image: '', menu: null, menuChanges: 0 });
  trays.add(tray);
  return kept.get(tray);
};
patch(Tray.prototype, 'setToolTip', function (original, text) {
  stateOf(this).toolTip = text;
  return original(text);
});
patch(Tray.prototype, 'setImage', function (original, image) {
  stateOf(this).image = String(image);
  return original(image);
});
patch(Tray.prototype, 'setTitle', function (original, title, options) {
  stateOf(this).title = title;
  return original(title, options);
});
patch(Tray.prototype, 'setContextMenu', function (original, menu) {
  const state = stateOf(this);
  state.menu = menu;
  state.menuChanges++;
  return original(menu);
});
patch(Tray.prototype, 'destroy', function (original) {
  trays.delete(this);
  return original();
});
patch(Notification.prototype, 'show', function (original) {
  record.shown.push({
    id: record.shown.length + 1,
    app: app.getName(),
    summary: this.title,
    body: this.body,
    urgency: String(this.urgency ?? 'normal').toUpperCase(),
    timeoutMs: this.timeoutType === 'never' ? 0 : -1,
  });
  record.last = this;
  return original();
});
dialog.showSaveDialog = async (...args) => {
  record.dialogs.push({ kind: 'save', options: args.at(-1) });
  const path = record.answers.shift()?.path;
  return { canceled: path === undefined, filePath: path ?? '' };
};
dialog.showOpenDialog = async (...args) => {
  record.dialogs.push({ kind: 'open', options: args.at(-1) });
  const path = record.answers.shift()?.path;
  return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
};
dialog.showErrorBox = (title, content) => process.stderr.write(`${title}: ${content}\n`);
shell.openExternal = async (url) => void record.opened.push(url);
shell.openPath = async (path) => {
  record.shownInFolder.push(path);
  return '';
};
patch(globalShortcut, 'register', (original, accelerator, callback) => {
  shortcuts.set(accelerator, callback);
  return original(accelerator, callback);
});

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

globalThis.chimeBench = {
  tray() {
    const [tray] = trays;
    if (tray === undefined) return null;
    const { menu, ...state } = kept.get(tray);
    return { ...state, menu: menu === null ? [] : readMenu(menu) };
  },
  clickTrayMenu(path) {
    const [tray] = trays;
    let menu = kept.get(tray).menu;
    let found;
    for (const label of path) {
      found = menu.items.find((item) => item.visible && item.label === label);
      if (found === undefined)
        throw new Error(`No menu item "${label}" among: ${menu.items.map((i) => i.label).join(' | ')}`);
      menu = found.submenu;
    }
    found.click();
  },
  clickTrayIcon: () => [...trays][0]?.emit('click', {}, {}),
  pressShortcut(accelerator) {
    shortcuts.get(accelerator)?.();
    return shortcuts.has(accelerator);
  },
  clickNotification: () => record.last?.emit('click', {}),
  screenState: { displays: () => screen.getAllDisplays() },
  setOnline: () => undefined,
  clipboard,
  record,
};
