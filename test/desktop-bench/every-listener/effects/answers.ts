import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { IpcChannel, IpcRequests } from '../../../../electron/contract/index.ts';
import type { Effect, Stage } from '../stage.ts';

const OK = { ok: true, value: null };

/** One request and what it comes to. */
export function answers<C extends IpcChannel>(
  channel: C,
  request: IpcRequests[C]['request'] | ((stage: Stage) => Promise<IpcRequests[C]['request']>),
  check: (answer: IpcRequests[C]['response'], stage: Stage) => void | Promise<void>,
): Effect {
  return {
    fires: [`ipcMain.${channel}`],
    async run(stage) {
      const given = typeof request === 'function' ? await request(stage) : request;
      await check(await stage.invoke(channel, given), stage);
    },
  };
}

export const isDone = (answer: unknown) => assert.deepEqual(answer, OK);
export const isRefused = (code: string) => (answer: { readonly ok: boolean; readonly code?: string }) =>
  assert.deepEqual([answer.ok, answer.code], [false, code]);

/** The next such dialog names this file of the data folder, whose path this returns. */
export function answerDialog(
  stage: Stage,
  method: 'showSaveDialog' | 'showOpenDialog',
  name: string,
): string {
  const path = join(stage.dataFolder, name);
  const { dialog } = stage.electron;
  const original = dialog[method];
  Object.assign(dialog, {
    [method]: async () => {
      Object.assign(dialog, { [method]: original });
      return { canceled: false, filePath: path, filePaths: [path] };
    },
  });
  return path;
}
