/**
 * The main process of the statements: runs those of this platform and writes a line of JSON for each, or runs one ending
 * and writes a line for each thing that it noted. The same file runs in Electron and on the stand-in.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import * as electron from 'electron';
import { PAGE_STATEMENTS, STATEMENTS } from './all.ts';
import { type Outcome, PAGE, type Stage, type Statement } from './statement.ts';
import { SECOND_START } from './statements/app.ts';
import { ENDINGS } from './statements/endings.ts';

/** A statement that takes longer than this does not hold. */
const LONGEST_MS = 60_000;

const { app, BrowserWindow, protocol } = electron;
const { platform, env } = process;
const part = required('CONFORMANCE_PART');
const folder = required('CONFORMANCE_FOLDER');
const results = join(folder, required('CONFORMANCE_RESULTS'));
const answers = new Map<string, Parameters<Stage['serve']>[1]>([['/index.html', indexPage]]);
let shared: Promise<electron.BrowserWindow> | null = null;
const stage: Stage = {
  electron,
  platform,
  folder,
  icon: required('CONFORMANCE_ICON'),
  page: () => (shared ??= openPage()),
  serve: (path, answer) => void answers.set(path, answer),
};

function required(name: string): string {
  const value = env[name];
  if (value === undefined) throw new Error(`${name} is not set: these statements are started by start.ts.`);
  return value;
}

function write(line: string): void {
  appendFileSync(results, `${line}\n`);
}

function indexPage(): Response {
  const page = '<!doctype html><title>statements</title><script>atFirst = typeof window.bridge</script>';
  return new Response(page, { headers: { 'content-type': 'text/html' } });
}

async function openPage(): Promise<electron.BrowserWindow> {
  const preload = join(import.meta.dirname, 'preload.cjs');
  const window = new BrowserWindow({
    show: false,
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  await window.loadURL(PAGE);
  return window;
}

async function outcomeOf({ says, run }: Statement): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('It takes too long.')), LONGEST_MS);
  });
  try {
    await Promise.race([run(stage), tooLong]);
    return { says };
  } catch (error) {
    return { says, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

function isWanted({ on }: Statement): boolean {
  return on === undefined || on.includes(platform);
}

async function runAll(isEarly: boolean): Promise<void> {
  const all = [...(part === 'pages' ? [] : STATEMENTS), ...(part === 'all but pages' ? [] : PAGE_STATEMENTS)];
  const here = all.filter((statement) => isWanted(statement) && (statement.early === true) === isEarly);
  for (const statement of here) write(JSON.stringify(await outcomeOf(statement)));
}

async function ready(): Promise<void> {
  await app.whenReady();
  protocol.handle('statement', async (request) => {
    const answer = answers.get(new URL(request.url).pathname);
    return answer === undefined ? new Response(null, { status: 404 }) : answer(request);
  });
}

async function runStatements(): Promise<void> {
  app.on('window-all-closed', () => undefined);
  await ready();
  await runAll(false);
  app.exit(0);
}

async function runEnding(index: number): Promise<void> {
  await ready();
  const ending = ENDINGS[index];
  if (ending === undefined) throw new Error(`There is no ending ${index}.`);
  await ending.run(stage, write);
}

function fail(error: unknown): void {
  write(JSON.stringify({ says: 'The statements run', failure: String(error) } satisfies Outcome));
  app.exit(1);
}

protocol.registerSchemesAsPrivileged([
  {
    scheme: 'statement',
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);
const ending = env.CONFORMANCE_ENDING;
if (env[SECOND_START] !== undefined) {
  app.setPath('userData', folder);
  app.exit(app.requestSingleInstanceLock() ? 0 : 7);
} else if (ending !== undefined) {
  app.setPath('userData', folder);
  runEnding(Number(ending)).catch(fail);
} else {
  await runAll(true);
  runStatements().catch(fail);
}
