import assert from 'node:assert/strict';
import type { SinkDraft } from '../../../../electron/contract/index.ts';
import type { Effect, Stage } from '../stage.ts';
import { answerDialog, answers, isDone, isRefused } from './answers.ts';

/** Nobody listens there. */
const DRAFT: SinkDraft = {
  ...{ id: null, name: 'Shop', events: ['payment.received'], accounts: [], kinds: null, minimumXrp: null },
  ...{ alertingOnly: false, privacy: false, target: { type: 'webhook', url: 'http://127.0.0.1:9/hook' } },
};

async function sink(stage: Stage) {
  const [first] = (await stage.snapshot()).forwarding;
  if (first === undefined) throw new Error('There is no sink.');
  return first;
}
const ofSink = async (stage: Stage) => ({ id: (await sink(stage)).id });

/** In this order: each builds on what those before left. */
export const FORWARDING_EFFECTS: readonly Effect[] = [
  answers('forwarding:check', { ...DRAFT, name: '' }, (faults) =>
    assert.deepEqual(
      faults.map(({ field }) => field),
      ['name'],
    ),
  ),
  answers('forwarding:save', DRAFT, async (answer, stage) => {
    assert.match((answer.ok && answer.value.secret) || '', /^whsec_/);
    assert.equal((await sink(stage)).tone, 'idle');
  }),
  answers('forwarding:test', ofSink, isDone),
  answers('forwarding:log', ofSink, (answer) => assert.equal(answer.ok, true)),
  answers('forwarding:new-secret', ofSink, async (answer, stage) => {
    assert.match((answer.ok && answer.value.secret) || '', /^whsec_/);
    assert.deepEqual((await sink(stage)).target, {
      ...{ type: 'webhook', url: 'http://127.0.0.1:9/hook', hasOldSecret: true },
    });
  }),
  answers('forwarding:end-old-secret', ofSink, async (answer, stage) => {
    isDone(answer);
    const { target } = await sink(stage);
    assert.equal(target.type === 'webhook' && target.hasOldSecret, false);
  }),
  answers('forwarding:try-now', ofSink, isDone),
  answers(
    'forwarding:set-state',
    async (stage) => ({ ...(await ofSink(stage)), state: 'paused' }),
    async (answer, stage) => {
      isDone(answer);
      assert.equal((await sink(stage)).text, 'Paused, 1 waiting');
    },
  ),
  answers(
    'forwarding:send-since',
    async (stage) => ({ ...(await ofSink(stage)), since: '2000-01-01T00:00:00Z' }),
    (answer) => assert.deepEqual(answer, { ok: true, value: { queued: 3 } }),
  ),
  answers(
    'forwarding:send-again',
    async (stage) => ({ ...(await ofSink(stage)), eventId: 1_000_000 }),
    isRefused('unknown-event'),
  ),
  {
    fires: ['ipcMain.forwarding:choose-program'],
    async run(stage) {
      const path = answerDialog(stage, 'showOpenDialog', 'program');
      assert.deepEqual(await stage.invoke('forwarding:choose-program', null), { ok: true, value: { path } });
    },
  },
  answers('forwarding:remove', ofSink, async (answer, stage) => {
    assert.match(answer.ok ? answer.value.text : '', /4 events were still waiting/);
    assert.deepEqual((await stage.snapshot()).forwarding, []);
  }),
];
