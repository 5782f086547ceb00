import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { bundle } from '../../build/bundles.ts';
import type { Outcome } from './statement.ts';
import { ENDINGS } from './statements/endings.ts';

const project = join(import.meta.dirname, '..', '..');
/** A program that hangs is ended. */
const LONGEST_MS = 240_000;
const RESULTS = 'results.jsonl';
const ICON = join(project, 'build', 'tray', 'tray-empty-dark.png');

/** What of them is run: pages are Chromium's, and the same on every platform. */
export type Part = 'everything' | 'pages' | 'all but pages';

/** How the built statements are started: in Electron, or on the stand-in. */
export interface Runtime {
  readonly program: string;
  /** Arguments before the app's folder, or its main file. */
  readonly args: (app: string) => readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly platform: NodeJS.Platform;
  readonly part: Part;
}

/** The folder of a built app, as package.json says. Remove it afterwards. */
export async function buildStatements(): Promise<string> {
  const app = mkdtempSync(join(tmpdir(), 'chime-statements-'));
  const source = (name: string) => `test/conformance/${name}.ts`;
  await build(bundle(project, source('main'), { folder: app, file: 'main.js', format: 'es' }));
  await build(bundle(project, source('preload'), { folder: app, file: 'preload.cjs', format: 'cjs' }));
  const manifest = { name: 'chime-statements', version: '7.8.9', type: 'module', main: 'main.js' };
  writeFileSync(join(app, 'package.json'), JSON.stringify(manifest));
  return app;
}

/** Runs every statement, then every ending; one outcome for each, in order. */
export async function runStatements(app: string, runtime: Runtime): Promise<readonly Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chime-stage-'));
  try {
    const { lines, code, said } = await run(app, folder, runtime);
    const outcomes = lines.map((line) => JSON.parse(line) as Outcome);
    const end = { says: 'The statements run to their end' };
    return [
      ...outcomes,
      code === 0 ? end : { ...end, failure: `The program ended with ${code}.\n${said}` },
      ...(runtime.part === 'pages' ? [] : await runEndings(app, folder, runtime)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runEndings(app: string, folder: string, runtime: Runtime): Promise<readonly Outcome[]> {
  const here = [...ENDINGS.entries()].filter(([, { on }]) => on?.includes(runtime.platform) !== false);
  return Promise.all(
    here.map(async ([index, { says, expects, exitCode }]) => {
      const { lines, code, said } = await run(app, folder, runtime, index);
      const came = JSON.stringify([...lines, code]);
      const wanted = JSON.stringify([...expects, exitCode]);
      return came === wanted ? { says } : { says, failure: `${came}, not ${wanted}\n${said}` };
    }),
  );
}

interface Run {
  readonly lines: readonly string[];
  readonly code: number | null;
  /** What the program wrote to its outputs. */
  readonly said: string;
}

async function run(app: string, folder: string, runtime: Runtime, ending?: number): Promise<Run> {
  const stage = join(folder, String(ending ?? 'all'));
  mkdirSync(stage);
  const child = spawn(runtime.program, runtime.args(app), {
    env: {
      ...process.env,
      ...runtime.env,
      CONFORMANCE_FOLDER: stage,
      CONFORMANCE_RESULTS: RESULTS,
      CONFORMANCE_ICON: ICON,
      CONFORMANCE_PART: runtime.part,
      ...(ending === undefined ? {} : { CONFORMANCE_ENDING: String(ending) }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  const results = join(stage, RESULTS);
  const text = existsSync(results) ? readFileSync(results, 'utf8') : '';
  return { lines: text.split('\n').filter((line) => line !== ''), code, said };
}
