/** Which packages of others ship inside the app, and under which licenses. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ThirdPartyLicense } from '../electron/contract/index.ts';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  /** Needed by what is for development, and an option of what ships. */
  readonly devOptional?: boolean;
}

/** package-lock.json's packages by their folder, as npm's documentation of the file describes them. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** Reads package-lock.json of a project. */
export function lockedPackages(project: string): LockedPackages {
  const text = readFileSync(join(project, 'package-lock.json'), 'utf8');
  return (JSON.parse(text) as { readonly packages: LockedPackages }).packages;
}

const LICENSE_FILE = /^(licen[cs]e|copying)/i;

/** The license files of an installed package; empty when it comes with none. */
function licenseText(folder: string): string {
  return readdirSync(folder)
    .filter((name) => LICENSE_FILE.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}

const nameOf = (folder: string): string => folder.slice(folder.lastIndexOf('node_modules/') + 13);

/** A package as the lock file and its own folder tell of it. */
function installed(project: string, folder: string, locked: LockedPackage): ThirdPartyLicense {
  const { version = '', license = '' } = locked;
  return { name: nameOf(folder), version, license, text: licenseText(join(project, folder)) };
}

/** What Vite's `build.license` writes of a bundle when the file's name ends in .json. */
interface BundledLicense {
  readonly name: string;
  readonly version: string;
  readonly identifier: string | null;
  readonly text: string | null;
}

/** What the headless program's bundle alone takes in, which does not travel in the app's packages. */
const HEADLESS_ONLY = /^node_modules\/(?:@nats-io\/|tweetnacl$|yaml$)/;

/**
 * The packages that ship in the app: Electron, the production dependencies, and what the window's bundle took in; by name.
 *
 * @param project folder with package-lock.json and node_modules
 * @param bundled the file that Vite wrote of the window's bundle
 */
export function thirdPartyLicenses(project: string, bundled: string): readonly ThirdPartyLicense[] {
  const packages = Object.entries(lockedPackages(project));
  const shipped = packages.filter(
    ([folder, { dev, devOptional }]) => folder === 'node_modules/electron' || !(dev || devOptional),
  );
  const found = [
    ...shipped
      .filter(([folder]) => folder !== '' && !HEADLESS_ONLY.test(folder))
      .map(([folder, locked]) => installed(project, folder, locked)),
    ...(JSON.parse(readFileSync(bundled, 'utf8')) as readonly BundledLicense[]).map(
      ({ name, version, identifier, text }) => ({
        name,
        version,
        license: identifier ?? '',
        text: text ?? '',
      }),
    ),
  ];
  const byId = new Map(found.map((each) => [`${each.name}@${each.version}`, each]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The same as it is stored: a text that comes again is the index of the first package that has it. */
export function withoutRepetitions(
  licenses: readonly ThirdPartyLicense[],
): readonly (Omit<ThirdPartyLicense, 'text'> & { readonly text: string | number })[] {
  return licenses.map((each, index) => {
    const first = licenses.findIndex(({ text }) => text === each.text);
    return first < index && each.text !== '' ? { ...each, text: first } : each;
  });
}
