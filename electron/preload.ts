import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS, type ChimeBridge, PUSHES } from './contract/index.ts';

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

/** Passes on the channels of the contract; a page cannot reach any other. */
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
