import { beforeEach, expect, it, vi } from 'vitest';
import { CHANNELS, type ChimeBridge, type IpcChannel } from '../../electron/contract/index.ts';

/** Electron's side of the bridge, played by the test. */
const electron = vi.hoisted(() => ({
  invoked: [] as string[],
  answer: (_channel: string): Promise<unknown> => Promise.resolve(null),
  listeners: new Map<string, Set<(event: object, value: unknown) => void>>(),
  bridge: null as unknown,
}));

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (_name: string, api: unknown) => {
      electron.bridge = api;
    },
  },
  ipcRenderer: {
    invoke: (channel: string) => {
      electron.invoked.push(channel);
      return electron.answer(channel);
    },
    on: (channel: string, listener: (event: object, value: unknown) => void) => {
      const set = electron.listeners.get(channel) ?? new Set();
      electron.listeners.set(channel, set.add(listener));
    },
    removeListener: (channel: string, listener: (event: object, value: unknown) => void) =>
      electron.listeners.get(channel)?.delete(listener),
  },
}));

function push(channel: string, value: unknown): void {
  for (const listener of [...(electron.listeners.get(channel) ?? [])]) listener({}, value);
}

async function loadPreload(): Promise<ChimeBridge> {
  vi.resetModules();
  await import('../../electron/preload.ts');
  return electron.bridge as ChimeBridge;
}

beforeEach(() => {
  electron.invoked.length = 0;
  electron.listeners.clear();
  electron.answer = async (channel) => `answer ${electron.invoked.length} of ${channel}`;
});

it('asks for the start before the page does, once, and anew when it is asked for again', async () => {
  const bridge = await loadPreload();
  expect(electron.invoked).toEqual(['app:start']);
  expect(await bridge.invoke('app:start', null)).toBe('answer 1 of app:start');
  expect(electron.invoked).toEqual(['app:start']);
  expect(await bridge.invoke('app:start', null)).toBe('answer 2 of app:start');
});

it('hands a start that failed to the page, and to nobody else', async () => {
  electron.answer = () => Promise.reject(new Error('no'));
  const bridge = await loadPreload();
  await new Promise((done) => setImmediate(done));
  await expect(bridge.invoke('app:start', null)).rejects.toThrow('no');
});

it('keeps what main says before the page listens, in order, and says it once', async () => {
  const bridge = await loadPreload();
  push('app:patch', { unread: 1 });
  push('view:show', { view: 'health' });
  push('app:patch', { unread: 2 });
  const heard: unknown[] = [];
  const forget = bridge.on('app:patch', (value) => heard.push(value));
  expect(heard).toEqual([{ unread: 1 }, { unread: 2 }]);
  push('app:patch', { unread: 3 });
  expect(heard).toEqual([{ unread: 1 }, { unread: 2 }, { unread: 3 }]);
  const second: unknown[] = [];
  bridge.on('app:patch', (value) => second.push(value));
  expect(second).toEqual([]);
  forget();
  push('app:patch', { unread: 4 });
  expect(heard).toHaveLength(3);
  expect(second).toEqual([{ unread: 4 }]);
  const views: unknown[] = [];
  bridge.on('view:show', (value) => views.push(value));
  expect(views).toEqual([{ view: 'health' }]);
});

it('passes on the channels of the contract and no others', async () => {
  const bridge = await loadPreload();
  for (const channel of Object.keys(CHANNELS) as IpcChannel[]) {
    await bridge.invoke(channel, null as never);
    expect(electron.invoked).toContain(channel);
  }
  const asked = electron.invoked.length;
  await expect(bridge.invoke('files:read' as never, null as never)).rejects.toThrow('no such channel');
  await expect(bridge.invoke('toString' as never, null as never)).rejects.toThrow('no such channel');
  expect(electron.invoked).toHaveLength(asked);
  expect(() => bridge.on('quit' as never, () => undefined)).toThrow('no such message');
});
