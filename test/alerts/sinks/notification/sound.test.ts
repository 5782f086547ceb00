import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { louder } from '../../../../electron/alerts/sinks/notification/louder.ts';
import { findPlayers, type Player } from '../../../../electron/alerts/sinks/notification/players.ts';
import { createSoundPlayer } from '../../../../electron/alerts/sinks/notification/sound.ts';
import { unpackedPath } from '../../../../electron/alerts/sinks/notification/unpacked-path.ts';
import { readWav, type Sound, writeWav } from '../../../../electron/alerts/sinks/notification/wav.ts';
import type { Message } from '../../../../electron/contract/index.ts';
import { i18nFor } from '../../../../electron/desktop/texts/i18n.ts';

const tone = (size: number): Sound => ({
  channels: 1,
  sampleRate: 8000,
  samples: Float64Array.from({ length: 4000 }, (_, at) => size * Math.sin(at / 3)),
});
const rms = (bytes: Buffer): number => {
  const samples = readWav(bytes)?.samples ?? new Float64Array(0);
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
};

describe('a sound', { timeout: 90_000 }, () => {
  let folder = '';
  const path = (name: string) => join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chime-sound-'));
    writeFileSync(path('chime.wav'), writeWav(tone(0.2)));
    writeFileSync(path('chime-loud.wav'), writeWav(louder(tone(0.2))));
    writeFileSync(path('own.wav'), writeWav(tone(0.1)));
    writeFileSync(path('own.mp3'), 'not read by anybody');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A player that keeps what it is given to play, in the folder under this name. */
  const recorder = (name: string, change: Partial<Player> = {}): Player => ({
    program: process.execPath,
    args: (file, isLoud) => [
      '-e',
      'require("fs").cpSync(process.argv[1], process.argv[2]); require("fs").appendFileSync(process.argv[2] + ".how", process.argv[3])',
      file,
      path(name),
      isLoud ? 'raised' : 'plain',
    ],
    formats: ['wav'],
    hasVolume: false,
    ...change,
  });
  const broken: Player = {
    program: join('/nowhere', 'player'),
    args: (file) => [file],
    formats: ['wav'],
    hasVolume: false,
  };
  const playerWith = (...players: readonly Player[]) =>
    createSoundPlayer({
      chime: path('chime.wav'),
      loudChime: path('chime-loud.wav'),
      rendered: path('louder.wav'),
      players,
      warn: () => undefined,
    });
  const played = (name: string) =>
    vi.waitFor(
      () => {
        // Written last, and whole when it holds one of these words.
        const how = readFileSync(`${path(name)}.how`, 'utf8');
        expect(how).toMatch(/^(plain|raised)$/);
        return { bytes: readFileSync(path(name)), how };
      },
      { timeout: 60_000, interval: 20 },
    );
  const inWords = (note: Message | null) => (note === null ? null : i18nFor('en').message(note));

  it('of the app is really louder where louder is set, on a player without a volume', async () => {
    playerWith(recorder('on')).play('on', null);
    playerWith(recorder('loud')).play('loud', null);
    const [on, loud] = [await played('on'), await played('loud')];
    expect(rms(loud.bytes) / rms(on.bytes)).toBeGreaterThan(2);
    expect(loud.how).toBe('plain');
  });

  it('of the user’s own WAV is really louder, too, and follows a change of the file', async () => {
    const player = playerWith(recorder('loud'));
    player.play('loud', path('own.wav'));
    const first = await played('loud');
    expect(rms(first.bytes) / rms(readFileSync(path('own.wav')))).toBeGreaterThan(3);
    expect(player.note('loud', path('own.wav'))).toBeNull();
    writeFileSync(path('own.wav'), writeWav({ ...tone(0.01), samples: tone(0.01).samples.subarray(0, 999) }));
    rmSync(`${path('loud')}.how`);
    player.play('loud', path('own.wav'));
    expect(readWav((await played('loud')).bytes)?.samples).toHaveLength(999);
  });

  it('is rendered again when everything was erased meanwhile', () => {
    const player = playerWith(recorder('x'));
    expect(player.note('loud', path('own.wav'))).toBeNull();
    rmSync(path('louder.wav'));
    expect(player.note('loud', path('own.wav'))).toBeNull();
    expect(existsSync(path('louder.wav'))).toBe(true);
  });

  it('of another format is raised by the player, or Preferences say that it cannot be', async () => {
    const formats = ['wav', 'mp3'];
    const raising = playerWith(recorder('raised', { formats, hasVolume: true }));
    raising.play('loud', path('own.mp3'));
    expect((await played('raised')).how).toBe('raised');
    expect(raising.note('loud', path('own.mp3'))).toBeNull();
    const flat = playerWith(recorder('x', { formats }));
    expect(inWords(flat.note('loud', path('own.mp3')))).toMatch(/can’t be made louder/);
    expect(flat.note('on', path('own.mp3'))).toBeNull();
  });

  it('that is gone, or that cannot be played here, is the app’s own, and Preferences say so', async () => {
    const player = playerWith(recorder('gone'));
    player.play('on', path('gone.wav'));
    expect((await played('gone')).bytes).toEqual(readFileSync(path('chime.wav')));
    expect(inWords(player.note('on', path('gone.wav')))).toMatch(/is missing/);
    expect(inWords(player.note('on', path('own.mp3')))).toMatch(/can’t play this type/);
    expect(player.note('off', path('gone.wav'))).toBeNull();
    expect(player.note('on', null)).toBeNull();
  });

  it('that its player refuses is the app’s own; a player that plays nothing gives way to the next', async () => {
    const player = playerWith(broken, recorder('next'));
    player.play('on', path('own.wav'));
    expect((await played('next')).bytes).toEqual(readFileSync(path('chime.wav')));
    player.play('on', path('own.wav'));
    await vi.waitFor(() => expect(readFileSync(path('next'))).toEqual(readFileSync(path('own.wav'))), {
      timeout: 60_000,
      interval: 20,
    });
    expect(player.canPlay()).toBe(true);
  });

  it('is the platform’s where no player plays', async () => {
    const player = playerWith(broken);
    expect(player.canPlay()).toBe(true);
    player.play('on', null);
    await vi.waitFor(() => expect(player.canPlay()).toBe(false), { timeout: 60_000, interval: 20 });
    expect(playerWith().canPlay()).toBe(false);
    expect(playerWith().formats).toEqual(['wav']);
  });
});

describe('the platform’s players', () => {
  it('play the formats that files are offered in', () => {
    expect(findPlayers('win32')[0]?.formats).toEqual(['wav']);
    expect(findPlayers('darwin')[0]?.formats).toContain('m4a');
    expect(findPlayers('darwin')[0]?.formats).not.toContain('ogg');
  });

  it.skipIf(process.platform === 'win32')('are those of Linux that are installed, the best first', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chime-players-'));
    const before = process.env.PATH;
    try {
      process.env.PATH = [join(folder, 'none'), folder].join(delimiter);
      expect(findPlayers('linux')).toEqual([]);
      for (const name of ['aplay', 'paplay']) {
        writeFileSync(join(folder, name), '');
        chmodSync(join(folder, name), 0o755);
      }
      expect(findPlayers('linux').map(({ program }) => program)).toEqual(['paplay', 'aplay']);
    } finally {
      process.env.PATH = before;
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are given files outside the archive, which they could not look into', () => {
    expect(unpackedPath('/opt/x/resources/app.asar/dist/sounds/chime.wav')).toBe(
      '/opt/x/resources/app.asar.unpacked/dist/sounds/chime.wav',
    );
    expect(unpackedPath('C:\\x\\resources\\app.asar\\dist\\a.wav')).toBe(
      'C:\\x\\resources\\app.asar.unpacked\\dist\\a.wav',
    );
    expect(unpackedPath('/opt/app/dist/a.wav')).toBe('/opt/app/dist/a.wav');
  });
});
