import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createAskDaemon,
  readCapabilities,
} from '../../../../electron/alerts/sinks/notification/server-capabilities.ts';

const BOTH = { answers: true, hasMarkup: true, hasActions: true };
const NEITHER = { answers: true, hasMarkup: false, hasActions: false };

describe('an answer of the notification service', () => {
  it.each([
    ['gdbus', "(['actions', 'body', 'body-markup', 'persistence'],)", BOTH],
    ['gdbus', "(['body', 'x-actions-none'],)", NEITHER],
    ['gdbus', '(@as [],)', NEITHER],
    ['busctl', 'as 3 "actions" "body" "body-markup"\n', BOTH],
    ['busctl', 'as 0\n', NEITHER],
    [
      'dbus-send',
      'method return time=1.2 sender=:1.5 -> destination=:1.9 serial=7 reply_serial=2\n   array [\n      string "actions"\n      string "body-markup"\n   ]\n',
      BOTH,
    ],
  ])('by %s is read: %j', (_program, text, answer) => {
    expect(readCapabilities(text)).toEqual(answer);
  });
});

// Scripts play gdbus and its like: Windows starts none by its first line, and has no such service.
describe.skipIf(process.platform === 'win32')('the notification service', () => {
  const path = process.env.PATH;
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chime-daemon-'));
    process.env.PATH = folder;
  });
  afterEach(() => {
    process.env.PATH = path;
    rmSync(folder, { recursive: true, force: true });
  });

  /** A program that writes down how it was called, and then does this. */
  function program(name: string, then: string): void {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> '${join(folder, 'asked')}'\n${then}\n`);
    chmodSync(file, 0o755);
  }
  const asked = () =>
    existsSync(join(folder, 'asked')) ? readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n') : [];

  it('is asked by the first program that is there', async () => {
    program('dbus-send', `echo 'string "actions"'`);
    expect(await createAskDaemon()()).toEqual({ answers: true, hasMarkup: false, hasActions: true });
    program('busctl', `echo 'as 1 "body-markup"'`);
    expect(await createAskDaemon()()).toEqual({ answers: true, hasMarkup: true, hasActions: false });
    program('gdbus', `echo "(['body'],)"`);
    expect(await createAskDaemon()()).toEqual(NEITHER);
    expect(asked().map((line) => line.split(' ')[0])).toEqual(['dbus-send', 'busctl', 'gdbus']);
    for (const line of asked()) expect(line).toMatch(/org\.freedesktop\.Notifications.*GetCapabilities/);
  });

  it('is taken to be there, with both abilities, where nothing can ask it', async () => {
    expect(await createAskDaemon()()).toEqual(BOTH);
  });

  it('is absent when the bus knows none', async () => {
    program('gdbus', 'exit 1');
    expect(await createAskDaemon()()).toEqual({ answers: false, why: 'absent' });
  });

  it('is silent when it does not answer in time, and whoever asks it is ended', async () => {
    program('gdbus', `echo $$ > '${join(folder, 'pid')}'\ntrap "" TERM\nwhile :; do :; done`);
    expect(await createAskDaemon(300)()).toEqual({ answers: false, why: 'silent' });
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });

  it('is asked once by those who ask at the same time, and anew by each later one: it may hang by then', async () => {
    program('gdbus', `echo "(['actions'],)"`);
    const ask = createAskDaemon();
    await Promise.all([ask(), ask()]);
    expect(asked()).toHaveLength(1);
    program('gdbus', 'exit 1');
    expect(await ask()).toMatchObject({ answers: false });
  });

  it('that was not there is asked anew each time', async () => {
    program('gdbus', 'exit 1');
    const ask = createAskDaemon();
    expect(await ask()).toMatchObject({ answers: false });
    program('gdbus', `echo "(['actions'],)"`);
    expect(await ask()).toMatchObject({ answers: true });
  });
});
