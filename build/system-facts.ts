import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';

/** What the build scripts ask of the system that they run on. */
export interface SystemFacts {
  readonly platform: NodeJS.Platform;
  /** Version of the kernel, as `os.release()` gives it. */
  readonly release: string;
  readonly env: NodeJS.ProcessEnv;
  /** Number of the user; null on Windows. */
  readonly uid: number | null;
  /** A file's text; null where it cannot be read. */
  readonly read: (path: string) => string | null;
  /** Names in a folder; empty where it cannot be read. */
  readonly list: (folder: string) => readonly string[];
  /** Owner and mode of a file; null where there is none. */
  readonly stat: (path: string) => { readonly uid: number; readonly mode: number } | null;
  /** What a program writes to stdout; null where it cannot be run. */
  readonly run: (program: string, args: readonly string[]) => string | null;
}

function orElse<T, E>(attempt: () => T, otherwise: E): T | E {
  try {
    return attempt();
  } catch {
    return otherwise;
  }
}

/** The facts of this system. */
export const thisSystem: SystemFacts = {
  platform: process.platform,
  release: release(),
  env: process.env,
  uid: process.getuid?.() ?? null,
  read: (path) => orElse(() => readFileSync(path, 'utf8'), null),
  list: (folder) => orElse(() => readdirSync(folder), []),
  stat: (path) => orElse(() => statSync(path), null),
  run: (program, args) =>
    orElse(
      () => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      null,
    ),
};

/** Whether PATH has a program of this name. */
export function hasProgram({ platform, env, stat }: SystemFacts, name: string): boolean {
  const separator = platform === 'win32' ? ';' : ':';
  const suffixes = platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (env.PATH ?? env.Path ?? '').split(separator).filter((folder) => folder !== '');
  return folders.some((folder) => suffixes.some((suffix) => stat(join(folder, name + suffix)) !== null));
}
