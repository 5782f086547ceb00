import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Effect, Stage } from '../stage.ts';
import { answerDialog, answers, isDone, isRefused } from './answers.ts';
import { FORWARDING_EFFECTS } from './forwarding.ts';

const ADDRESS = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';

async function account(stage: Stage) {
  const [first] = (await stage.snapshot()).accounts;
  if (first === undefined) throw new Error('Nothing is watched.');
  return first;
}

export const IPC_EFFECTS: readonly Effect[] = [
  {
    fires: ['ipcMain.app:start'],
    async run({ invoke }) {
      // The preload asked once already, and its answer is the page's first.
      await invoke('app:start', null);
      const { snapshot, list } = await invoke('app:start', null);
      assert.equal(snapshot.accounts.length, 1);
      assert.equal(list?.page.rows.length, 3);
    },
  },
  answers('app:snapshot', null, ({ platform }, stage) => assert.equal(platform, stage.platform)),
  answers('payments:query', { offset: 0, limit: 10 }, ({ rows }) => assert.equal(rows.length, 3)),
  answers(
    'payments:detail',
    async ({ payments }) => ({ id: payments[0]?.id ?? 0 }),
    (answer) => assert.equal(answer.ok, true),
  ),
  answers(
    'payments:neighbours',
    async ({ payments }) => ({ id: payments[1]?.id ?? 0, filter: {} }),
    ({ previous, next }, { payments }) => {
      assert.deepEqual([next, previous], [payments[0]?.id, payments[2]?.id]);
    },
  ),
  answers('payments:sums', { filter: {} }, ({ count, sums }) =>
    assert.deepEqual([count, sums.length], [3, 1]),
  ),
  answers('payments:daily', { days: 2 }, ({ days, sums }) => assert.ok(days.length > 0 && sums.length > 0)),
  answers('payments:assets', null, (assets) => assert.equal(assets.length, 1)),
  {
    fires: ['ipcMain.payments:export'],
    async run(stage) {
      const path = answerDialog(stage, 'showSaveDialog', 'payments.csv');
      const query = { offset: 0, limit: 10 };
      const answer = await stage.invoke('payments:export', { query, format: 'csv' });
      assert.deepEqual(answer, { ok: true, value: { path, count: 3 } });
    },
  },
  answers(
    'proofs:cost',
    async ({ payments }) => ({ id: payments[0]?.id ?? 0 }),
    (answer) => assert.equal(answer.ok, true),
  ),
  answers('proofs:prove', { id: 1_000_000 }, isRefused('unknown-payment')),
  answers('proofs:prove-period', { network: 'devnet', ledgers: 1 }, isRefused('not-watching')),
  answers('proofs:cancel', null, isDone),
  answers('proofs:save-receipt', { id: 1_000_000, form: 'receipt' }, isRefused('not-proved')),
  answers('accounts:check', { text: ADDRESS, network: 'mainnet' }, (answer) => assert.equal(answer.ok, true)),
  answers(
    'accounts:tag-effect',
    async (stage) => ({ id: (await account(stage)).id, tag: 1 }),
    (answer) => assert.deepEqual(answer, { ok: true, value: { hidden: 3 } }),
  ),
  answers(
    'accounts:balance',
    async (stage) => ({ id: (await account(stage)).id }),
    (answer) => assert.equal(answer.ok && answer.value.state, 'known'),
  ),
  answers('accounts:add', { text: ADDRESS, label: 'Other', network: 'mainnet' }, async (answer, stage) => {
    assert.equal(answer.ok, true);
    assert.equal((await stage.snapshot()).accounts.length, 2);
  }),
  answers(
    'accounts:reorder',
    async (stage) => ({ ids: (await stage.snapshot()).accounts.map(({ id }) => id).toReversed() }),
    async (answer, stage) => {
      isDone(answer);
      assert.equal((await account(stage)).label, 'Other');
    },
  ),
  answers(
    'accounts:update',
    async (stage) => ({ id: (await account(stage)).id, change: { label: 'Renamed' } }),
    async (answer, stage) => {
      isDone(answer);
      assert.equal((await account(stage)).label, 'Renamed');
    },
  ),
  answers(
    'accounts:remove',
    async (stage) => ({ id: (await account(stage)).id }),
    async (answer, stage) => {
      isDone(answer);
      assert.equal((await stage.snapshot()).accounts.length, 1);
    },
  ),
  answers('accounts:undo-remove', null, async (answer, stage) => {
    isDone(answer);
    const { accounts } = await stage.snapshot();
    assert.equal(accounts.length, 2);
    for (const { id, label } of accounts)
      if (label === 'Renamed') await stage.invoke('accounts:remove', { id });
  }),
  {
    fires: ['ipcMain.accounts:export', 'ipcMain.accounts:import'],
    async run(stage) {
      const path = answerDialog(stage, 'showSaveDialog', 'accounts.json');
      assert.deepEqual(await stage.invoke('accounts:export', null), { ok: true, value: { path } });
      answerDialog(stage, 'showOpenDialog', 'accounts.json');
      const answer = await stage.invoke('accounts:import', null);
      assert.deepEqual(answer, { ok: true, value: { added: 0, skipped: 1 } });
    },
  },
  answers('contacts:set', { address: ADDRESS, name: 'A friend' }, async (answer, { snapshot }) => {
    isDone(answer);
    assert.equal((await snapshot()).contacts.length, 1);
  }),
  answers('contacts:remove', { address: ADDRESS }, async (answer, { snapshot }) => {
    isDone(answer);
    assert.equal((await snapshot()).contacts.length, 0);
  }),
  answers('alerts:pause', { span: 'indefinitely' }, async (answer, { snapshot, invoke }) => {
    isDone(answer);
    assert.equal((await snapshot()).pausedUntil, 'until-resumed');
    await invoke('alerts:pause', { span: null });
  }),
  answers('alerts:test', null, (answer) => assert.equal(answer.ok, true)),
  answers('connection:check', null, isDone),
  answers('health:get', null, ({ networks }) => assert.equal(networks.length, 1)),
  answers(
    'gaps:retry',
    async (stage) => ({ network: 'mainnet', account: (await account(stage)).address }),
    isDone,
  ),
  answers(
    'gaps:accept',
    async (stage) => ({ network: 'mainnet', account: (await account(stage)).address, range: [1, 2] }),
    isDone,
  ),
  answers('servers:test', { network: 'mainnet', url: 'ws://127.0.0.1:9' }, (answer) =>
    assert.equal(answer.ok, false),
  ),
  answers('settings:update', { privacyMode: true }, async (answer, { snapshot, invoke }) => {
    isDone(answer);
    assert.equal((await snapshot()).settings.privacyMode, true);
    await invoke('settings:update', { privacyMode: false });
  }),
  ...FORWARDING_EFFECTS,
  answers('diagnostics:text', null, (text) => assert.match(text, /database/)),
  answers('updates:check', null, (answer) => {
    assert.equal(answer.ok && answer.value.state, 'unsupported');
  }),
  answers('updates:download', null, isRefused('update.none-found')),
  answers('updates:install', null, isRefused('update.not-ready')),
  answers('about:licenses', null, (licenses) =>
    assert.ok(licenses.some(({ name, text }) => name === 'react' && text.includes('MIT License'))),
  ),
  answers('data:info', null, ({ folder }, { dataFolder }) => assert.equal(folder, dataFolder)),
  {
    fires: ['ipcMain.data:open-folder'],
    async run({ electron: { shell }, invoke, dataFolder }) {
      const opened: string[] = [];
      const original = shell.openPath;
      shell.openPath = async (path) => {
        opened.push(path);
        return '';
      };
      isDone(await invoke('data:open-folder', null));
      shell.openPath = original;
      assert.deepEqual(opened, [dataFolder]);
    },
  },
  answers('export:cancel', null, isDone),
  {
    fires: ['ipcMain.export:show-in-folder'],
    async run({ electron: { shell }, invoke, dataFolder }) {
      const shown: string[] = [];
      const original = shell.showItemInFolder;
      shell.showItemInFolder = (path) => void shown.push(path);
      isDone(await invoke('export:show-in-folder', null));
      shell.showItemInFolder = original;
      // What was exported last.
      assert.deepEqual(shown, [join(dataFolder, 'accounts.json')]);
    },
  },
  // Cancelled.
  answers('sound:choose', null, isDone),
  {
    fires: ['ipcMain.link:open'],
    async run({ electron: { shell }, invoke }) {
      const opened: string[] = [];
      const original = shell.openExternal;
      shell.openExternal = async (url) => void opened.push(url);
      const url = 'https://livenet.xrpl.org/transactions/AB';
      isDone(await invoke('link:open', { url }));
      shell.openExternal = original;
      assert.deepEqual(opened, [url]);
    },
  },
  answers('clipboard:write', { text: 'AB' }, async (answer, { electron: { clipboard } }) => {
    isDone(answer);
    assert.equal(await clipboard.readText(), 'AB');
  }),
  {
    fires: ['ipcMain.window:hide'],
    async run({ window, invoke }) {
      window().show();
      isDone(await invoke('window:hide', null));
      assert.equal(window().isVisible(), false);
    },
  },
  {
    fires: ['ipcMain.demo:start'],
    async run({ quitRequest, invoke }) {
      const args = await quitRequest(() => invoke('demo:start', null));
      assert.ok(args?.includes('--demo'));
    },
  },
  {
    fires: ['ipcMain.demo:leave'],
    async run({ quitRequest, invoke }) {
      const args = await quitRequest(() => invoke('demo:leave', null));
      assert.ok(args !== null && !args.includes('--demo'));
    },
  },
];

/** After everything else: nothing is left. */
export const LAST_EFFECTS: readonly Effect[] = [
  answers('payments:mark-read', { ids: 'all' }, async (answer, { snapshot }) => {
    isDone(answer);
    assert.equal((await snapshot()).unread, 0);
  }),
  answers('payments:undo-mark-read', null, async (answer, { snapshot }) => {
    assert.equal(answer.ok && answer.value.count, (await snapshot()).unread);
    assert.ok((await snapshot()).unread > 0);
  }),
  {
    fires: ['ipcMain.data:erase'],
    async run(stage) {
      const { dialog } = stage.electron;
      const asked = dialog.showMessageBox;
      dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
      const answer = await stage.invoke('data:erase', null);
      dialog.showMessageBox = asked;
      assert.deepEqual(answer, { ok: true, value: { erased: true } });
      const { accounts, unread } = await stage.snapshot();
      assert.deepEqual([accounts.length, unread], [0, 0]);
      assert.equal(existsSync(join(stage.dataFolder, 'window.json')), false);
    },
  },
];
