import { join } from 'node:path';
import { MAIN_TEXTS } from '../../contract/index.ts';

/** Desktops show the comment in the language of the session, whichever the app's is. */
const TRANSLATED = ['de', 'es', 'ja'] as const;

export interface AutostartContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly execPath: string;
  readonly hidden: boolean;
}

/** Where the freedesktop autostart entry of this app lives. */
export function autostartPath({ env, home }: Pick<AutostartContext, 'env' | 'home'>): string {
  const configured = env.XDG_CONFIG_HOME;
  const base = configured === undefined || configured === '' ? join(home, '.config') : configured;
  return join(base, 'autostart', 'xrpl-chime.desktop');
}

/** The entry's text. An AppImage is started by its own path, which may have moved since. */
export function autostartEntry({ env, execPath, hidden }: AutostartContext): string {
  const program = env.APPIMAGE ?? execPath;
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
 * Whether this start belongs in the tray alone: --hidden asks for it, which the entries for Windows and Linux carry.
 * macOS passes nothing to a program it starts at login, but tells that it did.
 */
export function startsHidden(
  asked: boolean,
  startHidden: boolean,
  platform: NodeJS.Platform,
  wasOpenedAtLogin: () => boolean,
): boolean {
  return asked || (platform === 'darwin' && startHidden && wasOpenedAtLogin());
}

/** Quotes an argument of Exec as the Desktop Entry Specification asks; a lone % would be a field code. */
function quote(argument: string): string {
  const escaped = argument.replace(/(["`$\\])/g, '\\$1').replace(/%/g, '%%');
  return /^[\w./@:+,-]+$/.test(argument) ? argument : `"${escaped.replace(/\\/g, '\\\\')}"`;
}
