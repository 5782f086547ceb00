import assert from 'node:assert/strict';
import type { Statement } from '../statement.ts';

export const NOTIFICATION: readonly Statement[] = [
  {
    says: 'A notification cannot be made before the app is ready',
    about: [],
    early: true,
    run({ electron: { Notification } }) {
      assert.throws(() => new Notification({ title: 'a' }), /before app is ready/);
    },
  },
  {
    says: 'Whether there is a service for notifications can be asked',
    about: ['Notification.isSupported'],
    run({ electron: { Notification } }) {
      assert.equal(typeof Notification.isSupported(), 'boolean');
    },
  },
  {
    says: 'A notification keeps what it was made with',
    about: ['Notification.id'],
    run({ electron: { Notification } }) {
      const made = new Notification({ id: 'payment-1', title: 'title', body: 'body', silent: true });
      assert.deepEqual([made.id, made.title, made.body, made.silent], ['payment-1', 'title', 'body', true]);
      const id = () => Object.assign(made, { id: 'other' });
      assert.throws(id, TypeError);
    },
  },
  {
    says: 'Without an id it gets one of its own',
    about: ['Notification.id'],
    run({ electron: { Notification } }) {
      const [one, two] = [new Notification({ title: 'a' }), new Notification({ title: 'a' })];
      assert.match(one.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
      assert.notEqual(one.id, two.id);
    },
  },
  {
    says: 'Windows takes ids of at most 64 characters',
    about: ['Notification.id'],
    on: ['win32'],
    run({ electron: { Notification } }) {
      assert.equal(new Notification({ id: 'x'.repeat(64), title: 'a' }).id.length, 64);
      assert.throws(() => new Notification({ id: 'x'.repeat(65), title: 'a' }), /limit of 64/);
    },
  },
  {
    says: 'One that was never shown can be closed, and tells nothing',
    about: ['Notification.close', 'Notification.once:close'],
    run({ electron: { Notification } }) {
      const made = new Notification({ title: 'a' });
      let told = false;
      made.once('close', () => {
        told = true;
      });
      made.close();
      assert.equal(told, false);
    },
  },
  {
    says: 'Linux shows it, or refuses it, before show() returns',
    about: ['Notification.show', 'Notification.once:show', 'Notification.once:failed'],
    on: ['linux'],
    run({ electron: { Notification } }) {
      const made = new Notification({ title: 'title', body: 'body' });
      const told: string[] = [];
      made.once('show', () => void told.push('show'));
      made.once('failed', () => void told.push('failed'));
      made.show();
      assert.equal(told.length, 1);
      made.close();
    },
  },
  {
    says: 'What is left from earlier can be asked for: a list, empty where the platform keeps none',
    about: ['Notification.getHistory'],
    async run({ electron: { Notification }, platform }) {
      const left = await Notification.getHistory();
      assert.ok(Array.isArray(left));
      if (platform !== 'darwin') assert.deepEqual(left, []);
    },
  },
  {
    says: 'Only Windows tells of clicks by handleActivation',
    about: ['Notification.handleActivation'],
    run({ electron: { Notification }, platform }) {
      assert.equal(typeof Notification.handleActivation, platform === 'win32' ? 'function' : 'undefined');
    },
  },
];
