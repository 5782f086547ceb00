/**
 * What `npm run package` lacks on a system, as phrases that follow "because". electron-builder brings most of its tools
 * along or downloads them; these it takes from the system (app-builder-lib: packager.js, targets/FpmTarget.js,
 * targets/nsis/NsisTarget.js, mac/MacTargetHelper.js).
 */
import { hasProgram, type SystemFacts } from './system-facts.ts';

/** A system that packages are made for. */
type PackagesFor = 'linux' | 'mac' | 'win';

const OPTIONS: Readonly<Record<string, PackagesFor>> = {
  ...{ '--linux': 'linux', '-l': 'linux' },
  ...{ '--mac': 'mac', '--macos': 'mac', '-m': 'mac', '-o': 'mac' },
  ...{ '--win': 'win', '--windows': 'win', '-w': 'win' },
};
const OWN: Readonly<Partial<Record<NodeJS.Platform, PackagesFor>>> = {
  ...{ linux: 'linux', darwin: 'mac', win32: 'win' },
};

interface Wanted {
  readonly system: PackagesFor;
  /** Kinds of package that the command names ('dir' is an unpacked folder); empty for those of electron-builder.yml. */
  readonly kinds: readonly string[];
}

/** What a command line of electron-builder asks for: without an option, packages for the system it runs on. */
export function wantedPackages(args: readonly string[], platform: NodeJS.Platform): readonly Wanted[] {
  const isFolder = args.includes('--dir');
  const wanted = args.flatMap((option, index) => {
    const system = OPTIONS[option];
    if (system === undefined) return [];
    const rest = args.slice(index + 1);
    const end = rest.findIndex((argument) => argument.startsWith('-'));
    return [{ system, kinds: isFolder ? ['dir'] : end === -1 ? rest : rest.slice(0, end) }];
  });
  const own = OWN[platform];
  return wanted.length > 0 || own === undefined ? wanted : [{ system: own, kinds: isFolder ? ['dir'] : [] }];
}

/** Programs that Linux packages are made with: name, kinds that need it, package of Debian, Fedora and Homebrew. */
const PROGRAMS = [
  ['rpmbuild', ['rpm'], 'rpm', 'rpm-build', 'rpm'],
  ['ar', ['deb'], 'binutils', 'binutils', null],
  ['xz', ['deb', 'rpm'], 'xz-utils', 'xz', 'xz'],
] as const;

function linuxObstacle(system: SystemFacts, kinds: readonly string[]): string | null {
  if (system.platform === 'win32') return 'packages for Linux are made on Linux or macOS';
  const isWanted = (kind: string) => kinds.length === 0 || kinds.includes(kind);
  const missing = PROGRAMS.filter(([name, needing, , , brew]) => {
    const isOwn = system.platform === 'darwin' && brew === null;
    return !isOwn && needing.some(isWanted) && !hasProgram(system, name);
  });
  if (missing.length === 0) return null;
  const names = missing.map(([name]) => name).join(', ');
  const [debian, fedora, brew] = ([2, 3, 4] as const).map((column) =>
    missing.map((program) => program[column]).join(' '),
  );
  const how =
    system.platform === 'darwin'
      ? `brew install ${brew}`
      : `install ${debian} (Debian, Ubuntu) or ${fedora} (Fedora)`;
  return `it lacks ${names}: ${how}, or leave those packages out, as in npm run package -- --linux AppImage`;
}

const NOTARY = ['APPLE_API_KEY', 'APPLE_ID', 'APPLE_KEYCHAIN_PROFILE'];

function macObstacle(system: SystemFacts): string | null {
  if (system.platform !== 'darwin') return 'packages for macOS are made on macOS only';
  if (!hasProgram(system, 'codesign')) return 'codesign isn’t in PATH; macOS has it in /usr/bin';
  const isNotarized = NOTARY.some((name) => (system.env[name] ?? '') !== '');
  return isNotarized && system.run('xcode-select', ['-p']) === null
    ? 'Apple’s notary is asked with Xcode’s tools: xcode-select --install'
    : null;
}

function windowsObstacle(system: SystemFacts): string | null {
  // On macOS electron-builder downloads its own.
  if (system.platform !== 'linux' || hasProgram(system, 'wine')) return null;
  return 'Windows packages are made on Windows, or elsewhere with Wine, which isn’t in PATH';
}

/** What keeps these packages from being made; null where nothing is known to. */
export function packageObstacle(system: SystemFacts, wanted: readonly Wanted[]): string | null {
  for (const { system: target, kinds } of wanted) {
    const obstacle =
      target === 'linux'
        ? linuxObstacle(system, kinds)
        : target === 'mac'
          ? macObstacle(system)
          : windowsObstacle(system);
    if (obstacle !== null) return obstacle;
  }
  return null;
}

/** Words with which electron-builder gives up, and what is missing then. */
const ENDS: readonly (readonly [words: RegExp, reason: string])[] = [
  [
    /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b|fetch failed|RequestError/,
    'Electron and the tools that make packages are downloaded from github.com, which can’t be reached',
  ],
  [
    /Cannot create symbolic link|required privilege is not held/i,
    'Windows lets only administrators create symbolic links unless developer mode is on: turn it on',
  ],
  [/\bENOSPC\b|no space left/i, 'the disk is full'],
  [/Ad-hoc codesign failed/, 'codesign can’t sign the app: see its output above'],
];

/** Why electron-builder ended, by its own words; null where they say nothing that is known. */
export function packageEndObstacle(said: string): string | null {
  return ENDS.find(([words]) => words.test(said))?.[1] ?? null;
}
