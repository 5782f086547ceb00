import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { type ImportFound, importsOfFile } from './imports.ts';
import { judgeSubRooms } from './sub-rooms.ts';

export interface Violation {
  /** Path of the importing file from the project's root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  readonly rule:
    | 'upward'
    | 'past-contract'
    | 'unknown-room'
    | 'electron-outside-desktop'
    | 'renderer-reaches-main'
    | 'reaches-test'
    | 'reaches-simulator'
    | 'leaves-room'
    | 'not-a-dependency'
    | 'headless-needs-electron'
    | 'missing-file';
  readonly message: string;
}

/** The rooms of electron/ from the innermost outwards: each may import itself and those before it. */
const ROOMS = [
  'contract',
  'xrpl',
  'payments',
  'store',
  'verify',
  'watch',
  'alerts',
  'service',
  'desktop',
  'simulator',
  'root',
] as const;
type Room = (typeof ROOMS)[number];

const ROOTS: ReadonlySet<string> = new Set(['main.ts', 'preload.ts', 'headless.ts']);
const MAY_IMPORT_ELECTRON: ReadonlySet<Room> = new Set(['desktop', 'root']);
/** Packages that need a running Electron when loaded; electron-log/node does not. */
const NEEDS_ELECTRON: ReadonlySet<string> = new Set([
  'electron',
  'electron-store',
  'electron-updater',
  'electron-log',
  'electron-log/main',
]);

/** The room of a file inside electron/, or null when it has no place in the order. */
function roomOf(pathInElectron: string): Room | null {
  const [first = '', ...rest] = pathInElectron.split('/');
  if (rest.length === 0) {
    return ROOTS.has(first) ? 'root' : null;
  }
  const room = ROOMS.find((name) => name === first);
  return room === undefined || room === 'root' ? null : room;
}

/** 'ws' of 'ws/lib/x', '@scope/name' of '@scope/name/x'. */
function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

interface Project {
  readonly root: string;
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
  readonly imports: ReadonlyMap<string, readonly ImportFound[]>;
}

function readProject(root: string): Project {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly devDependencies?: Readonly<Record<string, string>>;
  };
  const files = globSync('{electron,renderer}/**/*.{ts,tsx,mts,cts}', { cwd: root }).map((path) =>
    path.split(sep).join('/'),
  );
  return {
    root,
    dependencies: new Set(Object.keys(manifest.dependencies ?? {})),
    devDependencies: new Set(Object.keys(manifest.devDependencies ?? {})),
    imports: new Map(files.sort().map((file) => [file, importsOfFile(join(root, file))])),
  };
}

/** Where a relative specifier leads, from the project's root; null when it is a package. */
function targetOf(project: Project, file: string, specifier: string): string | null {
  if (!specifier.startsWith('.') && !specifier.startsWith('/')) return null;
  // Vite's suffixes (?url, ?raw, ?inline) name the same file.
  const path = specifier.replace(/\?.*$/, '');
  const absolute = path.startsWith('/')
    ? join(project.root, 'renderer', path)
    : join(project.root, dirname(file), path);
  return relative(project.root, absolute).split(sep).join('/');
}

/** Where everything leads that a file imports. */
function targetsOf(project: Project, file: string): readonly string[] {
  return (project.imports.get(file) ?? []).flatMap(
    ({ specifier }) => targetOf(project, file, specifier) ?? [],
  );
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

type Verdict = Pick<Violation, 'rule' | 'message'> | null;

function judgeInnerImport(project: Project, file: string, target: string): Verdict {
  if (file.startsWith('renderer/')) {
    if (target.startsWith('renderer/') || target === 'electron/contract/index.ts') return null;
    if (target.startsWith('electron/')) {
      return {
        rule: 'renderer-reaches-main',
        message: 'the renderer may import only electron/contract/index.ts',
      };
    }
  } else if (target.startsWith('electron/')) {
    const from = roomOf(file.slice('electron/'.length));
    const to = roomOf(target.slice('electron/'.length));
    if (from === null || to === null) return null; // reported once for the file itself
    if (
      target.startsWith('electron/contract/') &&
      from !== 'contract' &&
      target !== 'electron/contract/index.ts'
    ) {
      return { rule: 'past-contract', message: 'import electron/contract/index.ts, not a part of it' };
    }
    const inside = judgeSubRooms(file, target, (path) => targetsOf(project, path));
    if (inside !== null) return { rule: 'upward', message: inside };
    if (to === 'simulator' && from !== 'simulator') {
      return { rule: 'reaches-simulator', message: 'the app may not import the simulated ledger' };
    }
    if (from === 'simulator' && !['simulator', 'xrpl', 'contract'].includes(to)) {
      return {
        rule: 'upward',
        message: `the simulated ledger may not import ${to}: it stands for the server`,
      };
    }
    if (ROOMS.indexOf(to) <= ROOMS.indexOf(from)) return null;
    return { rule: 'upward', message: `${from} may not import ${to}, which is above it` };
  }
  if (target.startsWith('test/')) return { rule: 'reaches-test', message: 'the app may not import test/' };
  return { rule: 'leaves-room', message: `${target} is neither in electron/ nor in renderer/` };
}

function judgePackage(project: Project, file: string, found: ImportFound): Verdict {
  const name = packageOf(found.specifier);
  if (name === 'electron') {
    const room = file.startsWith('electron/') ? roomOf(file.slice('electron/'.length)) : null;
    const isAllowed = room !== null && MAY_IMPORT_ELECTRON.has(room) && file !== 'electron/headless.ts';
    return isAllowed
      ? null
      : {
          rule: 'electron-outside-desktop',
          message: "only desktop/, main.ts and preload.ts import 'electron'",
        };
  }
  if (file.startsWith('renderer/')) {
    if (isBuiltin(found.specifier)) {
      return { rule: 'renderer-reaches-main', message: 'the renderer has no Node modules' };
    }
    // The renderer is bundled, so what it needs may be a devDependency.
    return project.dependencies.has(name) || project.devDependencies.has(name)
      ? null
      : { rule: 'not-a-dependency', message: `${name} is not in package.json` };
  }
  if (isBuiltin(found.specifier) || project.dependencies.has(name)) return null;
  const hasTypes = project.devDependencies.has(name) || project.devDependencies.has(`@types/${name}`);
  if (found.kind === 'type' && hasTypes) return null;
  return { rule: 'not-a-dependency', message: `${name} is not in the "dependencies" of package.json` };
}

/** The packages that loading a file loads, with the file that names each; lazy and type imports aside. */
function loadedPackages(
  project: Project,
  entry: string,
): ReadonlyMap<string, readonly [string, ImportFound]> {
  const packages = new Map<string, readonly [string, ImportFound]>();
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const found of project.imports.get(file) ?? []) {
      if (found.kind !== 'value') continue;
      const target = targetOf(project, file, found.specifier);
      if (target === null) packages.set(found.specifier, [file, found]);
      else queue.push(target);
    }
  }
  return packages;
}

/**
 * What in a project's electron/ and renderer/ breaks the directions of dependency, in file order; empty when
 * nothing does.
 *
 * @param root folder that holds package.json, electron/ and renderer/
 */
export function findViolations(root: string): readonly Violation[] {
  const project = readProject(root);
  const violations: Violation[] = [];
  for (const [file, imports] of project.imports) {
    if (file.startsWith('electron/') && roomOf(file.slice('electron/'.length)) === null) {
      const message = `no such room: the order is ${ROOMS.join(' < ')}`;
      violations.push({ file, line: 1, specifier: '', rule: 'unknown-room', message });
    }
    for (const found of imports) {
      const target = targetOf(project, file, found.specifier);
      let verdict =
        target === null ? judgePackage(project, file, found) : judgeInnerImport(project, file, target);
      if (verdict === null && target !== null && !isFile(join(root, target))) {
        verdict = { rule: 'missing-file', message: `${target} does not exist` };
      }
      if (verdict !== null)
        violations.push({ file, line: found.line, specifier: found.specifier, ...verdict });
    }
  }
  for (const [specifier, [file, found]] of loadedPackages(project, 'electron/headless.ts')) {
    if (!NEEDS_ELECTRON.has(specifier)) continue;
    const message = 'headless.ts loads this file, and there is no Electron there';
    violations.push({ file, line: found.line, specifier, rule: 'headless-needs-electron', message });
  }
  return violations;
}

/** How many files were read: a guard against a glob that matches nothing. */
export function countSources(root: string): number {
  return readProject(root).imports.size;
}
