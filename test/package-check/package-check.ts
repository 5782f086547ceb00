/**
 * `npm run package:check`: packs the built app with electron-builder on a stand-in for Electron (no download),
 * looks into the archive, reads the fuses back, and starts the app from inside the package on the desktop bench.
 * Ends with status 1 and one line per fault when something is wrong.
 */
import { existsSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { build, Platform } from 'electron-builder';
import { judgeContent, listFiles } from './content.ts';
import { startPackaged } from './start-packaged.ts';
import { type Fuse, makeStubElectron, readFuses } from './stub-electron.ts';

const projectDir = join(import.meta.dirname, '..', '..');

/** What the packed executable's fuses must be; those not named keep Electron's default. */
const EXPECTED_FUSES: Readonly<Partial<Record<Fuse, boolean>>> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
};
const EXPECTED_LOCALES = ['de.pak', 'en-GB.pak', 'en-US.pak', 'es.pak', 'ja.pak'];

async function pack(folder: string): Promise<string> {
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };
  const electronDist = join(folder, 'electron');
  makeStubElectron(electronDist, version);
  await build({
    targets: Platform.LINUX.createTarget('dir'),
    projectDir,
    publish: 'never',
    config: { electronDist, directories: { output: join(folder, 'release') } },
  });
  return join(folder, 'release', process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked');
}

function judgeShell(packed: string): readonly string[] {
  const problems: string[] = [];
  const executable = join(packed, 'xrpl-chime');
  if (!existsSync(executable) || (statSync(executable).mode & 0o111) === 0) {
    return ['the executable xrpl-chime is missing or cannot be executed'];
  }
  const fuses = readFuses(executable);
  for (const [fuse, expected] of Object.entries(EXPECTED_FUSES)) {
    if (fuses[fuse as Fuse] !== expected) problems.push(`fuse ${fuse} is not ${expected ? 'on' : 'off'}`);
  }
  const locales = listFiles(join(packed, 'locales')).join(' ');
  if (locales !== EXPECTED_LOCALES.join(' ')) problems.push(`locales are ${locales}`);
  for (const licence of ['LICENSE.electron.txt', 'LICENSES.chromium.html']) {
    if (!existsSync(join(packed, licence))) problems.push(`${licence} is missing`);
  }
  if (existsSync(join(packed, 'resources', 'default_app.asar'))) problems.push('default_app.asar is packed');
  return problems;
}

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
function extractInPlace(packed: string): string {
  const archive = join(packed, 'resources', 'app.asar');
  renameSync(archive, `${archive}.file`);
  extractAll(`${archive}.file`, archive);
  return archive;
}

async function main(): Promise<number> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chime-package-')));
  try {
    const packed = await pack(folder);
    const problems = [...judgeShell(packed)];
    const app = extractInPlace(packed);
    problems.push(...judgeContent(app, projectDir), ...judgeManifest(app));
    if (problems.length === 0) problems.push(...(await startPackaged(packed)));
    for (const problem of problems) console.error(`package check: ${problem}`);
    if (problems.length > 0) return 1;
    const size = statSync(join(packed, 'resources', 'app.asar.file')).size;
    console.log(`package check: ${listFiles(app).length} files, ${(size / 1e6).toFixed(1)} MB, all in order`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

process.exitCode = await main();
