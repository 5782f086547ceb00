import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly if?: string;
  readonly needs?: readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

// What electron-updater reads its files with.
const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => Workflow };
const text = readFileSync(join(import.meta.dirname, '../../.github/workflows/ci.yml'), 'utf8');
const { permissions, jobs } = load(text);
const job = (name: string): Job => {
  const found = jobs[name];
  if (found === undefined) throw new Error(`no job "${name}"`);
  return found;
};
const using = (action: string) =>
  Object.values(jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses?.startsWith(`${action}@`)));
const releaseJobs = ['bundle', 'package', 'release'];

describe('the workflow', () => {
  it('names each action by one commit, with its version beside', () => {
    const lines = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(lines.length).toBeGreaterThan(10);
    const commits = new Map<string, Set<string>>();
    for (const line of lines) {
      const [, action = '', commit = ''] =
        /uses: ([\w-]+\/[\w-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+$/.exec(line) ?? [];
      expect(`${line}: ${action}`).toMatch(/: .+$/);
      commits.set(action, (commits.get(action) ?? new Set()).add(commit));
    }
    expect([...commits].filter(([action, found]) => action === '' || found.size !== 1)).toEqual([]);
  });

  it('may read, and leaves no credentials in a checkout', () => {
    expect(permissions).toEqual({ contents: 'read' });
    const checkouts = using('actions/checkout');
    expect(checkouts.length).toBeGreaterThan(3);
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('takes nothing from a cache', () => {
    expect(text).not.toMatch(/^\s*cache:|actions\/cache/m);
    for (const name of releaseJobs) {
      for (const step of job(name).steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@')))
        expect(step.with).toMatchObject({ 'package-manager-cache': false });
    }
  });

  it('asks what is known against the dependencies before anything is released', () => {
    const runs = job('audit').steps.flatMap(({ run = [] }) => run);
    expect(runs).toEqual(
      expect.arrayContaining([expect.stringContaining('npm audit --omit=dev'), 'npm audit signatures']),
    );
    expect(runs.some((run) => run.includes('npm view "electron@'))).toBe(true);
    expect(job('bundle').needs).toEqual(expect.arrayContaining(['proof', 'audit']));
    expect([job('package').needs, job('release').needs]).toEqual([['bundle'], ['package']]);
    for (const name of releaseJobs) expect(job(name).if).toBe("github.ref_type == 'tag'");
  });

  it('knows certificates in one job, which builds and tests nothing and may write nothing', () => {
    const knowing = Object.entries(jobs).filter(([, each]) => JSON.stringify(each).includes('secrets.'));
    expect(knowing.map(([name]) => name)).toEqual(['package']);
    const { environment, permissions: own, steps } = job('package');
    expect([environment, own]).toEqual(['release', undefined]);
    const runs = steps.flatMap(({ run = [] }) => run).join('\n');
    expect(runs).not.toMatch(/npm run|npm test|vite/);
    expect(runs).toContain('--publish never');
  });

  it('writes the release in a job that runs nothing of ours or of npm’s', () => {
    const writing = Object.entries(jobs).filter(([, { permissions: own = {} }]) =>
      Object.values(own).includes('write'),
    );
    expect(writing.map(([name]) => name)).toEqual(['release']);
    const { steps } = job('release');
    expect(steps.flatMap(({ run = [] }) => run).join('\n')).not.toMatch(/\b(npm|npx|node)\b/);
    expect(steps.some(({ uses }) => /checkout|setup-node/.test(uses ?? ''))).toBe(false);
  });

  it('gives checksums, provenance and the bill of materials for every file', () => {
    const { steps } = job('release');
    expect(steps.flatMap(({ run = [] }) => run).join('\n')).toContain('sha256sum -- * > SHA256SUMS');
    const attested = steps.filter(({ uses }) => uses?.startsWith('actions/attest@'));
    expect(attested.map((step) => step.with)).toEqual([
      { 'subject-checksums': 'release/SHA256SUMS' },
      { 'subject-checksums': 'release/SHA256SUMS', 'sbom-path': 'bundle/sbom.cdx.json' },
    ]);
    const bundled = job('bundle').steps;
    expect(bundled.some(({ run }) => run === 'npm run sbom -- sbom.cdx.json')).toBe(true);
  });
});
