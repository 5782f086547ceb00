import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCliPackage } from '../../build/cli-package.ts';

interface Ended {
  readonly code: number | string | null;
  readonly out: string;
}

let folder: string;
let prefix: string;

/** Runs a program with this Node first in its path. */
function run(program: string, args: readonly string[], cwd = folder): Promise<Ended> {
  const PATH = `${dirname(process.execPath)}:${process.env.PATH ?? ''}`;
  const env = { ...process.env, PATH, HOME: folder, npm_config_cache: join(folder, 'cache') };
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, out: `${stdout}${stderr}` }),
    );
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chime-cli-'));
  prefix = join(folder, 'prefix');
  const made = join(folder, 'package');
  await writeCliPackage(made);
  expect(await run('npm', ['pack', '--silent', '--pack-destination', folder], made)).toMatchObject({
    code: 0,
  });
  const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  // Nothing is fetched: the package brings all that it needs.
  const install = ['install', '--global', '--offline', '--omit=optional', '--prefix', prefix, archive];
  expect(await run('npm', install)).toMatchObject({ code: 0 });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed program', () => {
  const chime = (...args: readonly string[]) => run(join(prefix, 'bin', 'xrpl-chime'), args);

  it('installs as a command, which knows its version', async () => {
    const { version } = JSON.parse(
      readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
    ) as { readonly version: string };
    expect(await chime('--version')).toEqual({ code: 0, out: `${version}\n` });
  });

  it('says on an older Node in one line what it needs', () => {
    const old = "Object.defineProperty(process, 'versions', { value: { node: '22.1.0' } });";
    const asOld = ['--import', `data:text/javascript,${encodeURIComponent(old)}`];
    const args = [...asOld, join(prefix, 'bin', 'xrpl-chime'), '--version'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toBe('XRPL Chime needs Node 24 or later; this is 22.1.0. See https://nodejs.org.\n');
  });

  it('checks a configuration, with what only some runs load', async () => {
    const file = join(folder, 'chime.yaml');
    writeFileSync(file, 'accounts: [{address: rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh}]\nnetwrok: mainnet\n');
    const { code, out } = await chime('--check-config', file);
    expect(code).toBe(2);
    expect(out).toContain('unknown key "netwrok"');
    writeFileSync(file, 'accounts: [{address: rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh}]\n');
    expect(await chime('--check-config', file)).toMatchObject({ code: 0 });
  });

  it('brings the licenses of what is in it, its documents and its schemas', () => {
    const installed = join(prefix, 'lib', 'node_modules', 'xrpl-chime');
    const licenses = readFileSync(join(installed, 'dist', 'third-party.md'), 'utf8');
    for (const name of ['ws', 'zod', 'yaml', '@nats-io/jetstream'])
      expect(licenses).toContain(`## ${name} - `);
    expect(readdirSync(join(installed, 'docs', 'schemas'))).toContain('config.schema.json');
  });
});
