import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron, installedElectron } from '../../build/electron-binary.ts';
import { thisSystem } from '../../build/system-facts.ts';
import { modelSystem } from './model-system.ts';

describe('finding Electron', () => {
  let folder: string;
  // What the installer needs of the environment is this one's.
  const system = modelSystem('linux', {
    env: { ...thisSystem.env, DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: undefined },
  });

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

  it('says so where there is no display, without any download', async () => {
    const never = installer("require('node:fs').writeFileSync(__dirname + '/ran', '')");
    expect(
      await findElectron({ system: modelSystem('linux', { env: {} }), folder, installer: never }),
    ).toEqual({
      ok: false,
      reason: 'there is no display',
    });
    expect(installedElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder }, folder)).toBeNull();
  });

  it('finds a binary that is there, also by ELECTRON_OVERRIDE_DIST_PATH', async () => {
    writeFileSync(join(folder, 'electron'), '');
    chmodSync(join(folder, 'electron'), 0o755);
    const found = await findElectron({
      system: { ...system, env: { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: folder } },
      folder,
    });
    expect(found).toEqual({ ok: true, executable: join(folder, 'electron') });
  });

  it('takes one that the installer brings in time', async () => {
    const brings = installer(
      "const fs = require('node:fs'); fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/electron', '')",
    );
    const found = await findElectron({
      system,
      folder,
      installer: brings,
      patienceMs: 20_000,
    });
    expect(found).toEqual({ ok: true, executable: join(folder, 'dist', 'electron') });
  });

  it('gives the reason of a download that fails', async () => {
    const fails = installer("console.error('TypeError: fetch failed'); process.exit(1)");
    const found = await findElectron({
      system,
      folder,
      installer: fails,
      patienceMs: 20_000,
    });
    expect(found).toEqual({
      ok: false,
      reason: 'Electron couldn’t be downloaded (TypeError: fetch failed)',
    });
  });

  it('never waits for a download that takes long', async () => {
    // It outlives the test, as a download would, but not for long: a test runner that is killed leaves nothing behind.
    const hangs = installer('setTimeout(() => {}, 20_000)');
    const began = performance.now();
    const found = await findElectron({ system, folder, installer: hangs, patienceMs: 300 });
    expect(performance.now() - began).toBeLessThan(18_000);
    expect(found).toMatchObject({ ok: false, reason: expect.stringContaining('still being downloaded') });
  });

  it('does not offer one that the system would not let start, whether it was there or is new', async () => {
    const helper = join(folder, 'dist', 'chrome-sandbox');
    const denying = {
      ...system,
      read: (path: string) => (path.endsWith('apparmor_restrict_unprivileged_userns') ? '1\n' : null),
      stat: (path: string) => (path === helper ? { uid: 1000, mode: 0o755 } : null),
    };
    const brings = installer(
      "const fs = require('node:fs'); fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/electron', '')",
    );
    const search = { system: denying, folder, installer: brings, patienceMs: 20_000 };
    const refused = { ok: false, reason: expect.stringContaining(`sudo chmod 4755 "${helper}"`) };
    expect(await findElectron(search)).toEqual(refused);
    expect(await findElectron(search)).toEqual(refused);
    expect(await findElectron({ ...search, args: ['--no-sandbox'] })).toMatchObject({ ok: true });
  });
});
