/**
 * `npm run test:mutation -- <room or file> …`: changes the code of a room one small thing at a time and says which
 * changes no unit test notices. Takes minutes for a file and hours for a large room, so it is run on demand.
 *
 *   npm run test:mutation -- payments
 *   npm run test:mutation -- electron/xrpl/backoff.ts
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..', '..');
const results = join(project, 'test-results', 'mutation');

/** What a word on the command line means: a room of electron/, a folder, or one file. Null when it is none of them. */
function sourcesOf(word: string): string | null {
  const path = [word, `electron/${word}`].find((candidate) => existsSync(join(project, candidate)));
  if (path === undefined) return null;
  return statSync(join(project, path)).isDirectory() ? `${path}/**/*.ts` : path;
}

const words = process.argv.slice(2);
const mutate = words.map(sourcesOf);
const unknown = words.filter((_word, index) => mutate[index] === null);
if (words.length === 0 || unknown.length > 0) {
  const what = unknown.length > 0 ? `There is no ${unknown.join(', ')}.` : 'Name what to change.';
  console.error(`${what} For example: npm run test:mutation -- payments, or a folder, or a file.`);
  process.exit(2);
}

const config = join(project, 'test-results', 'stryker.config.json');
const settings = {
  mutate,
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner'],
  checkers: [],
  // Stryker would rewrite it with an interface that TypeScript 7 does not have; vitest does not read it.
  tsconfigFile: 'none',
  reporters: ['clear-text', 'html', 'progress'],
  htmlReporter: { fileName: join(results, 'index.html') },
  tempDirName: join(project, 'test-results', 'stryker'),
  ignorePatterns: ['dist', 'release', 'docs/screenshots', 'test-results', 'test/recordings/data/**/*.tmp'],
  concurrency: 2,
  incremental: false,
};
mkdirSync(join(project, 'test-results'), { recursive: true });
writeFileSync(config, JSON.stringify(settings, null, 2));
const { status } = spawnSync(join(project, 'node_modules', '.bin', 'stryker'), ['run', config], {
  cwd: project,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
