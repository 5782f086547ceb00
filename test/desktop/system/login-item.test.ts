import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { messageOf } from '../../../electron/desktop/texts/message-of.ts';

interface Item {
  readonly args: readonly string[];
  enabled: boolean;
}
type Given = { readonly openAtLogin: boolean; readonly args?: readonly string[]; readonly enabled?: boolean };

/** What the system keeps: a Run value with its switch in the Task Manager (browser_win.cc), SMAppService's status. */
const system = {
  item: null as Item | null,
  status: 'not-registered',
  calls: 0,
};
const app = {
  setLoginItemSettings({ openAtLogin, args = [], enabled = true }: Given) {
    system.calls++;
    system.item = openAtLogin ? { args, enabled } : null;
    system.status = openAtLogin ? 'enabled' : 'not-registered';
  },
  getLoginItemSettings: () => ({
    openAtLogin: system.item !== null,
    executableWillLaunchAtLogin: system.item?.enabled === true,
    status: system.status,
  }),
};
vi.mock('electron', () => ({ app }));
const { createLoginItem } = await import('../../../electron/desktop/system/login-item.ts');

const i18n = i18nFor('en');
const OFF = { startAtLogin: false, startHidden: true };
const ON = { startAtLogin: true, startHidden: true };
let home: string;
let env: Record<string, string>;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'chime-login-'));
  env = {};
  Object.assign(system, { item: null, status: 'not-registered', calls: 0 });
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function open(
  platform: NodeJS.Platform,
  set: typeof ON,
  whyNot: Parameters<typeof createLoginItem>[0]['whyNot'] = null,
) {
  return createLoginItem({ platform, set, whyNot, env, home, program: '/opt/chime/xrpl-chime' });
}

describe.each(['win32', 'darwin'] as const)('start at login (%s)', (platform) => {
  it('is told to the system when it is changed, and not at each start', () => {
    const item = open(platform, OFF);
    item.apply(OFF);
    expect(system.calls).toBe(0);
    item.apply(ON);
    item.apply(ON);
    expect(system.calls).toBe(1);
    expect(system.item?.enabled).toBe(true);
    const next = open(platform, ON);
    next.refresh();
    next.apply(ON);
    expect(system.calls).toBe(1);
    next.apply(OFF);
    expect(system.item).toBeNull();
  });

  it('is tried again where the system refused it', () => {
    const item = open(platform, OFF);
    const refuse = vi.spyOn(app, 'setLoginItemSettings').mockImplementationOnce(() => {
      throw new Error('no');
    });
    expect(() => item.apply(ON)).toThrow('no');
    item.apply(ON);
    expect(system.item).not.toBeNull();
    refuse.mockRestore();
  });

  it('says nothing while the system does as it is told', () => {
    const item = open(platform, OFF);
    expect(item.view(i18n)).toEqual({ isOffered: true, text: null });
    item.apply(ON);
    expect(item.view(i18n)).toEqual({ isOffered: true, text: null });
  });
});

describe('what a person switched off in Windows', () => {
  beforeEach(() => {
    open('win32', OFF).apply(ON);
    if (system.item !== null) system.item.enabled = false;
  });

  it('stays off at the next start, and the window says so', () => {
    const item = open('win32', ON);
    item.refresh();
    item.apply(ON);
    expect(system.item?.enabled).toBe(false);
    expect(item.view(i18n).text).toContain('Task Manager');
  });

  it('stays off when something else about the start is changed', () => {
    open('win32', ON).apply({ startAtLogin: true, startHidden: false });
    expect(system.item).toEqual({ args: [], enabled: false });
  });

  it('is on again when it is switched off and on again in the app', () => {
    const item = open('win32', ON);
    item.apply(OFF);
    item.apply(ON);
    expect(system.item).toEqual({ args: ['--hidden'], enabled: true });
    expect(item.view(i18n).text).toBeNull();
  });
});

describe('what a person switched off in macOS', () => {
  it.each([
    ['requires-approval', /approv/],
    ['not-registered', /System Settings/],
    ['not-found', /System Settings/],
  ])('is told as what it is: %s', (status, text) => {
    system.status = status;
    expect(open('darwin', ON).view(i18n).text).toMatch(text);
  });

  it('is not asked for again because of a switch that macOS does not pass', () => {
    system.status = 'requires-approval';
    open('darwin', ON).apply({ startAtLogin: true, startHidden: false });
    expect(system.calls).toBe(0);
  });
});

describe('the autostart entry of Linux', () => {
  const path = () => join(home, '.config', 'autostart', 'org.xrplchime.app.desktop');
  const entry = () => (existsSync(path()) ? readFileSync(path(), 'utf8') : null);
  const write = (text: string) => {
    mkdirSync(dirname(path()), { recursive: true });
    writeFileSync(path(), text);
  };

  it('comes and goes with the setting', () => {
    const item = open('linux', OFF);
    item.apply(ON);
    expect(entry()).toContain('Exec=/opt/chime/xrpl-chime --hidden\n');
    expect(item.view(i18n)).toEqual({ isOffered: true, text: null });
    item.apply({ startAtLogin: true, startHidden: false });
    expect(entry()).toContain('Exec=/opt/chime/xrpl-chime\n');
    item.apply(OFF);
    expect(entry()).toBeNull();
    expect(item.view(i18n)).toEqual({ isOffered: true, text: null });
  });

  it('follows an AppImage that was moved', () => {
    env.APPDIR = '/opt/chime';
    env.APPIMAGE = '/home/me/Downloads/XRPL-Chime.AppImage';
    open('linux', OFF).apply(ON);
    env.APPIMAGE = '/home/me/Applications/XRPL-Chime.AppImage';
    const item = open('linux', ON);
    expect(entry()).toContain('/Downloads/');
    item.refresh();
    expect(entry()).toContain('Exec=/home/me/Applications/XRPL-Chime.AppImage --hidden\n');
  });

  it.each([
    ['hidden by the desktop', (text: string) => `${text}Hidden=true\n`],
    ['switched off by GNOME', (text: string) => text.replace('enabled=true', 'enabled=false')],
  ])('stays as it is where it was %s', (_how, change) => {
    open('linux', OFF).apply(ON);
    const off = change(entry() ?? '');
    write(off);
    env.APPDIR = '/opt/chime';
    env.APPIMAGE = '/elsewhere.AppImage';
    const item = open('linux', ON);
    item.refresh();
    item.apply({ startAtLogin: true, startHidden: false });
    expect(entry()).toBe(off);
    expect(item.view(i18n).text).toContain('Turned off');
    item.apply(OFF);
    item.apply(ON);
    expect(entry()).toContain('Exec=/elsewhere.AppImage --hidden\n');
    expect(item.view(i18n).text).toBeNull();
  });

  it.skipIf(process.platform === 'win32')('is not written through a link, and what to do is said', () => {
    const target = join(home, 'precious');
    writeFileSync(target, 'precious');
    mkdirSync(dirname(path()), { recursive: true });
    symlinkSync(target, path());
    let said = '';
    try {
      open('linux', OFF).apply(ON);
    } catch (error) {
      said = i18n.message(messageOf(error));
    }
    expect(said).toContain('link');
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });

  describe('that an earlier version named otherwise', () => {
    const earlier = () => join(dirname(path()), 'xrpl-chime.desktop');
    const had = (text: string) => {
      mkdirSync(dirname(path()), { recursive: true });
      writeFileSync(earlier(), text);
    };

    it('gets its name of today at the next start, once', () => {
      had('[Desktop Entry]\nExec=/opt/chime/xrpl-chime\n');
      const item = open('linux', ON);
      item.refresh();
      expect(existsSync(earlier())).toBe(false);
      expect(entry()).toContain('Exec=/opt/chime/xrpl-chime --hidden\n');
      had('[Desktop Entry]\n');
      item.refresh();
      expect(existsSync(earlier())).toBe(false);
    });

    it('stays switched off, and goes when the setting does', () => {
      const off = '[Desktop Entry]\nHidden=true\n';
      had(off);
      const item = open('linux', ON);
      item.refresh();
      expect([existsSync(earlier()), entry()]).toEqual([false, off]);
      had(off);
      item.apply(OFF);
      expect([existsSync(earlier()), entry()]).toEqual([false, null]);
    });
  });

  it('is not written again where it was deleted', () => {
    const item = open('linux', ON);
    item.refresh();
    expect(entry()).toBeNull();
    expect(item.view(i18n).text).toContain('Turned off');
  });
});

describe.each(['from-sources', 'other-folder'] as const)(
  'a run that is not the installed app (%s)',
  (whyNot) => {
    it.each(['win32', 'darwin', 'linux'] as const)(
      'changes nothing of what starts at login (%s)',
      (platform) => {
        const item = open(platform, OFF, whyNot);
        item.refresh();
        item.apply(ON);
        item.apply(OFF);
        expect(system.calls).toBe(0);
        expect(existsSync(join(home, '.config'))).toBe(false);
        const { isOffered, text } = item.view(i18n);
        expect(isOffered).toBe(false);
        expect(text).not.toBeNull();
      },
    );
  },
);
