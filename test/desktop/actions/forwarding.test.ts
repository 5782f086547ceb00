import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SinkDraft, StoredPayment } from '../../../electron/contract/index.ts';
import type { AppContext } from '../../../electron/desktop/context/app-context.ts';
import { createProblemLog } from '../../../electron/desktop/context/problem-log.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openSettings, type SettingsStore } from '../../../electron/store/settings/settings.ts';
import { openSettingsFile } from '../../../electron/store/settings/settings-file.ts';
import { Receiver } from '../../alerts/forwarding/receiver.ts';
import { newPayment } from '../../store/database/sample-payment.ts';

const box = { asked: [] as { readonly detail?: string }[], response: 0, files: [] as string[] };
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: async (options: { readonly detail?: string }) => {
      box.asked.push(options);
      return { response: box.response };
    },
    showOpenDialog: async () => ({ canceled: box.files.length === 0, filePaths: box.files }),
  },
  session: { defaultSession: { resolveProxy: async () => 'DIRECT' } },
}));
const { createAppForwarding } = await import('../../../electron/desktop/forwarding/app-forwarding.ts');
const { createForwardingActions } = await import('../../../electron/desktop/actions/forwarding.ts');
const { shownSink } = await import('../../../electron/desktop/forwarding/shown-sink.ts');
const { pruneOld } = await import('../../../electron/desktop/actions/stored-data.ts');

let folder: string;
let store: PaymentStore;
let settings: SettingsStore;
let receiver: Receiver;
let context: AppContext;
let actions: ReturnType<typeof createForwardingActions>;
const logged: unknown[] = [];

function open(demo = false): void {
  settings = openSettings(openSettingsFile(folder).file);
  store = openPaymentStore(folder);
  const log = {
    info: (...parts: unknown[]) => logged.push(parts),
    warn: (...parts: unknown[]) => logged.push(parts),
  };
  const problems = createProblemLog([], () => undefined);
  const shared = { settings, store, problems, log, demo, i18n: () => i18nFor('en'), now: () => Date.now() };
  const forwarding = createAppForwarding({
    ...(shared as unknown as Parameters<typeof createAppForwarding>[0]),
    ...{ infoOf: () => null, explorerUrl: () => null, publish: () => undefined },
  });
  context = {
    ...{ ...shared, forwarding, defaultNetwork: 'mainnet', dialogParent: () => null },
    ...{ totals: { clear: () => undefined }, publish: () => undefined },
  } as unknown as AppContext;
  forwarding.apply();
  actions = createForwardingActions(context);
}

async function close(): Promise<void> {
  await context.forwarding.stop();
  store.close();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chime-forwarding-actions-'));
  Object.assign(box, { asked: [], response: 0, files: [] });
  logged.length = 0;
  receiver = new Receiver();
  await receiver.listen();
  open();
});
afterEach(async () => {
  await close();
  await receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

const webhook = (change: Partial<SinkDraft> = {}): SinkDraft => ({
  ...{ id: null, name: 'Shop', events: ['payment.received'], accounts: [], kinds: null, minimumXrp: null },
  ...{ alertingOnly: false, privacy: false, target: { type: 'webhook', url: receiver.url } },
  ...change,
});
const command = (change: Partial<Extract<SinkDraft['target'], { type: 'command' }>> = {}): SinkDraft =>
  webhook({
    target: { type: 'command', program: '/bin/cat', arguments: ['-u'], timeoutSeconds: 30, ...change },
  });

async function saved(draft: SinkDraft): Promise<{ readonly id: string; readonly secret: string | null }> {
  const outcome = await actions.save(draft);
  if (!outcome.ok) throw new Error(outcome.text);
  return outcome.value;
}

const shown = (id: string) => {
  const sink = settings.sinks().find((one) => one.id === id);
  return sink === undefined ? null : shownSink(sink, context);
};
const text = (id: string) => shown(id)?.text ?? null;

function pay(number: number): StoredPayment | undefined {
  store.record([newPayment(number)], []);
  context.forwarding.tryNow();
  return store.page({ offset: 0, limit: 1 })[0];
}
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 5000, interval: 5 });

it('a webhook is told of a payment, signed with the secret that was shown once', async () => {
  const { id, secret } = await saved(webhook());
  expect(text(id)).toBe('Nothing sent yet');
  pay(1);
  await soon(() => text(id)).toMatch(/^Delivered \d/);
  const [{ body, headers } = { body: '', headers: {} }] = receiver.received;
  const judged = new Webhook(secret ?? '').verify(body, headers as Record<string, string>);
  expect(judged).toMatchObject({ type: 'payment.received' });
  // A change of it shows no secret again, and keeps it.
  expect(await saved(webhook({ id, name: 'Renamed' }))).toEqual({ id, secret: null });
  expect(JSON.stringify([shown(id), actions.log(id), logged])).not.toContain(secret?.slice(6));
});

it('a secret is changed with both in force meanwhile', async () => {
  const { id, secret } = await saved(webhook());
  const changed = actions.newSecret(id);
  const next = changed.ok ? changed.value.secret : '';
  expect(next).not.toBe(secret);
  expect(shown(id)?.target).toMatchObject({ hasOldSecret: true });
  pay(1);
  await soon(() => receiver.received.length).toBe(1);
  expect(actions.endOldSecret(id).ok).toBe(true);
  expect(shown(id)?.target).toMatchObject({ hasOldSecret: false });
  pay(2);
  await soon(() => receiver.received.length).toBe(2);
  const verifies = (key: string | null, index: number) => {
    const { body = '', headers = {} } = receiver.received[index] ?? {};
    try {
      new Webhook(key ?? '').verify(body, headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  };
  expect([verifies(secret, 0), verifies(next, 0)]).toEqual([true, true]);
  expect([verifies(secret, 1), verifies(next, 1)]).toEqual([false, true]);
});

it('a test, what failed and what was refused are in the log, and can be sent again', async () => {
  const { id } = await saved(webhook());
  receiver.answer = (_request, number) => ({ status: [204, 422, 503][number - 1] ?? 204 });
  expect(actions.test(id)).toEqual({ ok: true, value: null });
  await soon(() => receiver.received.length).toBe(1);
  pay(1);
  await soon(() => shown(id)?.refused).toBe(1);
  pay(2);
  await soon(() => text(id)).toMatch(/^Failing since .*: HTTP 503, next attempt .* · 1 refused$/);
  const log = actions.log(id);
  if (!log.ok) throw new Error(log.text);
  expect(log.value.attempts.map(({ ok, what, result }) => [ok, what, result])).toEqual([
    [false, expect.stringMatching(/^\+.* to r/), 'HTTP 503'],
    [false, expect.stringMatching(/^\+.* to r/), 'HTTP 422'],
    [true, 'Test from XRPL Chime', 'HTTP 204'],
  ]);
  const [refused] = log.value.refused;
  expect([refused?.reasonText, refused?.eventId]).toEqual(['HTTP 422', log.value.attempts[1]?.eventId]);
  expect(actions.tryNow(id).ok).toBe(true);
  await soon(() => text(id)).toMatch(/^Delivered .* · 1 refused$/);
  expect(actions.sendAgain(id, refused?.eventId ?? 0).ok).toBe(true);
  await soon(() => text(id)).toMatch(/^Delivered \S+( [AP]M)?$/);
  expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(receiver.received[1]?.headers['webhook-id']);
  expect(actions.sendAgain(id, 1_000_000)).toMatchObject({ ok: false, code: 'unknown-event' });
});

it('what its receiver does not want any more is switched off, and a person can turn it on again', async () => {
  const { id } = await saved(webhook());
  receiver.answer = () => ({ status: 410 });
  pay(1);
  await soon(() => text(id)).toBe('The receiver wants nothing any more (HTTP 410); switched off');
  expect(settings.sinks().map(({ state }) => state)).toEqual(['off']);
  expect(context.problems.list().map(({ code }) => code)).toEqual(['receiver-gone']);
  receiver.answer = () => ({ status: 204 });
  expect(actions.test(id)).toMatchObject({ ok: false, code: 'off' });
  actions.setState(id, 'on');
  await soon(() => text(id)).toMatch(/^Delivered/);
  expect(context.problems.list()).toEqual([]);
});

it('pauses, and says what waits; removes, and says what is not sent', async () => {
  const { id } = await saved(webhook());
  actions.setState(id, 'paused');
  for (const number of [1, 2, 3]) pay(number);
  expect(text(id)).toBe('Paused, 3 waiting');
  expect(actions.tryNow(id)).toMatchObject({ ok: false, code: 'off' });
  expect(actions.remove(id)).toEqual({
    ok: true,
    value: { text: '“Shop” was removed. 3 events were still waiting and won’t be sent.' },
  });
  expect([settings.sinks(), store.waitingCounts(id).waiting, receiver.received]).toEqual([[], 0, []]);
  for (const act of [actions.remove, actions.test, actions.tryNow, actions.log, actions.newSecret])
    expect(act(id)).toMatchObject({ ok: false, code: 'unknown-sink' });
});

it('what is deleted before it was sent is said', async () => {
  const { id } = await saved(webhook());
  actions.setState(id, 'paused');
  pay(1);
  settings.updateSettings({ keepDays: 1 });
  (context as { now: () => number }).now = () => Date.now() + 400 * 24 * 3600 * 1000;
  pruneOld(context);
  expect(text(id)).toBe('Paused · 1 deleted before it was sent');
});

it('history is sent when it is asked for, under the same ids', async () => {
  pay(1);
  settings.setFormerAccounts([]);
  const { id } = await saved(webhook());
  settings.setWatched([
    {
      ...{ id: 'a', network: 'mainnet', address: newPayment(1).payment.account, tag: null, label: 'Till' },
      ...{ addedAt: '2026-01-01T00:00:00Z', sinceLedger: null, colour: null, mutedUntil: null },
      ...{ minimumAmounts: {}, alertKinds: null, mutedSenders: [] },
    },
  ]);
  expect(await actions.sendSince(id, '2000-01-01T00:00:00Z')).toEqual({ ok: true, value: { queued: 1 } });
  await soon(() => text(id)).toMatch(/^Delivered/);
  expect(await actions.sendSince(id, '2000-01-01T00:00:00Z')).toEqual({ ok: true, value: { queued: 1 } });
  await soon(() => receiver.received.length).toBe(2);
  const [first, second] = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(second).toBe(first);
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ data: { label: 'Till' } });
});

it('a program is chosen by the platform’s dialog, and it and its arguments are confirmed outside of the page', async () => {
  expect(await actions.save(command())).toMatchObject({ ok: false, code: 'sink-invalid' });
  box.files = ['/bin/cat'];
  expect(await actions.chooseProgram()).toEqual({ ok: true, value: { path: '/bin/cat' } });
  box.response = 1;
  expect(await actions.save(command())).toMatchObject({ ok: false, code: 'not-confirmed' });
  expect(settings.sinks()).toEqual([]);
  box.response = 0;
  const { id } = await saved(command({ arguments: ['-u', 'two words'] }));
  expect(box.asked.at(-1)).toMatchObject({
    defaultId: 1,
    cancelId: 1,
    detail: expect.stringMatching(/\/bin\/cat -u "two words"$/),
  });
  // The name alone asks nobody; other arguments do.
  const asked = box.asked.length;
  await saved({ ...command({ arguments: ['-u', 'two words'] }), id, name: 'Renamed' });
  expect(box.asked).toHaveLength(asked);
  box.response = 1;
  expect(await actions.save({ ...command({ arguments: ['-c', 'evil'] }), id })).toMatchObject({ ok: false });
  expect(box.asked).toHaveLength(asked + 1);
  expect(settings.sinks()[0]?.target).toMatchObject({ arguments: ['-u', 'two words'] });
});

it('the demo sends nothing, and says so', async () => {
  await close();
  open(true);
  const { id } = await saved(webhook());
  pay(1);
  expect(shown(id)).toMatchObject({ tone: 'off', text: 'Off in the demo', waiting: 0 });
  expect(actions.test(id)).toMatchObject({ ok: false, code: 'demo' });
  expect(actions.tryNow(id)).toMatchObject({ ok: false, code: 'demo' });
  expect(receiver.received).toEqual([]);
});

it('secrets that cannot be opened have the sink wait, until a new one is made', async () => {
  const { id } = await saved(webhook());
  const [sink] = settings.sinks();
  if (sink?.target.type !== 'webhook') throw new Error('No webhook.');
  settings.setSinks([{ ...sink, target: { ...sink.target, secrets: ['sealed:AAAA'] } }]);
  context.forwarding.apply();
  pay(1);
  await soon(() => text(id)).toMatch(/^Failing since .*: Its secret can’t be decrypted on this computer\./);
  expect(receiver.received).toEqual([]);
  const changed = actions.newSecret(id);
  await soon(() => text(id)).toMatch(/^Delivered/);
  const { body = '', headers = {} } = receiver.received[0] ?? {};
  const key = changed.ok ? changed.value.secret : '';
  expect(new Webhook(key).verify(body, headers as Record<string, string>)).toBeTruthy();
});

it('no secret is in any file but the settings', async () => {
  const { secret } = await saved(webhook());
  await saved(
    webhook({ target: { type: 'ntfy', url: receiver.url, topic: 'topic-s3cret', token: 'tk_s3cret' } }),
  );
  pay(1);
  await soon(() => receiver.received.length).toBe(2);
  const holding = readdirSync(folder).filter((name) => {
    const content = readFileSync(join(folder, name), 'latin1');
    return [secret ?? 'none', 's3cret'].some((each) => content.includes(each));
  });
  expect(holding).toEqual(['config.json']);
});
