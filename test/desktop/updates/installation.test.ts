import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownAppImage } from '../../../electron/desktop/system/app-image.ts';
import { type InstallationFacts, readInstallation } from '../../../electron/desktop/updates/installation.ts';

let resources: string;
beforeEach(() => {
  resources = realpathSync(mkdtempSync(join(tmpdir(), 'chime-installation-')));
});
afterEach(() => rmSync(resources, { recursive: true, force: true }));

const MOUNT = { APPDIR: '/tmp/.mount_chime', APPIMAGE: '/home/me/chime.AppImage' };

describe('how this copy came here', () => {
  function read(change: Partial<InstallationFacts>, ...files: readonly string[]) {
    for (const file of files) writeFileSync(join(resources, file), '');
    const facts = {
      platform: 'linux',
      env: {},
      execPath: '/opt/chime/xrpl-chime',
      isPackaged: true,
    } as const;
    return readInstallation({ ...facts, resources, ...change });
  }

  it('from sources and without a feed it does not update itself', () => {
    expect(read({ isPackaged: false }, 'app-update.yml')).toMatchObject({
      why: { code: 'update.from-source' },
    });
    rmSync(join(resources, 'app-update.yml'));
    expect(read({}, 'package-type')).toMatchObject({ why: { code: 'update.no-place' } });
  });

  it('is told by platform and by what the packages bring along', () => {
    expect(read({ platform: 'win32' }, 'app-update.yml')).toEqual({ kind: 'windows' });
    expect(read({ platform: 'darwin' })).toEqual({ kind: 'mac' });
    expect(read({})).toMatchObject({ kind: 'fixed', why: { code: 'update.managed' } });
    const inMount = { env: MOUNT, execPath: '/tmp/.mount_chime/xrpl-chime' };
    expect(read(inMount)).toEqual({ kind: 'appimage', file: '/home/me/chime.AppImage' });
    expect(read({}, 'package-type')).toEqual({ kind: 'system-package' });
  });

  it('never takes another program’s AppImage for its own', () => {
    const inherited = { env: MOUNT, execPath: '/home/me/unpacked/xrpl-chime' };
    expect(read(inherited, 'app-update.yml')).toMatchObject({
      kind: 'fixed',
      why: { code: 'update.managed' },
    });
  });
});

describe('the AppImage that this program runs from', () => {
  it('needs both of the runtime’s variables, and the program in the mount', () => {
    expect(ownAppImage(MOUNT, '/tmp/.mount_chime/xrpl-chime')).toBe('/home/me/chime.AppImage');
    expect(ownAppImage(MOUNT, '/tmp/.mount_chime2/xrpl-chime')).toBeNull();
    expect(ownAppImage({ APPIMAGE: MOUNT.APPIMAGE }, '/usr/bin/xrpl-chime')).toBeNull();
    expect(ownAppImage({ ...MOUNT, APPIMAGE: '' }, '/tmp/.mount_chime/xrpl-chime')).toBeNull();
    expect(ownAppImage({}, '/usr/bin/xrpl-chime')).toBeNull();
  });

  it('is found where the temporary folder is a link', () => {
    mkdirSync(join(resources, 'real', '.mount'), { recursive: true });
    symlinkSync(join(resources, 'real'), join(resources, 'tmp'));
    const env = { APPDIR: join(resources, 'tmp', '.mount'), APPIMAGE: '/a.AppImage' };
    expect(ownAppImage(env, join(resources, 'real', '.mount', 'xrpl-chime'))).toBe('/a.AppImage');
  });
});
