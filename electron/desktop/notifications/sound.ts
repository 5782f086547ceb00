import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Settings } from '../../contract.ts';

/** Plays sound files by the platform's own player, without a shell. */
export interface SoundPlayer {
  canPlay(): boolean;
  play(sound: Settings['sound'], file: string | null): void;
}

interface Command {
  readonly program: string;
  readonly args: (file: string, isLoud: boolean) => readonly string[];
}

const LINUX: readonly Command[] = [
  { program: 'pw-play', args: (file, isLoud) => [`--volume=${isLoud ? '1.6' : '1.0'}`, file] },
  { program: 'paplay', args: (file, isLoud) => [`--volume=${isLoud ? 98304 : 65536}`, file] },
  { program: 'aplay', args: (file) => ['-q', file] },
];
const MAC: Command = { program: 'afplay', args: (file, isLoud) => ['-v', isLoud ? '2' : '1', file] };
const WINDOWS: Command = {
  program: 'powershell.exe',
  // PowerShell makes its arguments part of the script: the file's name goes by the environment instead.
  args: () => [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    '(New-Object Media.SoundPlayer $env:CHIME_SOUND).PlaySync()',
  ],
};

export function createSoundPlayer(chime: string, warn: (...parts: readonly unknown[]) => void): SoundPlayer {
  const command = findPlayer();
  return {
    canPlay: () => command !== null && existsSync(chime),
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

function findPlayer(): Command | null {
  if (process.platform === 'darwin') return MAC;
  if (process.platform === 'win32') return WINDOWS;
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
