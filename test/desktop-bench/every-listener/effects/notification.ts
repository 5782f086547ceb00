import assert from 'node:assert/strict';
import type { Effect, Stage } from '../stage.ts';

/** The payment with this place among those that came, by its number. */
function payment({ payments }: Stage, place: number): { readonly id: number; readonly tag: string } {
  const found = payments[place];
  if (found === undefined) throw new Error(`Payment ${place} was not announced.`);
  return found;
}

const showsPayment = (stage: Stage, id: number) =>
  stage.until(() => {
    const target = stage.target();
    return target?.view === 'payment' && target.id === id && stage.window().isVisible();
  }, `payment ${id}`);

/** Raises the notification that Preferences offer, and gives its id. */
async function raiseTest({ system, invoke }: Stage): Promise<string> {
  const before = system.notifications.present();
  assert.deepEqual(await invoke('alerts:test', null), { ok: true, value: { via: 'electron' } });
  const raised = system.notifications.present().find((id) => !before.includes(id));
  if (raised === undefined) throw new Error('There is no notification.');
  return raised;
}

export const NOTIFICATION_EFFECTS: readonly Effect[] = [
  {
    fires: ['Notification.show'],
    async run(stage) {
      // Windows may still refuse for a moment what it has shown.
      const delivered = async () => (await stage.snapshot()).notifications.delivered;
      await stage.until(async () => (await delivered()) === 3, 'the third notification');
      assert.equal((await stage.snapshot()).notifications.inUse, 'electron');
    },
  },
  {
    fires: ['Notification.click'],
    async run(stage) {
      const { id, tag } = payment(stage, 0);
      stage.window().hide();
      stage.system.notifications.click(tag);
      await showsPayment(stage, id);
    },
  },
  {
    fires: ['Notification.close', 'Notification.click'],
    on: ['win32'],
    async run(stage) {
      const { id, tag } = payment(stage, 1);
      stage.window().hide();
      // It leaves the screen for the Action Center, and is clicked there.
      stage.system.notifications.close(tag, 'timedOut');
      assert.equal(stage.window().isVisible(), false);
      stage.system.notifications.click(tag);
      await showsPayment(stage, id);
    },
  },
  {
    fires: ['Notification.close'],
    on: ['darwin', 'linux'],
    run(stage) {
      stage.window().hide();
      stage.system.notifications.close(payment(stage, 1).tag, 'userCanceled');
      assert.equal(stage.window().isVisible(), false);
    },
  },
  {
    fires: ['Notification.action'],
    on: ['win32', 'darwin'],
    async run(stage) {
      const { unread } = await stage.snapshot();
      const { id, tag } = payment(stage, 2);
      // A hidden window is told when it is seen again.
      stage.window().showInactive();
      stage.system.notifications.clickAction(tag, 0);
      await stage.until(async () => (await stage.snapshot()).unread === unread - 1, 'the payment to be read');
      await stage.until(() => stage.rows().some((row) => row.id === id && row.read), 'its row');
    },
  },
  { fires: ['Notification.action'], on: ['linux'], never: 'Electron gives notifications no buttons there' },
  {
    fires: ['Notification.handleActivation'],
    on: ['win32'],
    async run(stage) {
      const tag = await raiseTest(stage);
      stage.window().hide();
      stage.system.notifications.click(tag);
      await stage.until(() => stage.window().isVisible(), 'the window');
      assert.deepEqual(stage.target(), { view: 'payments' });
    },
  },
  {
    fires: ['Notification.failed'],
    async run(stage) {
      const refusing = stage.platform === 'darwin' ? 'CHIME_BENCH_UNSIGNED' : 'CHIME_BENCH_NOTIFICATIONS';
      process.env[refusing] = stage.platform === 'darwin' ? 'true' : 'off';
      const before = (await stage.snapshot()).notifications.failed;
      await stage.invoke('alerts:test', null);
      delete process.env[refusing];
      const { failed, lastErrorText } = (await stage.snapshot()).notifications;
      assert.ok(failed > before);
      // A reason, where Electron gives none as well.
      assert.match(lastErrorText ?? '', /^[a-z-]+: .{10,}$/);
    },
  },
];
