import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program of the platform that plays a sound file. */
export interface Player {
  readonly program: string;
  readonly args: (file: string, isLoud: boolean) => readonly string[];
  /** Endings of the files it plays, without the dot. */
  readonly formats: readonly string[];
  /** Whether it can play louder than the file is. */
  readonly hasVolume: boolean;
}

/** What libsndfile reads, which PipeWire's and PulseAudio's players are built on. */
const SNDFILE = ['wav', 'ogg', 'oga', 'flac', 'aiff', 'mp3'] as const;

const LINUX: readonly Player[] = [
  {
    program: 'pw-play',
    args: (file, isLoud) => [`--volume=${isLoud ? '1.6' : '1.0'}`, file],
    formats: SNDFILE,
    hasVolume: true,
  },
  {
    program: 'paplay',
    args: (file, isLoud) => [`--volume=${isLoud ? 98304 : 65536}`, file],
    formats: SNDFILE,
    hasVolume: true,
  },
  { program: 'aplay', args: (file) => ['-q', file], formats: ['wav'], hasVolume: false },
];
const MAC: Player = {
  program: 'afplay',
  args: (file, isLoud) => ['-v', isLoud ? '2' : '1', file],
  formats: ['wav', 'mp3', 'm4a', 'aiff', 'flac'],
  hasVolume: true,
};
const WINDOWS: Player = {
  program: 'powershell.exe',
  // PowerShell makes its arguments part of the script: the file's name goes by the environment instead.
  args: () => [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    '(New-Object Media.SoundPlayer $env:CHIME_SOUND).PlaySync()',
  ],
  formats: ['wav'],
  hasVolume: false,
};

/** The platform's players that are there, the best first. */
export function findPlayers(platform: NodeJS.Platform = process.platform): readonly Player[] {
  if (platform === 'darwin') return [MAC];
  if (platform === 'win32') return [WINDOWS];
  return LINUX.filter(({ program }) => isOnPath(program));
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
