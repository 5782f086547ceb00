import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodeNotifier from 'node-notifier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createNodeNotifierChannel,
  requestOf,
} from '../../../../electron/alerts/sinks/notification/node-notifier-channel.ts';
import type { Notice } from '../../../../electron/alerts/sinks/notification/notice.ts';
import type { DaemonAnswer } from '../../../../electron/alerts/sinks/notification/server-capabilities.ts';

const NOTICE: Notice = {
  id: 'payment-1-8F03AB12CD34EF56',
  title: '+25 XRP to Shop',
  body: 'from Alice',
  critical: false,
  silent: false,
  buttons: [{ number: 0, text: 'Mark as read' }],
};
const OPTIONS = { appId: 'org.xrplchime.app', hasMarkup: true };
const CHANNEL = {
  appId: OPTIONS.appId,
  askDaemon: () => Promise.reject(new Error('no such thing on Windows')),
};

describe('what node-notifier is asked for', () => {
  it('is the app’s own id and sound on Windows', () => {
    expect(requestOf(NOTICE, { ...OPTIONS, platform: 'win32' })).toEqual({
      title: '+25 XRP to Shop',
      message: 'from Alice',
      sound: true,
      appID: 'org.xrplchime.app',
    });
    expect(requestOf({ ...NOTICE, silent: true }, { ...OPTIONS, platform: 'win32' })).toMatchObject({
      sound: false,
    });
  });

  it('is time enough to click on macOS, far more for critical alerts', () => {
    const wait = (critical: boolean) =>
      requestOf({ ...NOTICE, critical }, { ...OPTIONS, platform: 'darwin' }) as { timeout: number };
    expect(wait(false).timeout).toBeGreaterThanOrEqual(600);
    expect(wait(true).timeout).toBeGreaterThanOrEqual(12 * 3600);
    // "wait" means five seconds to node-notifier.
    expect(wait(true)).not.toHaveProperty('wait');
  });

  it('is the desktop’s own time on Linux, and none for critical alerts', () => {
    const linux = { ...OPTIONS, platform: 'linux' } as const;
    expect(requestOf(NOTICE, linux)).toMatchObject({
      urgency: 'normal',
      'expire-time': '-1',
      icon: 'xrpl-chime',
      hint: 'string:desktop-entry:org.xrplchime.app',
    });
    expect(requestOf({ ...NOTICE, critical: true }, linux)).toMatchObject({
      urgency: 'critical',
      'expire-time': '0',
    });
  });

  it('names the app on Linux as its desktop entry is named', () => {
    const { desktopName } = JSON.parse(readFileSync('package.json', 'utf8')) as { desktopName: string };
    const { hint } = requestOf(NOTICE, { ...OPTIONS, platform: 'linux' });
    expect(`${hint}.desktop`).toBe(`string:desktop-entry:${desktopName}`);
  });

  it('is never nothing: node-notifier refuses an empty body', () => {
    for (const platform of ['win32', 'darwin', 'linux'] as const)
      expect(requestOf({ ...NOTICE, body: '' }, { ...OPTIONS, platform }).message).toBe(' ');
  });
});

/**
 * node-notifier's own Windows part, with a script in the place of SnoreToast: it tells the outcome through the pipe
 * it is given the name of, in UTF-16, and by its exit code.
 */
describe.skipIf(process.platform === 'win32')('SnoreToast through node-notifier', { timeout: 90_000 }, () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chime-snore-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function channelWith(name: string, script: string | null) {
    const path = join(folder, name);
    if (script !== null) {
      writeFileSync(path, `#!${process.execPath}\n${script}`);
      chmodSync(path, 0o755);
    }
    return createNodeNotifierChannel({
      ...CHANNEL,
      platform: 'win32',
      startedMs: 60_000,
      notifier: new nodeNotifier.WindowsToaster({ customPath: path }) as never,
    });
  }

  const telling = (action: string, code: number) => `
    const pipe = process.argv[process.argv.indexOf('-pipeName') + 1];
    const socket = require('node:net').connect(pipe);
    socket.end(Buffer.from('action=${action};notificationId=1;', 'utf16le'), () => process.exit(${code}));`;

  it('reports a click', async () => {
    let clicks = 0;
    await channelWith('clicked', telling('clicked', 0)).show(NOTICE, () => clicks++);
    expect(clicks).toBe(1);
  });

  it('is delivery when it was seen and went away', async () => {
    let clicks = 0;
    await channelWith('timed-out', telling('timedout', 3)).show(NOTICE, () => clicks++);
    await channelWith('dismissed', telling('dismissed', 2)).show(NOTICE, () => clicks++);
    expect(clicks).toBe(0);
  });

  it.each([
    ['is missing', null],
    // -1 of SnoreToast: Windows has exit codes without a sign.
    ['failed, or is not allowed to show any', 'process.exit(255);'],
    ['was stopped', "process.kill(process.pid, 'SIGKILL');"],
  ])('is a failed delivery when the helper %s', async (name, script) => {
    await expect(channelWith(name.slice(0, 6).trim(), script).show(NOTICE, () => undefined)).rejects.toThrow(
      /SnoreToast/,
    );
  });

  it('is delivery when it shows for longer than a failure takes', async () => {
    const slow = createNodeNotifierChannel({
      ...CHANNEL,
      platform: 'win32',
      startedMs: 10,
      notifier: { notify: () => undefined as never },
    });
    await expect(slow.show(NOTICE, () => undefined)).resolves.toBeUndefined();
  });
});

// Scripts play the helper: Windows starts none by its first line.
describe.skipIf(process.platform === 'win32')('terminal-notifier', () => {
  let vendor = '';
  beforeAll(() => {
    vendor = mkdtempSync(join(tmpdir(), 'chime-terminal-'));
  });
  afterAll(() => rmSync(vendor, { recursive: true, force: true }));

  const check = (program: string) => {
    const folder = join(vendor, 'mac.noindex', 'terminal-notifier.app', 'Contents', 'MacOS');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'terminal-notifier'), program);
    chmodSync(join(folder, 'terminal-notifier'), 0o755);
    return createNodeNotifierChannel({ ...CHANNEL, platform: 'darwin', vendor }).check();
  };

  it('that starts is not believed to know what became of a notification', async () => {
    expect(await check('#!/bin/sh\nexit 0\n')).toMatchObject({ works: true, confirms: false });
  });

  it('does not work where the system refuses to start it', async () => {
    // As it does an x86_64 program on Apple Silicon without Rosetta: what it needs to run is not there.
    expect(await check('#!/nowhere\n')).toMatchObject({ works: false });
  });
});

describe('notify-send', () => {
  const through = (answer: DaemonAnswer, outcome: unknown = null) => {
    const asked: unknown[] = [];
    const notify = (request: unknown, done: (error: unknown) => void) => {
      asked.push(request);
      done(outcome);
    };
    const channel = createNodeNotifierChannel({
      ...{ platform: 'linux', appId: '', askDaemon: async () => answer },
      notifier: { notify: notify as never },
    });
    return { asked, shown: channel.show(NOTICE, () => undefined) };
  };

  it('is given nothing for a service that does not answer, which would show it later, again and again', async () => {
    const { asked, shown } = through({ answers: false, why: 'silent' });
    await expect(shown).rejects.toThrow(/service isn’t responding\. Restart it/);
    expect(asked).toEqual([]);
  });

  it('is tried where no service runs: it may start one, or say so itself', async () => {
    const { asked, shown } = through({ answers: false, why: 'absent' });
    await shown;
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['what it says', 'Failed to open the bus\n', 'Failed to open the bus'],
    ['its status where it says nothing', '', 'notify-send ended with status 1'],
  ])(
    'fails with %s, and not with its command line, which has the amount in it',
    async (_name, said, reason) => {
      const error = Object.assign(new Error(`Command failed: notify-send "+25 XRP to Shop"\n${said}`), {
        code: 1,
      });
      const { shown } = through({ answers: true, hasMarkup: true, hasActions: true }, error);
      await expect(shown).rejects.toThrow(new Error(reason));
    },
  );
});
