import { describe, expect, it } from 'vitest';
import type {
  ChannelCheck,
  NotificationChannel,
} from '../../../electron/alerts/sinks/notification/notice.ts';
import { message } from '../../../electron/contract/index.ts';
import { createDispatcher } from '../../../electron/desktop/notifications/dispatcher.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';

const NOTICE = { id: 'list-1', title: 't', body: 'b', critical: false, silent: false, buttons: [] };
const CLICKS: ChannelCheck = {
  works: true,
  clicks: 'while-running',
  confirms: true,
  note: message('notifier.electron-works'),
};
const NO_CLICKS: ChannelCheck = {
  works: true,
  clicks: 'never',
  confirms: true,
  note: message('notifier.electron-no-clicks'),
};
const NOT_THERE = 'Electron can’t find a notification service.';
const BROKEN: ChannelCheck = { works: false, note: message('notifier.electron-none') };

function channel(name: NotificationChannel['name'], check: ChannelCheck) {
  const state = { fails: false, shown: 0 };
  const made: NotificationChannel = {
    name,
    check: async () => check,
    show: async () => {
      if (state.fails) throw new Error('no daemon');
      state.shown++;
    },
  };
  return { made, state };
}

async function dispatcher(
  node: ChannelCheck,
  electron: ChannelCheck,
  chosen: 'automatic' | 'node-notifier' | 'electron' = 'automatic',
) {
  const first = channel('node-notifier', node);
  const second = channel('electron', electron);
  let changes = 0;
  const made = createDispatcher({
    channels: [first.made, second.made],
    chosen: () => chosen,
    i18n: () => i18nFor('en'),
    onChange: () => {
      changes++;
    },
  });
  await made.probe();
  return { made, node: first.state, electron: second.state, changes: () => changes };
}

const deliver = (made: ReturnType<typeof createDispatcher>) => made.deliver(NOTICE, () => undefined);

describe('the choice of a channel', () => {
  it.each([
    ['node-notifier where it delivers and reports clicks', CLICKS, CLICKS, 'node-notifier'],
    ['Electron where node-notifier reports no clicks', NO_CLICKS, CLICKS, 'electron'],
    ['Electron where node-notifier’s helper does not start', BROKEN, CLICKS, 'electron'],
    ['node-notifier where Electron cannot', NO_CLICKS, BROKEN, 'node-notifier'],
  ] as const)('is %s', async (_name, node, electron, expected) => {
    const { made } = await dispatcher(node, electron);
    expect(await deliver(made)).toBe(expected);
    expect(made.view().inUse).toBe(expected);
  });

  it('is the one set by hand', async () => {
    const { made } = await dispatcher(NO_CLICKS, CLICKS, 'node-notifier');
    expect(await deliver(made)).toBe('node-notifier');
    expect(made.view().reasonText).toContain('Chosen by you');
  });

  it('is none where neither works', async () => {
    const { made } = await dispatcher(BROKEN, BROKEN);
    expect(made.view()).toMatchObject({ inUse: 'none', reasonText: `${NOT_THERE} ${NOT_THERE}` });
  });
});

it('is explained in the user’s language', async () => {
  const notifySend: ChannelCheck = {
    works: true,
    clicks: 'never',
    confirms: true,
    note: message('notifier.notify-send'),
  };
  const { made } = channel('node-notifier', notifySend);
  let locale = 'en';
  const german = createDispatcher({
    channels: [made],
    chosen: () => 'node-notifier',
    i18n: () => i18nFor(locale),
    onChange: () => undefined,
  });
  await german.probe();
  expect(german.view().reasonText).toMatch(/^Chosen by you\. notify-send shows/);
  locale = 'de';
  expect(german.view().reasonText).toMatch(/^Von Ihnen gewählt\. notify-send zeigt/);
});

describe('a failed delivery', () => {
  it('falls through to the other, is counted, and the other comes first from then on', async () => {
    const { made, node, electron, changes } = await dispatcher(CLICKS, CLICKS);
    node.fails = true;
    const before = changes();
    expect(await deliver(made)).toBe('electron');
    expect(made.view()).toMatchObject({
      inUse: 'electron',
      delivered: 1,
      failed: 1,
      lastErrorText: 'node-notifier: The notification service refused the notification (no daemon).',
    });
    // What was found at the start is not repeated of a way that has just failed.
    expect(made.view().reasonText).toMatch(/ node-notifier failed to show the last notification\.$/);
    expect(changes()).toBeGreaterThan(before);
    await deliver(made);
    expect(made.view().failed).toBe(1);
    expect(electron.shown).toBe(2);
  });

  it('of both rejects and shows as none, until one delivers again', async () => {
    const { made, node, electron } = await dispatcher(CLICKS, CLICKS);
    node.fails = true;
    electron.fails = true;
    await expect(deliver(made)).rejects.toThrow('no daemon');
    expect(made.view()).toMatchObject({ inUse: 'none', failed: 2 });
    electron.fails = false;
    await deliver(made);
    expect(made.view().inUse).toBe('electron');
  });
});

it('uses a way that could not at the start and delivers now: its service started later', async () => {
  let isThere = false;
  const late: NotificationChannel = {
    name: 'electron',
    check: async () => (isThere ? CLICKS : BROKEN),
    show: async () => {
      if (!isThere) throw new Error('no service');
    },
  };
  const made = createDispatcher({
    channels: [late],
    chosen: () => 'automatic',
    i18n: () => i18nFor('en'),
    onChange: () => undefined,
  });
  await made.probe();
  await expect(deliver(made)).rejects.toThrow('no service');
  isThere = true;
  await deliver(made);
  expect(made.view()).toMatchObject({ inUse: 'electron', delivered: 1, failed: 1 });
});

it('says which way alerts take in truth where the one chosen by hand cannot', async () => {
  const { made, node } = await dispatcher(BROKEN, CLICKS, 'node-notifier');
  node.fails = true;
  expect(await deliver(made)).toBe('electron');
  expect(made.view()).toMatchObject({ inUse: 'electron' });
});
