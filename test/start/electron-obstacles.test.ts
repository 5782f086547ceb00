import { describe, expect, it } from 'vitest';
import { endObstacle, hasDisplay, sandboxObstacle, systemObstacle } from '../../build/electron-obstacles.ts';
import { modelSystem } from './model-system.ts';

const ELECTRON = '/home/me/my apps/chime/node_modules/electron/dist/electron';
const HELPER = '/home/me/my apps/chime/node_modules/electron/dist/chrome-sandbox';
const DENIED = `this system blocks the user namespaces that Chromium’s sandbox needs. To let its helper do without them: sudo chown root:root "${HELPER}" && sudo chmod 4755 "${HELPER}"`;
const own = { uid: 1000, mode: 0o100755 };

describe('what keeps Electron from starting on a system', () => {
  it('is a missing display, on Linux only', () => {
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':1' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(systemObstacle(modelSystem('linux', { env: {} }))).toBe('there is no display');
    expect(systemObstacle(modelSystem('linux'))).toBeNull();
    expect(systemObstacle(modelSystem('darwin', { env: {} }))).toBeNull();
    expect(systemObstacle(modelSystem('win32', { env: {} }))).toBeNull();
  });

  it('is a system older than Electron’s oldest', () => {
    const at = (platform: NodeJS.Platform, release: string) =>
      systemObstacle(modelSystem(platform, { release }));
    expect(at('darwin', '21.6.0')).toBe('Electron needs macOS 13 or later');
    expect(at('darwin', '22.1.0')).toBeNull();
    expect(at('win32', '6.3.9600')).toBe('Electron needs Windows 10 or later');
    expect(at('win32', '10.0.26100')).toBeNull();
    expect(at('linux', '4.4.0')).toBeNull();
  });
});

describe('Chromium’s sandbox', () => {
  it.each([
    ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1\n'],
    ['/proc/sys/kernel/unprivileged_userns_clone', '0\n'],
    ['/proc/sys/user/max_user_namespaces', '0\n'],
  ])('is denied by %s, and the line says what to do', (path, value) => {
    const texts = { [path]: value };
    expect(sandboxObstacle(modelSystem('linux', { texts, files: { [HELPER]: own } }), ELECTRON)).toBe(DENIED);
  });

  const restricted = { '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1\n' };
  const on = (change: Parameters<typeof modelSystem>[1]) =>
    modelSystem('linux', { texts: restricted, files: { [HELPER]: own }, ...change });

  it('is allowed by each of them with the other value, and where there are none', () => {
    const texts = {
      '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '0\n',
      '/proc/sys/kernel/unprivileged_userns_clone': '1\n',
      '/proc/sys/user/max_user_namespaces': '63486\n',
    };
    expect(sandboxObstacle(on({ texts }), ELECTRON)).toBeNull();
    expect(sandboxObstacle(on({ texts: {} }), ELECTRON)).toBeNull();
  });

  it('has its helper, owned by root and of mode 4755, and nothing less', () => {
    const helper = (uid: number, mode: number) =>
      sandboxObstacle(on({ files: { [HELPER]: { uid, mode } } }), ELECTRON);
    expect(helper(0, 0o104755)).toBeNull();
    expect(helper(0, 0o100755)).toBe(DENIED);
    expect(helper(1000, 0o104755)).toBe(DENIED);
  });

  it('has a profile that names the program', () => {
    const profile = { '/etc/apparmor.d/chime': `profile chime "${ELECTRON}" flags=(unconfined) { userns, }` };
    expect(sandboxObstacle(on({ texts: { ...restricted, ...profile } }), ELECTRON)).toBeNull();
  });

  it('is nobody’s business where the user asks for none, as root, and elsewhere', () => {
    expect(sandboxObstacle(on({}), ELECTRON, ['--no-sandbox'])).toBeNull();
    expect(sandboxObstacle(on({ uid: 0 }), ELECTRON)).toBeNull();
    expect(sandboxObstacle(modelSystem('darwin', { texts: restricted }), ELECTRON)).toBeNull();
  });
});

describe('what Electron says when it ends at once', () => {
  const ending = (said: string, change: Parameters<typeof modelSystem>[1] = {}, code: number | null = 1) =>
    endObstacle(modelSystem('linux', change), { executable: ELECTRON, code, said });

  it('as root', () => {
    const line =
      '[4242:1128/201500.1:ERROR:content/browser/zygote_host/zygote_host_impl_linux.cc:102] Running as root without --no-sandbox is not supported. See https://crbug.com/638180.\n';
    expect(ending(line)).toBe('Electron doesn’t run as root: start it as your own user');
  });

  it('without a sandbox, in a container for example', () => {
    expect(
      ending('[1:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you are running on Ubuntu'),
    ).toBe(DENIED);
    const helper = `The SUID sandbox helper binary was found, but is not configured correctly. Rather than run without sandboxing I'm aborting now.`;
    expect(ending(helper, {}, null)).toBe(DENIED);
  });

  it('without libraries: all that are missing, with their packages', () => {
    const said = `${ELECTRON}: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory\n`;
    const ldd =
      '\tlinux-vdso.so.1 (0x0)\n\tlibnss3.so => not found\n\tlibgbm.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n';
    expect(ending(said, { programs: { ldd } }, 127)).toBe(
      'the libraries libnss3.so, libgbm.so.1 are missing: install libnss3 libgbm1 (Debian, Ubuntu) or nss mesa-libgbm (Fedora)',
    );
    expect(ending(said, {}, 127)).toBe(
      'the library libnss3.so is missing: install libnss3 (Debian, Ubuntu) or nss (Fedora)',
    );
    expect(ending(said.replace('libnss3.so', 'libodd.so.1'), {}, 127)).toBe(
      'the library libodd.so.1 is missing',
    );
  });

  it('where the display does not answer', () => {
    const said =
      '[1:ERROR:ozone_platform_x11.cc] Missing X server or $DISPLAY\n[1:ERROR:env.cc] The platform failed to initialize.  Exiting.\n';
    expect(ending(said)).toBe('the display ":0" can’t be reached');
  });

  it('on macOS and Windows', () => {
    const dyld = 'dyld[42]: Symbol not found: _OBJC_CLASS_$_X\n';
    expect(endObstacle(modelSystem('darwin'), { executable: 'Electron', code: null, said: dyld })).toMatch(
      /macOS 13/,
    );
    expect(endObstacle(modelSystem('win32'), { executable: 'e.exe', code: 0xc0000135, said: '' })).toMatch(
      /a Windows library is missing/,
    );
  });

  it('is not guessed at', () => {
    expect(ending('some error\n')).toBeNull();
  });
});
