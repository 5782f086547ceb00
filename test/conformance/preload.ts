import { contextBridge, ipcRenderer } from 'electron';

/** What a sandboxed preload can see, told to the page. */
const seen = {
  isSandboxed: process.sandboxed === true,
  hasDocument: 'document' in globalThis,
  refused: refusalOf('node:fs'),
  refusedFile: refusalOf('./neighbour.cjs'),
};

function refusalOf(name: string): string {
  try {
    require(name);
    return '';
  } catch (error) {
    return String((error as Error).message);
  }
}

const kept = { inner: { list: [1, 2] } };

/** What the statements call from the page. */
contextBridge.exposeInMainWorld('bridge', {
  seen,
  kept,
  invoke: (channel: string, ...args: unknown[]) => ipcRenderer.invoke(channel, ...args),
  send: (channel: string, ...args: unknown[]) => ipcRenderer.send(channel, ...args),
  on(channel: string, listener: (value: unknown) => void): () => void {
    const relay = (_event: unknown, value: unknown) => listener(value);
    ipcRenderer.on(channel, relay);
    return () => void ipcRenderer.removeListener(channel, relay);
  },
  echo: (value: unknown) => value,
  later: async (value: unknown) => value,
  throwing(): void {
    throw new Error('thrown on purpose');
  },
  rejecting: async () => {
    throw new Error('rejected on purpose');
  },
  callBack: (listener: (value: unknown) => void) => listener({ told: true }),
});

try {
  contextBridge.exposeInMainWorld('bridge', {});
} catch (error) {
  contextBridge.exposeInMainWorld('exposedTwice', String((error as Error).message));
}
