import { contextBridge, ipcRenderer } from 'electron';
import type { ChimeBridge, IpcChannel, IpcPush } from './contract/index.ts';

/**
 * The channels this bridge passes on. The types hold them to the contract: a channel missing here does not
 * compile, and a page cannot reach any other.
 */
const CHANNELS: Readonly<Record<IpcChannel, true>> = {
  'app:start': true,
  'app:snapshot': true,
  'payments:query': true,
  'payments:detail': true,
  'payments:mark-read': true,
  'payments:daily': true,
  'payments:assets': true,
  'payments:export': true,
  'accounts:check': true,
  'accounts:add': true,
  'accounts:update': true,
  'accounts:remove': true,
  'accounts:undo-remove': true,
  'accounts:reorder': true,
  'accounts:export': true,
  'accounts:import': true,
  'contacts:set': true,
  'contacts:remove': true,
  'alerts:pause': true,
  'alerts:test': true,
  'connection:check': true,
  'health:get': true,
  'gaps:retry': true,
  'gaps:accept': true,
  'servers:test': true,
  'settings:update': true,
  'diagnostics:text': true,
  'updates:check': true,
  'updates:install': true,
  'data:info': true,
  'data:open-folder': true,
  'sound:choose': true,
  'data:erase': true,
  'demo:start': true,
  'demo:leave': true,
  'link:open': true,
  'clipboard:write': true,
  'window:hide': true,
};
const PUSHES: Readonly<Record<IpcPush, true>> = {
  'app:patch': true,
  'payments:arrived': true,
  'view:show': true,
};

/** Asked for at once: main answers while the page's scripts are still being loaded. The page's first request takes it. */
let start: Promise<unknown> | null = ipcRenderer.invoke('app:start', null);
// Where nobody takes it, nobody needs to know that it failed.
start.catch(() => undefined);

/** What main says before the page listens is kept for it. */
const early = new Map<string, unknown[]>();
for (const push of Object.keys(PUSHES)) {
  ipcRenderer.on(push, (_event, value) => early.get(push)?.push(value));
  early.set(push, []);
}

const bridge: ChimeBridge = {
  invoke: (channel, request) => {
    if (channel === 'app:start' && start !== null) {
      const asked = start;
      start = null;
      return asked as ReturnType<typeof bridge.invoke<typeof channel>>;
    }
    if (!Object.hasOwn(CHANNELS, channel)) return Promise.reject(new Error('There is no such channel.'));
    return ipcRenderer.invoke(channel, request);
  },
  on: (push, listener) => {
    if (!Object.hasOwn(PUSHES, push)) throw new Error('There is no such message.');
    // The event object would hand the page the whole ipcRenderer.
    const relay = (_event: unknown, value: Parameters<typeof listener>[0]) => listener(value);
    ipcRenderer.on(push, relay);
    const kept = early.get(push) ?? [];
    early.delete(push);
    for (const value of kept) listener(value as Parameters<typeof listener>[0]);
    return () => {
      ipcRenderer.removeListener(push, relay);
    };
  },
};

contextBridge.exposeInMainWorld('chime', bridge);
