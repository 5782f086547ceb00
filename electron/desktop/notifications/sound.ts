import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Settings } from '../../contract.ts';

/** Plays sound files by the platform's own player, without a shell. */
export interface SoundPlayer {
  canPlay(): boolean;
  play(sound: Settings['sound'], file: string | null): void;
  /** Endings of the files it can play, without the dot. */
  readonly formats: readonly string[];
}

export interface Command {
  readonly program: string;
  readonly args: (file: string, isLoud: boolean) => readonly string[];
  readonly formats: readonly string[];
}

/** What libsndfile reads, which PipeWire's and PulseAudio's players are built on. */
const SNDFILE = ['wav', 'ogg', 'oga', 'flac', 'aiff', 'mp3'] as const;

const LINUX: readonly Command[] = [
  {
    program: 'pw-play',
    args: (file, isLoud) => [`--volume=${isLoud ? '1.6' : '1.0'}`, file],
    formats: SNDFILE,
  },
  {
    program: 'paplay',
    args: (file, isLoud) => [`--volume=${isLoud ? 98304 : 65536}`, file],
    formats: SNDFILE,
  },
  { program: 'aplay', args: (file) => ['-q', file], formats: ['wav'] },
];
const MAC: Command = {
  program: 'afplay',
  args: (file, isLoud) => ['-v', isLoud ? '2' : '1', file],
  formats: ['wav', 'mp3', 'm4a', 'aiff', 'flac'],
};
const WINDOWS: Command = {
  program: 'powershell.exe',
  // PowerShell makes its arguments part of the script: the file's name goes by the environment instead.
  args: () => [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    '(New-Object Media.SoundPlayer $env:CHIME_SOUND).PlaySync()',
  ],
  formats: ['wav'],
};

export function createSoundPlayer(
  chime: string,
  warn: (...parts: readonly unknown[]) => void,
  command: Command | null = findPlayer(),
): SoundPlayer {
  return {
    canPlay: () => command !== null && existsSync(chime),
    formats: command?.formats ?? ['wav'],
    play(sound, file) {
      if (command === null || sound === 'off') return;
      const wanted = file !== null && existsSync(file) ? file : chime;
      const options = { timeout: 20_000, env: { ...process.env, CHIME_SOUND: wanted } };
      execFile(command.program, [...command.args(wanted, sound === 'loud')], options, (error) => {
        if (error !== null) warn('the sound could not be played', error);
      });
    },
  };
}

/** The platform's player; null where there is none. */
export function findPlayer(platform: NodeJS.Platform = process.platform): Command | null {
  if (platform === 'darwin') return MAC;
  if (platform === 'win32') return WINDOWS;
  return LINUX.find(({ program }) => isOnPath(program)) ?? null;
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
