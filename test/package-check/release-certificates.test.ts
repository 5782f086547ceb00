import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly jobs: { readonly package: { readonly steps: readonly Step[] } };
}

// What electron-updater reads its files with.
const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => Workflow };
const workflow = join(import.meta.dirname, '../../.github/workflows/ci.yml');
const { steps } = load(readFileSync(workflow, 'utf8')).jobs.package;
const stepOf = (name: string): Step => {
  const step = steps.find((each) => each.name === name);
  if (step === undefined) throw new Error(`the package job has no step "${name}"`);
  return step;
};

// The steps are written for bash, as GitHub runs them.
describe.runIf(process.platform !== 'win32')('certificates of a release', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chime-release-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a step with these values, and returns what later steps find in their environment. */
  function passedOn(
    name: string,
    values: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>> {
    const { run = '', env = {} } = stepOf(name);
    const file = join(folder, 'env');
    writeFileSync(file, '');
    // A secret that the repository does not have is an empty string.
    const empty = Object.fromEntries(Object.keys(env).map((key) => [key, '']));
    const { status, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-c', run], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GITHUB_ENV: file, RUNNER_TEMP: folder, ...empty, ...values },
    });
    expect([status, stderr]).toEqual([0, '']);
    const entries = readFileSync(file, 'utf8').matchAll(/^(\w+)<<END-OF-VALUE\n(.*?)\nEND-OF-VALUE$/gms);
    return Object.fromEntries([...entries].map(([, key = '', value = '']) => [key, value]));
  }

  it('are not named at all where there are none: electron-builder fails on an empty one', () => {
    expect(passedOn('Certificates (macOS)', {})).toEqual({});
    expect(passedOn('Certificates (Windows)', {})).toEqual({});
    for (const { env = {} } of steps.filter(({ name }) => name === 'Package'))
      expect(Object.keys(env).filter((key) => /CSC|APPLE/.test(key))).toEqual([]);
  });

  it('reach the system that they are for, several lines long too', () => {
    expect(passedOn('Certificates (macOS)', { CERTIFICATE: 'a\nb', PASSWORD: 'p=1' })).toEqual({
      CSC_LINK: 'a\nb',
      CSC_KEY_PASSWORD: 'p=1',
    });
    expect(passedOn('Certificates (Windows)', { CERTIFICATE: 'c', PASSWORD: 'q' })).toEqual({
      WIN_CSC_LINK: 'c',
      WIN_CSC_KEY_PASSWORD: 'q',
    });
  });

  it('come with the notary’s key as a file', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----';
    const all = { CERTIFICATE: 'a', PASSWORD: 'p', NOTARY_KEY: key, NOTARY_KEY_ID: 'id', NOTARY_ISSUER: 'i' };
    const { APPLE_API_KEY = '', ...rest } = passedOn('Certificates (macOS)', all);
    expect(readFileSync(APPLE_API_KEY, 'utf8')).toBe(key);
    expect(rest).toMatchObject({ APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'i' });
  });
});
