/**
 * `npm run package:check`: packs the built app for the three platforms with electron-builder on stand-ins for
 * Electron (no download), looks into each archive, reads the fuses back, and starts the app from inside the Linux
 * package on the desktop bench. Ends with status 1 and one line per fault when something is wrong.
 */
import { mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { judgeContent, listFiles } from './content.ts';
import { startPackaged } from './start-packaged.ts';
import { judgeShell, type PackTarget, pack, TARGETS } from './targets.ts';

/** Of app.asar, which is read at each start and copied with each update. */
const ARCHIVE_LIMIT_BYTES = 5_000_000;

const projectDir = join(import.meta.dirname, '..', '..');

function judgeManifest(app: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')) as Record<string, unknown>;
  return ['scripts', 'devDependencies', 'allowScripts']
    .filter((key) => Object.keys((manifest[key] ?? {}) as object).length > 0)
    .map((key) => `package.json in the package still has ${key}`);
}

/**
 * Extracts the archive where it lay, as a folder of the same name: paths through app.asar and
 * app.asar.unpacked stay what they are in the packed app.
 */
function extractInPlace(resources: string): string {
  const archive = join(resources, 'app.asar');
  renameSync(archive, `${archive}.file`);
  // The unpacked files are looked for beside the archive, by its name.
  const unpacked = `${archive}.unpacked`;
  const hasUnpacked = statSync(unpacked, { throwIfNoEntry: false }) !== undefined;
  if (hasUnpacked) renameSync(unpacked, `${archive}.file.unpacked`);
  extractAll(`${archive}.file`, archive);
  if (hasUnpacked) renameSync(`${archive}.file.unpacked`, unpacked);
  return archive;
}

async function check(target: PackTarget, folder: string): Promise<readonly string[]> {
  const packed = await pack(target, projectDir, folder);
  const problems = [...judgeShell(target, packed)];
  const resources = join(packed.root, target.resources);
  const app = extractInPlace(resources);
  problems.push(...judgeContent(app, projectDir), ...judgeManifest(app));
  if (problems.length === 0 && target.platform === 'linux')
    problems.push(...(await startPackaged(resources)));
  const bytes = statSync(join(resources, 'app.asar.file')).size;
  if (bytes > ARCHIVE_LIMIT_BYTES)
    problems.push(`app.asar has ${bytes} bytes, more than ${ARCHIVE_LIMIT_BYTES}`);
  const size = (bytes / 1e6).toFixed(1);
  const outcome = problems.length === 0 ? 'in order' : `${problems.length} faults`;
  console.log(`package check: ${target.platform}: ${listFiles(app).length} files, ${size} MB, ${outcome}`);
  return problems.map((problem) => `${target.platform}: ${problem}`);
}

async function main(): Promise<number> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chime-package-')));
  try {
    const problems: string[] = [];
    for (const target of TARGETS) problems.push(...(await check(target, folder)));
    for (const problem of problems) console.error(`package check: ${problem}`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

// electron-builder installs exit hooks that end the process with status 0 once nothing is left to do.
process.exit(await main());
