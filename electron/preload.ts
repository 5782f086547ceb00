import { contextBridge, ipcRenderer } from 'electron';
import type { ChimeBridge, IpcChannel, IpcPush } from './contract.ts';

/**
 * The channels this bridge passes on. The types hold them to the contract: a channel missing here does not
 * compile, and a page cannot reach any other.
 */
const CHANNELS: Readonly<Record<IpcChannel, true>> = {
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

const bridge: ChimeBridge = {
  invoke: (channel, request) => {
    if (!Object.hasOwn(CHANNELS, channel)) return Promise.reject(new Error('There is no such channel.'));
    return ipcRenderer.invoke(channel, request);
  },
  on: (push, listener) => {
    if (!Object.hasOwn(PUSHES, push)) throw new Error('There is no such message.');
    // The event object would hand the page the whole ipcRenderer.
    const relay = (_event: unknown, value: Parameters<typeof listener>[0]) => listener(value);
    ipcRenderer.on(push, relay);
    return () => {
      ipcRenderer.removeListener(push, relay);
    };
  },
};

contextBridge.exposeInMainWorld('chime', bridge);
