/**
 * `npm run sbom -- file`: writes the bill of materials of what ships, in CycloneDX's JSON, as npm knows it from the lock
 * file. Needs a built dist/, which says what the bundles took in.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ThirdPartyLicense } from '../electron/contract/index.ts';

interface Property {
  readonly name: string;
}
interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly properties?: readonly Property[];
}
/** What is read here of a bill of materials; see https://cyclonedx.org/docs/1.5/json/. */
export interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** npm's bill of materials of everything that the lock file holds. @throws Error with npm's own words. */
export function lockedBom(project: string): Bom {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'],
    { cwd: project, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  return JSON.parse(stdout) as Bom;
}

/**
 * The part of a bill of materials that ships. What is a tool to npm and bundled by us is as much part of the app as any
 * other.
 *
 * @throws Error when something ships that the bill does not know
 */
export function shippedBom(bom: Bom, name: string, shipped: readonly ThirdPartyLicense[]): Bom {
  const ids = new Set(shipped.map((each) => `${each.name}@${each.version}`));
  const components = bom.components.filter((each) => ids.has(`${each.name}@${each.version}`));
  const known = new Set(components.map((each) => `${each.name}@${each.version}`));
  const unknown = [...ids].filter((id) => !known.has(id));
  if (unknown.length > 0) throw new Error(`not in the lock file: ${unknown.join(', ')}`);
  const app = bom.metadata.component['bom-ref'];
  const refs = new Set([app, ...components.map((each) => each['bom-ref'])]);
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...bom.metadata.component, name } },
    components: components.map((each) => ({
      ...each,
      scope: 'required',
      properties:
        each.properties?.filter((property) => property.name !== 'cdx:npm:package:development') ?? [],
    })),
    dependencies: bom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
  };
}

function main(target: string | undefined): number {
  if (target === undefined) {
    console.error('Say where to write it: npm run sbom -- release/sbom.cdx.json');
    return 2;
  }
  const project = join(import.meta.dirname, '..');
  const read = (file: string): unknown => JSON.parse(readFileSync(join(project, file), 'utf8'));
  const { name } = read('package.json') as { readonly name: string };
  const shipped = read('dist/third-party.json') as readonly ThirdPartyLicense[];
  writeFileSync(target, `${JSON.stringify(shippedBom(lockedBom(project), name, shipped), null, 2)}\n`);
  return 0;
}

if (import.meta.main) process.exitCode = main(process.argv[2]);
