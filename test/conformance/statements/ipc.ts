import assert from 'node:assert/strict';
import type { IpcMainInvokeEvent } from 'electron';
import { ask } from '../ask.ts';
import { PAGE, type Stage, type Statement } from '../statement.ts';

/** Answers a channel while the function runs. */
async function answering(
  { electron: { ipcMain } }: Stage,
  handler: (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown,
  use: () => Promise<void>,
): Promise<void> {
  ipcMain.handle('ask', handler);
  try {
    await use();
  } finally {
    ipcMain.removeHandler('ask');
  }
}

export const IPC: readonly Statement[] = [
  {
    says: 'A request gets its handler’s answer, at once or later; both cross as copies',
    about: ['IpcMain.handle', 'IpcRenderer.invoke'],
    async run(stage) {
      const window = await stage.page();
      let got: unknown;
      const handler = async (_event: unknown, ...args: unknown[]) => {
        got = args;
        return { list: [1, null, 'three'], deep: { yes: true } };
      };
      await answering(stage, handler, async () => {
        const answer = await ask(window, (bridge) => bridge.invoke('ask', { a: 1 }, 'two'));
        assert.deepEqual(got, [{ a: 1 }, 'two']);
        assert.deepEqual(answer, { list: [1, null, 'three'], deep: { yes: true } });
      });
    },
  },
  {
    says: 'A handler that throws rejects the request with the channel and the error’s text',
    about: ['IpcMain.handle', 'IpcRenderer.invoke'],
    async run(stage) {
      const window = await stage.page();
      const handler = () => {
        throw new RangeError('too far');
      };
      await answering(stage, handler, async () => {
        const refused = ask(window, (bridge) => bridge.invoke('ask'));
        await assert.rejects(refused, /Error invoking remote method 'ask': RangeError: too far/);
      });
    },
  },
  {
    says: 'A channel without a handler rejects',
    about: ['IpcRenderer.invoke'],
    async run({ page }) {
      const window = await page();
      await assert.rejects(
        ask(window, (bridge) => bridge.invoke('nobody')),
        /No handler registered for 'nobody'/,
      );
    },
  },
  {
    says: 'A channel has one handler',
    about: ['IpcMain.handle'],
    async run(stage) {
      await answering(
        stage,
        () => null,
        async () => {
          const again = () => stage.electron.ipcMain.handle('ask', () => null);
          assert.throws(again, /second handler for 'ask'/);
        },
      );
    },
  },
  {
    says: 'A request says which frame it comes from: its address, and no parent for the page itself',
    about: ['WebFrameMain.url', 'WebFrameMain.parent', 'IpcMainInvokeEvent.sender', 'IpcMain.handle'],
    async run(stage) {
      const window = await stage.page();
      let from: unknown;
      const handler = ({ senderFrame, sender }: IpcMainInvokeEvent) => {
        from = [senderFrame?.url, senderFrame?.parent, sender === window.webContents];
      };
      await answering(stage, handler, async () => {
        await ask(window, (bridge) => bridge.invoke('ask'));
        assert.deepEqual(from, [PAGE, null, true]);
      });
    },
  },
  {
    says: 'What cannot be copied is refused where it is sent',
    about: ['IpcRenderer.invoke', 'WebContents.send'],
    async run({ page }) {
      const window = await page();
      assert.throws(
        () => window.webContents.send('told', () => undefined),
        /could not be cloned|Failed to serialize/,
      );
    },
  },
  {
    says: 'What main sends reaches the preload’s listeners in order, until they are removed',
    about: ['WebContents.send', 'IpcRenderer.on:push', 'IpcRenderer.removeListener:push'],
    async run({ page }) {
      const window = await page();
      await ask(window, (bridge, at) => {
        at.heard = [];
        at.late = [];
        at.remove = bridge.on('told', (value) => at.heard.push(value));
        bridge.on('last', (value) => at.late.push(value));
      });
      for (const value of [1, { two: [2] }]) window.webContents.send('told', value);
      window.webContents.send('untold', 3);
      const heard = await ask(window, async (_bridge, at) => {
        while (at.heard.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
        at.remove();
        return at.heard;
      });
      assert.deepEqual(heard, [1, { two: [2] }]);
      window.webContents.send('told', 4);
      window.webContents.send('last', 5);
      const after = await ask(window, async (_bridge, at) => {
        while (at.late.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        return at.heard.length;
      });
      assert.equal(after, 2);
    },
  },
];
