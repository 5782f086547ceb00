import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const summary = join(import.meta.dirname, '../../.ci/summary.mjs');

type Status = 'passed' | 'failed' | 'pending';

function file(name: string, ...statuses: readonly Status[]) {
  return {
    name,
    status: statuses.includes('failed') ? 'failed' : 'passed',
    assertionResults: statuses.map((status) => ({ status })),
  };
}

describe("CI's last line", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chime-ci-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Status and last line for a report, after some steps failed. */
  function run(report: object | null, ...failedSteps: readonly string[]): readonly [number | null, string] {
    const path = join(folder, 'report.json');
    if (report !== null) writeFileSync(path, JSON.stringify(report));
    const { status, stdout } = spawnSync(process.execPath, [summary, path, ...failedSteps], {
      encoding: 'utf8',
    });
    return [status, stdout.trimEnd().split('\n').at(-1) ?? ''];
  }

  const unit = file('/x/test/a.test.ts', 'passed', 'passed');
  const desktop = file('/x/test/b.desktop.test.ts', 'passed');

  it('counts what passed', () => {
    expect(run({ success: true, testResults: [unit, desktop] })).toEqual([0, '3 passed, 0 failed']);
  });

  it('counts what failed, and the failed step that it was only once', () => {
    const results = [unit, desktop, file('/x/test/c.test.ts', 'failed')];
    expect(run({ success: false, testResults: results }, 'npm test')).toEqual([1, '3 passed, 1 failed']);
  });

  it('counts a file that could not be loaded', () => {
    const broken = { name: '/x/test/d.test.ts', status: 'failed', assertionResults: [] };
    expect(run({ success: false, testResults: [unit, desktop, broken] }, 'npm test')).toEqual([
      1,
      '3 passed, 1 failed',
    ]);
  });

  it('fails when a desktop spec was skipped', () => {
    const skipped = file('/x/test/b.desktop.test.ts', 'passed', 'pending');
    expect(run({ success: true, testResults: [unit, skipped] })).toEqual([1, '3 passed, 1 failed']);
  });

  it('lets screenshot pins be skipped, and says so', () => {
    const pins = file('/x/test/renderer/specs/screenshots.desktop.test.ts', 'pending', 'pending');
    expect(run({ success: true, testResults: [unit, desktop, pins] })).toEqual([0, '3 passed, 0 failed']);
    // Other desktop specs must still run.
    expect(run({ success: true, testResults: [unit, pins] })[0]).toBe(1);
  });

  it('fails when no desktop spec ran at all', () => {
    expect(run({ success: true, testResults: [unit] })).toEqual([1, '2 passed, 1 failed']);
  });

  it('fails for another step that failed, for an error outside any test, and without a report', () => {
    expect(run({ success: true, testResults: [unit, desktop] }, 'demo')).toEqual([1, '3 passed, 1 failed']);
    expect(run({ success: false, testResults: [unit, desktop] })).toEqual([1, '3 passed, 1 failed']);
    rmSync(join(folder, 'report.json'));
    expect(run(null, 'npm test')).toEqual([1, '0 passed, 1 failed']);
  });
});
