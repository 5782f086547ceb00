import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PROJECT = join(import.meta.dirname, '..', '..');
const TAG = 'xrpl-chime-test';

function docker(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('docker', args, { cwd: PROJECT, encoding: 'utf8' });
  return { status, said: `${stdout ?? ''}${stderr ?? ''}` };
}

/** Where no daemon answers, the Dockerfile is linted alone (deploy.test.ts). */
const hasBuilder = docker('info').status === 0;

describe.runIf(hasBuilder)('the image', () => {
  it('is built, and runs without rights on a root that is read-only', () => {
    expect(docker('build', '--file', 'deploy/Dockerfile', '--tag', TAG, '.')).toMatchObject({ status: 0 });
    const asIsolated = ['--rm', '--read-only', '--cap-drop', 'ALL', '--network', 'none'];
    expect(docker('run', ...asIsolated, TAG, '--version')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  }, 600_000);
});
