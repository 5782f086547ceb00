/**
 * `npm run package [-- options of electron-builder]`: builds the app and makes packages of it in release/, for the
 * system it runs on where no option names another. Where that cannot be, one line says what is missing.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageEndObstacle, packageObstacle, wantedPackages } from './package-obstacles.ts';
import { thisSystem } from './system-facts.ts';

const project = join(import.meta.dirname, '..');
/** electron-builder gives its reason at its end. */
const HEARD_CHARS = 65_536;

interface Ran {
  readonly status: number;
  /** The last of what it wrote. */
  readonly said: string;
}

function run(program: string, args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: project,
    stdio: ['inherit', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk: Buffer) => {
      process[stream].write(chunk);
      said = (said + chunk.toString()).slice(-HEARD_CHARS);
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ status: code ?? 1, said })));
}

const cannot = (reason: string) => console.error(`Can’t make packages here, because ${reason}.`);

function findBuilder(): string | null {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')), 'cli.js');
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const obstacle = packageObstacle(thisSystem, wantedPackages(args, thisSystem.platform));
  const builder = findBuilder();
  if (obstacle !== null || builder === null) {
    cannot(obstacle ?? 'electron-builder isn’t installed: run npm ci');
    return 1;
  }
  const built = await run(join(project, 'build', 'build.ts'), []);
  if (built.status !== 0) return built.status;
  const packed = await run(builder, args);
  const reason = packed.status === 0 ? null : packageEndObstacle(packed.said);
  if (reason !== null) cannot(reason);
  return packed.status;
}

process.exitCode = await main();
