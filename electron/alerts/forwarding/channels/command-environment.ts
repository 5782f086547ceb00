/** What programs need to run and to find their own files. Secrets are kept in variables, too: none of those is here. */
const NAMES = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR'],
  // For what shows, plays or says something on a Linux desktop.
  ...['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS'],
  ...['XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME'],
];

/** The same on Windows, where many programs do not start without the first ones. */
const WINDOWS_NAMES = [
  ...['SYSTEMROOT', 'WINDIR', 'COMSPEC', 'PATHEXT', 'SYSTEMDRIVE', 'PROCESSOR_ARCHITECTURE', 'OS'],
  ...['PATH', 'USERNAME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'TEMP', 'TMP', 'APPDATA', 'LOCALAPPDATA'],
  ...['PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'PUBLIC', 'PSMODULEPATH'],
];

type Environment = Readonly<Record<string, string | undefined>>;

/** Of our environment, what a command gets. */
export function environmentOf(own: Environment, platform: NodeJS.Platform): Record<string, string> {
  const names = new Set(platform === 'win32' ? WINDOWS_NAMES : NAMES);
  // Names are written in either case on Windows.
  const isGiven = (name: string) =>
    platform === 'win32' ? names.has(name.toUpperCase()) : names.has(name) || name.startsWith('LC_');
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(own))
    if (value !== undefined && isGiven(name)) given[name] = value;
  return given;
}
