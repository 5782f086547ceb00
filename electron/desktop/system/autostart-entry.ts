import { join } from 'node:path';
import { MAIN_TEXTS } from '../../contract/index.ts';
import { ownAppImage } from './app-image.ts';

/** Desktops show the comment in the session's language, which may differ from the app's. */
const TRANSLATED = ['de', 'es', 'ja'] as const;

interface EntryContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly execPath: string;
  readonly hidden: boolean;
}

/**
 * Name of the desktop entry: `desktopName` in package.json without its ending. systemd names a program that it starts at
 * login by the entry, and portals know the program by that.
 */
const DESKTOP_ID = 'org.xrplchime.app';
/** Its name in versions before 0.2. */
export const EARLIER_DESKTOP_ID = 'xrpl-chime';

/** The path of this app's freedesktop autostart entry. */
export function autostartPath({ env, home }: Pick<EntryContext, 'env' | 'home'>, id = DESKTOP_ID): string {
  const configured = env.XDG_CONFIG_HOME;
  const base = configured === undefined || configured === '' ? join(home, '.config') : configured;
  return join(base, 'autostart', `${id}.desktop`);
}

/** The entry's text. An AppImage is started by its own path, and may be moved later. */
export function autostartEntry({ env, execPath, hidden }: Omit<EntryContext, 'home'>): string {
  const program = ownAppImage(env, execPath) ?? execPath;
  const command = [quote(program), ...(hidden ? ['--hidden'] : [])].join(' ');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=XRPL Chime',
    `Comment=${MAIN_TEXTS.en['app.autostartComment']}`,
    ...TRANSLATED.map((language) => `Comment[${language}]=${MAIN_TEXTS[language]['app.autostartComment']}`),
    `Exec=${command}`,
    'Icon=xrpl-chime',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * Whether this start stays in the tray. On Windows and Linux the entry carries --hidden. macOS passes nothing to a program
 * that it starts at login, but reports that it did.
 */
export function startsHidden(
  asked: boolean,
  startHidden: boolean,
  platform: NodeJS.Platform,
  wasOpenedAtLogin: () => boolean,
): boolean {
  return asked || (platform === 'darwin' && startHidden && wasOpenedAtLogin());
}

/** Quotes an argument of Exec as the Desktop Entry Specification requires; a single % would be a field code. */
function quote(argument: string): string {
  const escaped = argument.replace(/(["`$\\])/g, '\\$1').replace(/%/g, '%%');
  return /^[\w./@:+,-]+$/.test(argument) ? argument : `"${escaped.replace(/\\/g, '\\\\')}"`;
}
