import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron, hasDisplay, installedElectron } from '../../build/electron-binary.ts';

describe('finding Electron', () => {
  let folder: string;
  const env = { DISPLAY: ':0' };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chime-electron-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function installer(source: string): string {
    const path = join(folder, 'install.cjs');
    writeFileSync(path, source);
    return path;
  }

  it('needs a display on Linux only', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':1' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
  });

  it('says so where there is no display, without any download', async () => {
    const never = installer("require('node:fs').writeFileSync(__dirname + '/ran', '')");
    expect(await findElectron({ env: {}, platform: 'linux', folder, installer: never })).toEqual({
      ok: false,
      reason: 'there is no display',
    });
    expect(installedElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder }, folder)).toBeNull();
  });

  it('finds a binary that is there, also by ELECTRON_OVERRIDE_DIST_PATH', async () => {
    writeFileSync(join(folder, 'electron'), '');
    chmodSync(join(folder, 'electron'), 0o755);
    const found = await findElectron({
      env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: folder },
      platform: 'linux',
      folder,
    });
    expect(found).toEqual({ ok: true, executable: join(folder, 'electron') });
  });

  it('takes one that the installer brings in time', async () => {
    const brings = installer(
      "const fs = require('node:fs'); fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/electron', '')",
    );
    const found = await findElectron({
      env,
      platform: 'linux',
      folder,
      installer: brings,
      patienceMs: 20_000,
    });
    expect(found).toEqual({ ok: true, executable: join(folder, 'dist', 'electron') });
  });

  it('gives the reason of a download that fails', async () => {
    const fails = installer("console.error('TypeError: fetch failed'); process.exit(1)");
    const found = await findElectron({
      env,
      platform: 'linux',
      folder,
      installer: fails,
      patienceMs: 20_000,
    });
    expect(found).toEqual({
      ok: false,
      reason: 'its binary cannot be downloaded (TypeError: fetch failed)',
    });
  });

  it('never waits for a download that takes long', async () => {
    // It outlives the test, as a download would, but not for long: a test runner that is killed leaves nothing behind.
    const hangs = installer('setTimeout(() => {}, 20_000)');
    const began = performance.now();
    const found = await findElectron({ env, platform: 'linux', folder, installer: hangs, patienceMs: 300 });
    expect(performance.now() - began).toBeLessThan(18_000);
    expect(found).toMatchObject({ ok: false, reason: expect.stringContaining('still being downloaded') });
  });
});
