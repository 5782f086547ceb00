/** What Electron chooses its windowing system by. */
interface Session {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly argv: readonly string[];
}

const SWITCH = '--ozone-platform=';

/**
 * Whether Electron runs on Wayland: since version 38 wherever the session is one and the command line names nothing else
 * (docs/breaking-changes.md).
 */
export function runsOnWayland({ platform, env, argv }: Session): boolean {
  if (platform !== 'linux') return false;
  const asked = argv.findLast((argument) => argument.startsWith(SWITCH))?.slice(SWITCH.length);
  if (asked !== undefined && asked !== 'auto') return asked === 'wayland';
  const { XDG_SESSION_TYPE: type = '', WAYLAND_DISPLAY: display = '' } = env;
  return type === 'wayland' || (type === '' && display !== '');
}
