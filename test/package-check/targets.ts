import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { listFiles } from './content.ts';
import { contentHash, recordCodesign, type Signing } from './record-codesign.ts';
import { type Fuse, makeStubElectron, readFuses, type StubPlatform } from './stub-electron.ts';

/** What the package of one platform must look like, as packed from an unpacked Electron. */
export interface PackTarget {
  readonly platform: StubPlatform;
  readonly builder: Platform;
  readonly arch: Arch;
  /** Folder inside the output that is the app's root. */
  readonly root: string;
  readonly resources: string;
  /** The file with the fuse wire. */
  readonly fuseFile: string;
  readonly executable: string;
  readonly locales: { readonly folder: string; readonly names: readonly string[] };
  /** Where Electron's licences are; null where the packer takes nothing but the app from a folder given to it. */
  readonly licences: string | null;
  /** node-notifier's helpers outside the archive, from its vendor folder; directories stand for all in them. */
  readonly helpers: readonly string[];
  /** 'dir' packs a folder; a Linux package is stopped when its desktop entry is known, before its tools are needed. */
  readonly kind: 'dir' | 'AppImage';
  /** What cannot be done to a stand-in: signing, and writing into the resources of a real executable. */
  readonly overrides: object;
}

const MAC_APP = 'mac-arm64/XRPL Chime.app/Contents';

export const TARGETS: readonly PackTarget[] = [
  {
    platform: 'linux',
    builder: Platform.LINUX,
    arch: Arch.x64,
    root: 'linux-unpacked',
    resources: 'resources',
    fuseFile: 'xrpl-chime',
    executable: 'xrpl-chime',
    locales: { folder: 'locales', names: ['de', 'en-GB', 'en-US', 'es', 'ja'] },
    licences: '.',
    helpers: [],
    kind: 'AppImage',
    overrides: {},
  },
  {
    platform: 'win32',
    builder: Platform.WINDOWS,
    arch: Arch.x64,
    root: 'win-unpacked',
    resources: 'resources',
    fuseFile: 'XRPL Chime.exe',
    executable: 'XRPL Chime.exe',
    locales: { folder: 'locales', names: ['de', 'en-GB', 'en-US', 'es', 'ja'] },
    licences: '.',
    helpers: ['snoreToast/LICENSE', 'snoreToast/snoretoast-x64.exe', 'snoreToast/snoretoast-x86.exe'],
    kind: 'dir',
    overrides: { win: { signAndEditExecutable: false }, disableAsarIntegrity: true },
  },
  {
    platform: 'darwin',
    builder: Platform.MAC,
    arch: Arch.arm64,
    root: MAC_APP,
    resources: 'Resources',
    fuseFile: 'Frameworks/Electron Framework.framework/Electron Framework',
    executable: 'MacOS/XRPL Chime',
    locales: { folder: 'Resources', names: ['de', 'en_GB', 'en_US', 'es', 'ja'] },
    licences: null,
    helpers: [
      'mac.noindex/terminal-notifier.app/Contents/MacOS/terminal-notifier',
      'mac.noindex/terminal-notifier.app/Contents/*',
      'terminal-notifier-LICENSE',
    ],
    kind: 'dir',
    overrides: { mac: { identity: null } },
  },
];

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

export interface Packed {
  /** The packed app's root. */
  readonly root: string;
  /** The desktop entry of a Linux package and, in a last line, the file's name; null elsewhere. */
  readonly desktopEntry: string | null;
  /** What was signed with codesign, in order. */
  readonly signings: readonly Signing[];
}

/** Packs the project for a target into a folder. */
export async function pack(target: PackTarget, projectDir: string, folder: string): Promise<Packed> {
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };
  const electronDist = join(folder, `electron-${target.platform}`);
  makeStubElectron(electronDist, version, target.platform);
  const output = join(folder, target.platform);
  const signing = target.platform === 'darwin' ? recordCodesign(join(folder, 'codesign')) : null;
  let desktopEntry: string | null = null;
  await build({
    targets: target.builder.createTarget(target.kind, target.arch),
    projectDir,
    publish: 'never',
    config: { ...target.overrides, electronDist, directories: { output } },
    effectiveOptionComputed: async (options: {
      readonly desktop?: string;
      readonly desktopFileName?: string;
    }) => {
      const { desktop, desktopFileName } = options;
      desktopEntry = desktop === undefined ? null : `${desktop}\nfile ${desktopFileName}`;
      return target.kind !== 'dir';
    },
  });
  signing?.end();
  return { root: join(output, target.root), desktopEntry, signings: signing?.made() ?? [] };
}

/** What is wrong with a desktop entry; empty when nothing is. */
function judgeDesktopEntry(entry: string | null): readonly string[] {
  const needed = [
    'Name=XRPL Chime',
    'Exec=AppRun %U',
    'Categories=Office;Finance;Network;',
    'Icon=xrpl-chime',
    // What Electron calls its windows by, and portals the app.
    'StartupWMClass=org.xrplchime.app',
    'file org.xrplchime.app.desktop',
  ];
  const lines = (entry ?? '').split('\n');
  return needed.filter((line) => !lines.includes(line)).map((line) => `the desktop entry lacks "${line}"`);
}

/** Played by the platform's player, which knows no archives. */
const SOUNDS = ['dist/sounds/chime-loud.wav', 'dist/sounds/chime.wav'];

function judgeHelpers(target: PackTarget, packed: string): readonly string[] {
  const unpacked = join(packed, target.resources, 'app.asar.unpacked');
  const vendor = 'node_modules/node-notifier/vendor';
  const files = existsSync(unpacked) ? listFiles(unpacked) : [];
  const isExpected = (path: string) =>
    SOUNDS.includes(path) ||
    target.helpers.some((helper) =>
      helper.endsWith('*')
        ? path.startsWith(`${vendor}/${helper.slice(0, -1)}`)
        : path === `${vendor}/${helper}`,
    );
  const missing = target.helpers.filter((helper) => globSync(join(unpacked, vendor, helper)).length === 0);
  // Windows knows no executable bit.
  const programs = files.filter((path) => path.endsWith('/terminal-notifier'));
  return [
    ...files.filter((path) => !isExpected(path)).map((path) => `${path} is outside the archive`),
    ...SOUNDS.filter((sound) => !files.includes(sound)).map((sound) => `${sound} is not outside the archive`),
    ...missing.map((helper) => `${helper} is not outside the archive`),
    ...programs
      .filter((path) => (statSync(join(unpacked, path)).mode & 0o111) === 0)
      .map((path) => `${path} is not executable`),
  ];
}

/**
 * Changed fuses break the signature that Electron's binary comes with, and macOS on Apple Silicon ends a program whose
 * signature is broken: without a certificate the bundle must be signed ad hoc, after its last change. Whoever has a
 * certificate signs over it.
 */
function judgeMacSignature(packed: string, signings: readonly Signing[]): readonly string[] {
  const app = dirname(packed);
  const last = signings.at(-1);
  if (last === undefined) return ['the app is not signed ad hoc: it ends at once on Apple Silicon'];
  const line = last.args.join(' ');
  const problems = last.args.at(-1) === app ? [] : [`${last.args.at(-1)} is signed, not ${app}`];
  if (!line.startsWith('--sign - --force ') || !last.args.includes('--deep'))
    problems.push(`the app is not signed ad hoc as a whole: codesign ${line}`);
  if (last.hash !== contentHash(app)) problems.push('the app was changed after it was signed');
  return problems;
}

function judgeMacProperties(packed: string): readonly string[] {
  const properties = readFileSync(join(packed, 'Info.plist'), 'utf8');
  const isAgent = /<key>LSUIElement<\/key>\s*<true\/>/.test(properties);
  const isSealed = properties.includes('ElectronAsarIntegrity');
  return [...(isAgent ? [] : ['LSUIElement is not set']), ...(isSealed ? [] : ['no ElectronAsarIntegrity'])];
}

/** What is wrong around the archive: executable, fuses, locales, licences, helpers. */
export function judgeShell(
  target: PackTarget,
  { root: packed, desktopEntry, signings }: Packed,
): readonly string[] {
  const executable = join(packed, target.executable);
  if (!existsSync(executable)) return [`${target.executable} is missing`];
  const problems = [...judgeHelpers(target, packed)];
  if ((statSync(executable).mode & 0o111) === 0) problems.push(`${target.executable} is not executable`);
  const fuses = readFuses(join(packed, target.fuseFile));
  for (const [fuse, expected] of Object.entries(EXPECTED_FUSES)) {
    if (fuses[fuse as Fuse] !== expected) problems.push(`fuse ${fuse} is not ${expected ? 'on' : 'off'}`);
  }
  const { folder, names } = target.locales;
  const locales = globSync('*.{pak,lproj}', { cwd: join(packed, folder) }).map(
    (name) => basename(name).split('.')[0],
  );
  if (locales.sort().join() !== names.join()) problems.push(`locales are ${locales.join()}`);
  for (const licence of target.licences === null ? [] : ['LICENSE.electron.txt', 'LICENSES.chromium.html']) {
    if (!existsSync(join(packed, target.licences ?? '', licence))) problems.push(`${licence} is missing`);
  }
  if (target.platform === 'linux' && !existsSync(join(packed, 'unshare')))
    problems.push('unshare is missing');
  for (const unwanted of ['default_app.asar', 'app-update.yml']) {
    if (existsSync(join(packed, target.resources, unwanted))) problems.push(`${unwanted} is packed`);
  }
  if (target.platform === 'darwin')
    problems.push(...judgeMacProperties(packed), ...judgeMacSignature(packed, signings));
  if (target.platform === 'linux') problems.push(...judgeDesktopEntry(desktopEntry));
  return problems;
}
