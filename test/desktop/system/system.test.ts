import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asArgument, escapeMarkup } from '../../../electron/alerts/sinks/notification/markup.ts';
import type { OverallState } from '../../../electron/contract/index.ts';
import { readAccountList, writeAccountList } from '../../../electron/desktop/actions/account-list-file.ts';
import { readLaunchOptions } from '../../../electron/desktop/lifecycle/launch-options.ts';
import {
  autostartEntry,
  autostartPath,
  startsHidden,
} from '../../../electron/desktop/system/autostart-entry.ts';
import { resolveLocale } from '../../../electron/desktop/texts/i18n.ts';
import { trayIconFile } from '../../../electron/desktop/tray/tray-icon.ts';
import { redactText } from '../../../electron/xrpl/transport/redact-text.ts';

describe('the command line', () => {
  it('is read past what belongs to Chromium and the app’s path', () => {
    const argv = [
      'electron',
      '/app',
      '--enable-features=x',
      '--data-dir=/d',
      '--server=ws://a',
      '--server=ws://b',
      '--network=testnet',
      '--watch=rX=A=B',
      '--hidden',
    ];
    expect(readLaunchOptions(argv)).toEqual({
      dataDir: '/d',
      network: 'testnet',
      servers: ['ws://a', 'ws://b'],
      watch: [{ address: 'rX', label: 'A=B' }],
      demo: false,
      hidden: true,
    });
    expect(readLaunchOptions(['electron', '.'])).toMatchObject({
      dataDir: null,
      network: 'mainnet',
      demo: false,
    });
    expect(readLaunchOptions(['x', '--data-dir=rel'], '/cwd').dataDir).toBe('/cwd/rel');
  });
});

describe('logs', () => {
  it('hold no password and no key', () => {
    const text =
      'at wss://me:hunter2@x.org/p?token=abc and sEdTM1uX8pu2do5XvTnutH6HsouMaM2, snoPBrXtMeMyMHUVTgbuqAfg1SUTb.';
    const redacted = redactText(text);
    for (const secret of ['hunter2', 'abc', 'sEdTM1u', 'snoPBr']) expect(redacted).not.toContain(secret);
    expect(redacted).toContain('wss://me:***@x.org/p');
    expect(redactText('wss://xrplcluster.com rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh')).toBe(
      'wss://xrplcluster.com rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
    );
  });
});

describe('a password in an address is redacted', () => {
  it.each([
    'WSS://me:hunter2@x.org/p',
    'Wss://me:hunter2@x.org',
    'wss://me:hun)hunter2@x.org, then',
    '(wss://me:hun]hunter2@x.org)',
    'wss://me:hun"hunter2@x.org',
    "wss://me:hun'hunter2@x.org",
    'wss://me:hun<hunter2>@x.org',
    'wss://me:hun hunter2@x.org',
    'wss://me:hun@hunter2@x.org',
    'wss:me:hunter2@x.org',
    'wss:\\\\me:hunter2@x.org',
    'wss://hunter2@x.org',
    'wss://x.org/?token=hunter2',
    'WSS://x.org/?token=hunter2)',
    'socks5://me:hunter2@proxy:1080',
    'SOCKS://me:hunter2@proxy',
    'socks5h://hunter2@proxy',
    'http://me:hunter2@proxy:3128',
    'HTTPS://x.org/?token=hunter2',
    'PROXY http://me:hunter2@proxy; DIRECT',
    '{"url":"wss://me:hunter2@x.org"}',
    'wss://x.org/hunter2hunter2hunter2/',
  ])('%s', (text) => {
    expect(redactText(`connecting to ${text} failed`)).not.toContain('hunter2');
    expect(redactText(`connecting to ${text} failed`)).toMatch(/^connecting to .*failed$/);
  });

  it.each([
    'connected to wss://xrplcluster.com, 84 ms',
    'see https://example.org/help (or not)',
    'Error at file:///opt/app/main.js:12:5',
    'mail me@example.org',
  ])('and nothing else is: %s', (text) => {
    expect(redactText(text)).toBe(text);
  });
});

describe('the Linux autostart entry', () => {
  const context = { env: {}, home: '/home/me', execPath: '/usr/bin/xrpl-chime', hidden: true };
  it('is where the desktop looks for it', () => {
    expect(autostartPath(context)).toBe('/home/me/.config/autostart/org.xrplchime.app.desktop');
    expect(autostartPath({ ...context, env: { XDG_CONFIG_HOME: '/c' } })).toBe(
      '/c/autostart/org.xrplchime.app.desktop',
    );
  });
  it('is named as Electron names the app to the desktop', () => {
    const { desktopName } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly desktopName: string;
    };
    // Portals accept no other form.
    expect(desktopName).toMatch(/^[a-z]+(?:\.[a-z]+){2,}\.desktop$/);
    expect(autostartPath(context)).toBe(`/home/me/.config/autostart/${desktopName}`);
  });
  it('starts the installed program, or the AppImage where it is now', () => {
    expect(autostartEntry(context)).toContain('\nExec=/usr/bin/xrpl-chime --hidden\n');
    const odd = {
      ...context,
      hidden: false,
      env: { APPDIR: '/usr/bin', APPIMAGE: '/home/me/My Apps/100% $x.AppImage' },
    };
    expect(autostartEntry(odd)).toContain('\nExec="/home/me/My Apps/100%% \\\\$x.AppImage"\n');
  });
});

describe('a start at login', () => {
  it('stays in the tray where it is asked to, on macOS by what the system tells', () => {
    expect(startsHidden(true, false, 'linux', () => false)).toBe(true);
    expect(startsHidden(false, true, 'linux', () => true)).toBe(false);
    expect(startsHidden(false, true, 'darwin', () => true)).toBe(true);
    expect(startsHidden(false, true, 'darwin', () => false)).toBe(false);
    expect(startsHidden(false, false, 'darwin', () => true)).toBe(false);
  });
});

describe('text for a daemon', () => {
  it('shows as it is', () => {
    expect(escapeMarkup('<b>&amp;</b>')).toBe('&lt;b&gt;&amp;amp;&lt;/b&gt;');
    expect(asArgument('-u critical')).toBe('\u2060-u critical');
    expect(asArgument('a\0b')).toBe('ab');
  });
});

describe('the tray icon', () => {
  const icon = (change: object) =>
    trayIconFile('/i', { state: 'live', hasUnread: false, platform: 'linux', isPanelDark: true, ...change });
  it('is named by state, unread dot, panel and platform', () => {
    expect(icon({})).toBe('/i/tray-live-dark.png');
    expect(icon({ state: 'stalled', hasUnread: true, isPanelDark: false })).toBe(
      '/i/tray-stalled-unread-light.png',
    );
    expect(icon({ state: 'connecting' })).toBe('/i/tray-catching-up-dark.png');
    expect(icon({ platform: 'win32', state: 'catching-up' })).toBe('/i/tray-catching-up-dark.ico');
    expect(icon({ platform: 'darwin', state: 'incomplete', hasUnread: true })).toBe(
      '/i/tray-incomplete-unreadTemplate.png',
    );
  });
  it('is a drawing of its own for each state', () => {
    const states = Object.keys({
      live: 0,
      'catching-up': 0,
      incomplete: 0,
      stalled: 0,
      offline: 0,
      paused: 0,
      empty: 0,
    } satisfies Record<Exclude<OverallState, 'connecting'>, 0>) as OverallState[];
    const folder = join(import.meta.dirname, '../../../build/tray');
    const digests = states.flatMap((state) =>
      (['darwin', 'win32', 'linux'] as const).flatMap((platform) =>
        [true, false].flatMap((hasUnread) =>
          [...new Set([true, false])].map((isPanelDark) =>
            readFileSync(trayIconFile(folder, { state, hasUnread, platform, isPanelDark })).toString('hex'),
          ),
        ),
      ),
    );
    // macOS has one template for both panels.
    expect(new Set(digests).size).toBe(states.length * 2 * 5);
  });
});

describe('the account list as a file', () => {
  it('comes back as it was', () => {
    const account = {
      id: 'x',
      network: 'mainnet',
      address: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
      tag: 0,
      label: 'Ünï',
      addedAt: '2026-03-10T09:12:00.000Z',
      sinceLedger: null,
      colour: 3,
      mutedUntil: null,
      minimumAmounts: { XRP: '1.5' },
      alertKinds: null,
      mutedSenders: [],
    } as const;
    const contact = { address: account.address, name: 'Genesis' };
    expect(readAccountList(writeAccountList([account], [contact]))).toMatchObject({
      accounts: [account],
      contacts: [contact],
    });
  });
  it.each([
    ['no JSON', 'x', /isn’t a JSON file/],
    ['another format', '{"format":"other"}', /format/],
    ['a bad address', writeAccountList([{ address: 'r' } as never], []), /accounts/],
  ])('is refused when it is %s', (_name, text, reason) => {
    expect(() => readAccountList(text)).toThrow(reason);
  });
});

describe('the language', () => {
  it('keeps the system’s region where the chosen language is its own', () => {
    expect(resolveLocale('system', 'de-AT')).toBe('de-AT');
    expect(resolveLocale('de', 'de-AT')).toBe('de-AT');
    expect(resolveLocale('es', 'de-AT')).toBe('es');
  });
});
