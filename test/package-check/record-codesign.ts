import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** One call of codesign: its arguments, and the hash of what it signed as that was then. */
export interface Signing {
  readonly args: readonly string[];
  readonly hash: string;
}

const HASH = "find . -type f -exec sha256sum {} + | LC_ALL=C sort | sha256sum | cut -d ' ' -f 1";

/** Hash of all files below a folder, by name and content. */
export function contentHash(folder: string): string {
  return execFileSync('sh', ['-c', HASH], { cwd: folder, encoding: 'utf8' }).trim();
}

/**
 * Puts a stand-in for macOS's codesign at the head of PATH, which signs nothing and notes what it was asked to sign
 * (the last argument).
 */
export function recordCodesign(folder: string): {
  readonly made: () => readonly Signing[];
  readonly end: () => void;
} {
  mkdirSync(folder);
  const log = join(folder, 'calls');
  writeFileSync(log, '');
  const script = [
    '#!/bin/sh',
    `for each; do printf '%s\\037' "$each" >> '${log}'; done`,
    'cd "$each" || exit 1',
    `printf '%s\\n' "$(${HASH})" >> '${log}'`,
  ];
  writeFileSync(join(folder, 'codesign'), `${script.join('\n')}\n`, { mode: 0o755 });
  const before = process.env.PATH;
  process.env.PATH = `${folder}${delimiter}${before}`;
  return {
    made: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('\u001f'))
        .map((words) => ({ args: words.slice(0, -1), hash: words.at(-1) ?? '' })),
    end: () => {
      process.env.PATH = before;
    },
  };
}
