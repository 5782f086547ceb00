import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** The headless program itself, built before the tests. */
const BUILT = join(root, 'dist/headless.js');
const PROGRAM = join(root, 'dist/headless-program.js');

/** A project whose headless program is one line: the real bootstrap and the real bundler build it. */
let project: string;
const bootstrap = () => join(project, 'build/headless.mjs');
const bundle = () => join(project, 'dist/headless.js');
const source = (code: string) => writeFileSync(join(project, 'electron/headless.ts'), code);

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'chime-headless-'));
  for (const folder of ['build', 'electron']) mkdirSync(join(project, folder));
  for (const file of [
    'headless.mjs',
    'headless-file.mjs',
    'needs-node.mjs',
    'headless-bundle.ts',
    'bundles.ts',
  ])
    copyFileSync(join(root, 'build', file), join(project, 'build', file));
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(root, file), join(project, file));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  source('const words: readonly string[] = process.argv.slice(2); console.log("one " + words.join());');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function start(program: string, args: readonly string[] = [], before: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...before, program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess) {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('started without pipes');
  const [out, log] = await Promise.all([text(stdout), text(stderr)]);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { stdout: out, stderr: log, code: child.exitCode, signal: child.signalCode };
}

const run = (args: readonly string[] = []) => ended(start(bootstrap(), args));

/** What is loaded first, to make the process look like one of an old Node. */
const OLD_NODE = [
  '--import',
  "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.1.0'}})",
];
const WORD = 'XRPL Chime needs Node 24 or later; this is 20.1.0. "npm run headless" brings its own.\n';

/** A file of the program and those that it imports, which are loaded before it runs. */
function loadedAtStart(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [...seen];
  seen.add(file);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
    /(?:^|[;}])(?:import|export)[^;"(]*?"(\.\/[^"]+)"/g,
  ))
    loadedAtStart(join(dirname(file), name), seen);
  return [...seen];
}

/** Paths of the sources that a file was made of, those of packages from their name on. */
function modulesOf(file: string): readonly string[] {
  if (!existsSync(`${file}.map`)) return [];
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { readonly sources: string[] };
  return sources.map((source) => source.replace(/^.*node_modules\//, ''));
}

describe('npm run headless', () => {
  it('builds silently, runs with its options, and does not build again', async () => {
    expect(await run(['a', '--b'])).toEqual({ stdout: 'one a,--b\n', stderr: '', code: 0, signal: null });
    const built = statSync(bundle());
    // Whatever would build now would fail.
    rmSync(join(project, 'node_modules'));
    expect(await run()).toMatchObject({ stdout: 'one \n', code: 0 });
    expect(statSync(bundle()).ino).toBe(built.ino);
  });

  it('builds when a source is newer, and when an older one took its place', async () => {
    await run();
    const before = statSync(join(project, 'electron/headless.ts'));
    source("console.log('two');");
    expect((await run()).stdout).toBe('two\n');
    source("console.log('333');");
    utimesSync(join(project, 'electron/headless.ts'), before.atime, new Date(before.mtimeMs - 3600_000));
    expect((await run()).stdout).toBe('333\n');
    writeFileSync(join(project, 'package.json'), `${readFileSync(join(project, 'package.json'))}\n`);
    const { ino } = statSync(bundle());
    await run();
    expect(statSync(bundle()).ino).not.toBe(ino);
  });

  it('says in one line why it cannot be built, on stderr', async () => {
    source('const = 1;');
    const { stdout, stderr, code } = await run();
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toMatch(/^Couldn’t build the headless program: \S.*\n$/);
    expect(stderr).toContain('headless.ts');
    source("import './nowhere.ts';");
    expect((await run()).stderr).toMatch(/^Couldn’t build the headless program: .*nowhere\.ts.*\n$/);
  });

  it('can be started several times at once before it was ever built', async () => {
    const runs = await Promise.all([run(['x']), run(['y']), run(['z'])]);
    expect(runs.map(({ stdout, stderr, code }) => [stdout, stderr, code])).toEqual([
      ['one x\n', '', 0],
      ['one y\n', '', 0],
      ['one z\n', '', 0],
    ]);
  });

  it("hands the program's status and signals through", async () => {
    source(
      "process.on('SIGTERM', () => process.exit(7)); console.log('up'); setInterval(() => undefined, 1000);",
    );
    const child = start(bootstrap());
    if (child.stdout === null) throw new Error('started without a pipe');
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect((await ended(child)).code).toBe(7);
  });

  it('loads nothing of fetch for node:http, and nothing of the bundler', async () => {
    source(`import { request } from 'node:http';
      const { moduleLoadList } = process as unknown as { moduleLoadList: readonly string[] };
      console.log(typeof request, moduleLoadList.filter((name) => /undici|worker_threads|sqlite/.test(name)));`);
    expect((await run()).stdout).toBe('function []\n');
  });

  it('keeps the room for young objects small, whatever survives', async () => {
    source(`import { getHeapSpaceStatistics } from 'node:v8';
      const kept = Array.from({ length: 300_000 }, (_unused, index) => ({ index, pair: [index, index] }));
      const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
      console.log(kept.length, (young?.space_size ?? Infinity) < 5_000_000);`);
    expect((await run()).stdout).toBe('300000 true\n');
  });

  it('says one clear word on an old Node, by npm and by hand', async () => {
    for (const program of [bootstrap(), BUILT]) {
      const result = await ended(start(program, ['--version'], OLD_NODE));
      expect(result, program).toEqual({ stdout: '', stderr: WORD, code: 1, signal: null });
    }
  });

  it('imports nothing before that word that an old Node may lack', () => {
    const entry = readFileSync(BUILT, 'utf8');
    const imports = ["import module from 'node:module';", "import v8 from 'node:v8';"];
    expect(entry.match(/^import\b.*$/gm)).toEqual(imports);
    expect(entry.indexOf('await import(')).toBeGreaterThan(entry.indexOf('process.exit(1)'));
  });

  it('keeps what Node compiled of the program, started by hand too', async () => {
    await run();
    const cache = join(project, 'node_modules/.cache');
    rmSync(join(project, 'node_modules'));
    mkdirSync(cache, { recursive: true });
    expect((await ended(start(bundle(), ['x']))).stdout).toBe('one x\n');
    const kept = readdirSync(cache, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(kept).toHaveLength(1);
  });

  it('holds nothing that only some runs need: what they need is in parts of its own', () => {
    const all = modulesOf(PROGRAM);
    const loaded = loadedAtStart(PROGRAM);
    const atStart = loaded.flatMap(modulesOf);
    const dependencies = (modules: readonly string[], names: RegExp) =>
      modules.filter((name) => names.test(name));
    expect(dependencies(all, /^(ajv|electron|node-notifier)|^zod\/.*(locales\/(?!en\.)|mini)/)).toEqual([]);
    expect(
      dependencies(atStart, /^(yaml|@nats-io|ripple-binary-codec)\b|service\/(config|face)\/|channels\//),
    ).toEqual([]);
    expect(dependencies(atStart, /zod\/v4\/core\/schemas\.js$/).length).toBe(1);
    const bytes = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(1_350_000);
  });

  it('keeps parts of a program that may still run, and no old ones', async () => {
    source("void import('./late.ts').then(({ late }) => console.log(late));");
    writeFileSync(join(project, 'electron/late.ts'), "export const late = 'first';");
    expect((await run()).stdout).toBe('first\n');
    const parts = () =>
      readdirSync(join(project, 'dist')).filter((name) => /^headless-part-.*\.js$/.test(name));
    const [first = ''] = parts();
    writeFileSync(join(project, 'electron/late.ts'), "export const late = 'second';");
    expect((await run()).stdout).toBe('second\n');
    expect(parts()).toHaveLength(2);
    const old = new Date(Date.now() - 40 * 24 * 3_600_000);
    utimesSync(join(project, 'dist', first), old, old);
    writeFileSync(join(project, 'electron/late.ts'), "export const late = 'third';");
    expect((await run()).stdout).toBe('third\n');
    expect(parts()).toHaveLength(2);
    expect(parts()).not.toContain(first);
  });

  it('leads errors back to the sources', async () => {
    source("\n\nthrow new Error('here');");
    const maps = ['--enable-source-maps'];
    const { stderr } = await ended(start(bootstrap(), [], maps));
    expect(stderr).toContain(`${pathToFileURL(join(project, 'electron/headless.ts')).pathname}:3:11`);
  });
});
