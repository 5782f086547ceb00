import { EventEmitter } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import type { Installation } from '../../../electron/desktop/updates/installation.ts';
import { createUpdates, type Updates } from '../../../electron/desktop/updates/updates.ts';
import {
  fakeApp,
  NEW_VERSION,
  provideElectron,
  realUpdater,
  startUpdateGround,
  type UpdateGround,
} from './update-server.ts';

const closing: (() => void)[] = [];
beforeEach(() => {
  // Root installs without asking.
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Squirrel.Mac as Electron offers it: it takes what its feed names, checks it, and only then says so. */
class Squirrel extends EventEmitter {
  readonly verdict: Error | null;
  feed: { readonly url: string; readonly headers: Readonly<Record<string, string>> } | null = null;
  quits = 0;
  constructor(verdict: Error | null) {
    super();
    this.verdict = verdict;
  }
  readonly setFeedURL = (feed: NonNullable<Squirrel['feed']>) => {
    this.feed = feed;
  };
  readonly checkForUpdates = () => {
    void this.#take();
  };
  readonly quitAndInstall = () => {
    this.quits += 1;
  };
  async #take() {
    if (this.feed === null) throw new Error('no feed');
    const { headers, url } = this.feed;
    const answer = JSON.parse(await read(url, headers)) as { url: string };
    expect(await read(answer.url, headers)).toBe(NEW_VERSION);
    await turn();
    if (this.verdict === null) this.emit('update-downloaded');
    else this.emit('error', this.verdict);
  }
}

function read(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

interface Running {
  readonly updates: Updates;
  readonly app: ReturnType<typeof fakeApp>;
  readonly ground: UpdateGround;
  readonly squirrel: Squirrel;
  readonly relaunched: readonly string[];
  /** Each state that was shown, in order. */
  readonly states: readonly string[];
}

async function start(
  updater: Parameters<typeof realUpdater>[0],
  given: {
    readonly installation?: (folder: string) => Installation;
    readonly pkexec?: number;
    readonly verdict?: Error;
  } = {},
): Promise<Running> {
  const kind = (
    { DebUpdater: 'deb', RpmUpdater: 'rpm', AppImageUpdater: 'AppImage', MacUpdater: 'zip' } as const
  )[updater];
  const ground = await startUpdateGround(kind, given.pkexec === undefined ? {} : { pkexec: given.pkexec });
  const squirrel = new Squirrel(given.verdict ?? null);
  provideElectron({ autoUpdater: squirrel });
  const app = fakeApp(ground.folder);
  const relaunched: string[] = [];
  const states: string[] = [];
  const updates = createUpdates({
    installation: given.installation?.(ground.folder) ?? { kind: 'system-package' },
    loadUpdater: async () => realUpdater(updater, app),
    squirrel,
    relaunch: (execPath) => relaunched.push(execPath),
    enabled: () => true,
    i18n: () => i18nFor('en'),
    onChange: () => states.push(updates.view().state),
    warn: () => undefined,
  });
  closing.push(ground.close, () => updates.stop());
  return { updates, app, ground, squirrel, relaunched, states };
}

const reaches = ({ updates }: Running, state: string) => expect.poll(() => updates.view().state).toBe(state);

/** Looks for the update, and asks for it. */
async function fetchUpdate(running: Running): Promise<void> {
  await running.updates.check();
  expect(running.updates.view()).toMatchObject({ state: 'available', version: '2.0.0' });
  running.updates.download();
  await reaches(running, 'ready');
}

/** electron-updater quits one turn of the event loop after it has installed. */
async function install({ updates }: Running): Promise<void> {
  updates.install();
  await turn();
  await turn();
}

describe.runIf(process.platform === 'linux').each([
  ['deb', 'DebUpdater', /^pkexec --disable-internal-agent \/bin\/bash -c dpkg -i \S+chime-2\.0\.0\.deb$/],
  [
    'rpm',
    'RpmUpdater',
    /^pkexec --disable-internal-agent \/bin\/bash -c dnf install \S* ?-y \S+chime-2\.0\.0\.rpm$/,
  ],
] as const)('an update of a %s', (_name, updater, command) => {
  it('asks for no password at quit', async () => {
    const running = await start(updater);
    await fetchUpdate(running);
    running.updates.stop();
    running.app.hasQuit(0);
    expect(running.ground.noted()).toEqual([]);
  });

  it('is downloaded only when it is asked for', async () => {
    const running = await start(updater);
    expect(() => running.updates.download()).toThrow('No update was found.');
    await running.updates.check();
    await turn();
    expect(running.states).toEqual(['checking', 'available']);
    expect(running.ground.served().filter((path) => !path.endsWith('.yml'))).toEqual([]);
    // A later one takes its place.
    await running.updates.check();
    expect(running.states).toEqual(['checking', 'available', 'checking', 'available']);
    running.updates.download();
    expect(() => running.updates.download()).toThrow('No update was found.');
    await reaches(running, 'ready');
    expect(running.ground.served().filter((path) => !path.endsWith('.yml'))).toHaveLength(1);
  });

  it('is installed on "Restart to update", once, and the app starts again', async () => {
    const running = await start(updater);
    await fetchUpdate(running);
    running.updates.install();
    await install(running);
    expect(running.ground.noted()).toEqual([expect.stringMatching(command)]);
    expect(running.app.calls).toEqual(['relaunch', 'quit']);
    expect(running.relaunched).toEqual([]);
  });

  it('that was not allowed is said, does not quit, and can be tried again', async () => {
    const running = await start(updater, { pkexec: 126 });
    await fetchUpdate(running);
    await install(running);
    expect(running.updates.view()).toEqual({
      state: 'failed',
      version: null,
      text: 'The update wasn’t installed. It’s still downloaded: check for updates to try again.',
    });
    expect(running.app.calls).toEqual([]);
    const asked = running.ground.noted().length;
    await fetchUpdate(running);
    await install(running);
    expect(running.ground.noted().length).toBe(2 * asked);
  });
});

describe.runIf(process.platform === 'linux')('an update of an AppImage', () => {
  const NAME = 'chime-1.0.0.AppImage';
  const installation = (folder: string): Installation => {
    const file = join(folder, NAME);
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, 0o755);
    process.env.APPIMAGE = file;
    return { kind: 'appimage', file };
  };
  afterEach(() => {
    delete process.env.APPIMAGE;
  });

  it('is put in place and started only when this process has ended', async () => {
    const running = await start('AppImageUpdater', { installation });
    await fetchUpdate(running);
    await install(running);
    const file = join(running.ground.folder, 'chime-2.0.0.AppImage');
    expect(readFileSync(file, 'utf8')).toBe(NEW_VERSION);
    expect(existsSync(join(running.ground.folder, NAME))).toBe(false);
    // Run to integrate itself and exit, not to open while this one holds the lock.
    expect(running.ground.noted()).toEqual(['run:true:']);
    expect(running.relaunched).toEqual([file]);
    expect(running.app.calls).toEqual(['quit']);
  });

  it('keeps a name that the user chose', async () => {
    const running = await start('AppImageUpdater', {
      installation: (folder) => {
        const file = join(folder, 'chime');
        writeFileSync(file, '');
        process.env.APPIMAGE = file;
        return { kind: 'appimage', file };
      },
    });
    await fetchUpdate(running);
    await install(running);
    expect(running.relaunched).toEqual([join(running.ground.folder, 'chime')]);
  });

  it('is also put in place at quit, where it needs no password', async () => {
    const running = await start('AppImageUpdater', { installation });
    await fetchUpdate(running);
    running.updates.stop();
    running.app.hasQuit(0);
    expect(existsSync(join(running.ground.folder, 'chime-2.0.0.AppImage'))).toBe(true);
    expect(running.relaunched).toEqual([]);
  });

  it('that cannot be put in place is said, and nothing is started again', async () => {
    const running = await start('AppImageUpdater', { installation });
    await fetchUpdate(running);
    process.env.APPIMAGE = join(running.ground.folder, 'gone', NAME);
    await install(running);
    expect(running.updates.view()).toMatchObject({ state: 'failed', text: /wasn’t installed/ });
    expect([running.relaunched, running.app.calls]).toEqual([[], []]);
  });

  it('is said to be somebody else’s business where there is no AppImage', async () => {
    const running = await start('AppImageUpdater');
    delete process.env.APPIMAGE;
    expect(await running.updates.check()).toMatchObject({ state: 'unsupported' });
    expect(running.states).toEqual(['checking', 'unsupported']);
  });
});

describe('an update on macOS', () => {
  const installation = (): Installation => ({ kind: 'mac' });

  it('is ready only when Squirrel has verified it, and restarts by Squirrel, once', async () => {
    const running = await start('MacUpdater', { installation });
    expect(() => running.updates.install()).toThrow('No update is ready.');
    await fetchUpdate(running);
    expect(running.updates.view().version).toBe('2.0.0');
    expect(running.states).toEqual(['checking', 'available', 'downloading', 'ready']);
    running.updates.install();
    await install(running);
    expect(running.squirrel.quits).toBe(1);
  });

  it('that Squirrel refuses for its signature is never called ready, and says what to do', async () => {
    const refusal = Object.assign(new Error('code failed to satisfy specified code requirement(s)'), {
      code: -1,
      domain: 'SQRLCodeSignatureErrorDomain',
    });
    const running = await start('MacUpdater', { installation, verdict: refusal });
    await running.updates.check();
    running.updates.download();
    await reaches(running, 'unsupported');
    expect(running.states).not.toContain('ready');
    expect(running.updates.view().text).toBe(
      'macOS lets only signed apps update themselves. Download the new version instead.',
    );
    // Not downloaded again and again.
    const seen = running.states.length;
    await running.updates.check();
    expect(running.states.length).toBe(seen);
  });

  it('that Squirrel cannot start is said', async () => {
    const running = await start('MacUpdater', { installation });
    await fetchUpdate(running);
    running.updates.install();
    await turn();
    running.squirrel.emit('error', Object.assign(new Error('No update available, can’t quit and install')));
    expect(running.updates.view()).toMatchObject({ state: 'failed', text: /wasn’t installed/ });
  });
});
