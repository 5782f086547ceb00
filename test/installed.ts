import { accessSync, constants, existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe } from 'vitest';

/** A program that tests run, and the Debian package it comes in. */
export type Program = readonly [name: string, debianPackage: string];

/** Where programs are looked for. Debian has servers where only root looks. */
export const PROGRAM_PATH = [process.env.PATH ?? '', '/usr/sbin'].join(delimiter);

function isInstalled(program: string): boolean {
  return PROGRAM_PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Debian packages that are missing for these programs; empty where all of them are installed. */
export function missingPackagesOf(programs: readonly Program[]): readonly string[] {
  return [...new Set(programs.filter(([name]) => !isInstalled(name)).map(([, pack]) => pack))];
}

/**
 * `describe` where the programs are installed; elsewhere the tests are skipped with one visible line that says what to
 * install, and in CI (`CI=true`) they fail instead: a build must not pass without them. `what` begins that line.
 */
export function describeWith(
  what: string,
  programs: readonly Program[],
): typeof describe | typeof describe.skip {
  const missing = missingPackagesOf(programs);
  if (missing.length === 0) return describe;
  const line = `${what} need: apt-get install ${missing.join(' ')}`;
  if (process.env.CI === 'true') throw new Error(line);
  announceOnce(what, line);
  return describe.skip;
}

/** Each file has a worker of its own: the run they belong to is known by their parent. */
function announceOnce(what: string, line: string): void {
  const name = what.toLowerCase().replaceAll(/\W+/g, '-');
  const said = join(tmpdir(), `chime-skipped-${name}-${process.ppid}`);
  const isOld = existsSync(said) && Date.now() - statSync(said).mtimeMs > 10 * 60_000;
  if (isOld) rmSync(said, { force: true });
  try {
    writeFileSync(said, line, { flag: 'wx' });
  } catch {
    // Another file of this run has said it.
    return;
  }
  process.stderr.write(`\nSKIPPED ${line}\n`);
}
