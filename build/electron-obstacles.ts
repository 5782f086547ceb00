/**
 * Why Electron does not start on a system, as phrases that follow "because" and say what to do. What can be known
 * beforehand is read from the system; the rest from the words with which Electron and Chromium end.
 */
import { dirname, join } from 'node:path';
import { missingLibraries } from './missing-libraries.ts';
import type { SystemFacts } from './system-facts.ts';

/** True where a window can be shown: Linux needs a display, the others have one. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform !== 'linux') return true;
  return (env.DISPLAY ?? '') !== '' || (env.WAYLAND_DISPLAY ?? '') !== '';
}

/** The oldest systems that Electron 45 runs on, by the major version of their kernels (Electron's README). */
const OLDEST: Readonly<Partial<Record<NodeJS.Platform, readonly [major: number, name: string]>>> = {
  darwin: [22, 'macOS 13'],
  win32: [10, 'Windows 10'],
};

const AS_ROOT = 'Electron doesn’t run as root: start it as your own user';
const NO_DISPLAY = 'there is no display';

/** What keeps Electron from starting, whichever binary it is; null where nothing is known to. */
export function systemObstacle({ platform, release, env }: SystemFacts): string | null {
  const [major, name] = OLDEST[platform] ?? [0, ''];
  const own = Number.parseInt(release, 10);
  if (own < major) return `Electron needs ${name} or later`;
  return hasDisplay(env, platform) ? null : NO_DISPLAY;
}

/** Settings of Linux that deny user namespaces to programs without privileges, with the value that does. */
const NAMESPACE_SWITCHES = [
  ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
  ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
  ['/proc/sys/user/max_user_namespaces', '0'],
] as const;

/**
 * Chromium's sandbox needs user namespaces, or its helper owned by root with mode 4755
 * (sandbox/linux/suid/client/setuid_sandbox_host.cc). It never runs without one here: nothing passes --no-sandbox but
 * the user.
 */
export function sandboxObstacle(
  system: SystemFacts,
  executable: string,
  args: readonly string[] = [],
): string | null {
  // Root is refused by Electron itself.
  if (system.platform !== 'linux' || system.uid === 0 || args.includes('--no-sandbox')) return null;
  const denied = NAMESPACE_SWITCHES.find(([path, value]) => system.read(path)?.trim() === value);
  if (denied === undefined) return null;
  const helper = join(dirname(executable), 'chrome-sandbox');
  const file = system.stat(helper);
  if (file === null || (file.uid === 0 && (file.mode & 0o7777) === 0o4755)) return null;
  return hasProfile(system, executable) ? null : deniedNamespaces(helper);
}

/** Whether an AppArmor profile names the program: it may allow what is denied to others. */
function hasProfile({ list, read }: SystemFacts, executable: string): boolean {
  const folder = '/etc/apparmor.d';
  return list(folder).some((name) => read(join(folder, name))?.includes(executable) === true);
}

function deniedNamespaces(helper: string): string {
  return `this system blocks the user namespaces that Chromium’s sandbox needs. To let its helper do without them: sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"`;
}

/** How Electron ended. */
interface Ended {
  readonly executable: string;
  readonly code: number | null;
  /** What it wrote to stderr, from the beginning. */
  readonly said: string;
}

/** STATUS_DLL_NOT_FOUND. */
const WINDOWS_DLL_MISSING = 0xc000_0135;

/** Why Electron ended at once, by its own words; null where they say nothing that is known. */
export function endObstacle(system: SystemFacts, { executable, code, said }: Ended): string | null {
  if (/Running as root without --no-sandbox is not supported/.test(said)) return AS_ROOT;
  if (/No usable sandbox!|SUID sandbox helper binary was found, but is not configured/.test(said))
    return deniedNamespaces(join(dirname(executable), 'chrome-sandbox'));
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(said)?.[1];
  if (library !== undefined) return missingLibraries(system.run('ldd', [executable]) ?? '', library);
  if (/Missing X server or \$DISPLAY|Failed to connect to Wayland display/.test(said))
    return `the display "${system.env.DISPLAY ?? system.env.WAYLAND_DISPLAY ?? ''}" can’t be reached`;
  if (/^dyld\S*: (?:Library not loaded|Symbol not found)/m.test(said))
    return 'a macOS library is missing: Electron needs macOS 13 or later';
  if (code === WINDOWS_DLL_MISSING) return 'a Windows library is missing (status 0xC0000135)';
  return null;
}
