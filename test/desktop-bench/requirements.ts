import { describe } from 'vitest';
import { describeWith, missingPackagesOf, type Program } from '../installed.ts';

/** Programs the bench drives. */
const PROGRAMS: readonly Program[] = [
  ['chromium', 'chromium'],
  ['Xvfb', 'xvfb'],
  ['dbus-daemon', 'dbus'],
  ['dbus-monitor', 'dbus'],
  ['dunst', 'dunst'],
  ['dunstctl', 'dunst'],
  ['notify-send', 'libnotify-bin'],
  ['strace', 'strace'],
];

/** Debian packages that are missing for the desktop bench; empty when it can run. */
export function missingPackages(): readonly string[] {
  return missingPackagesOf(PROGRAMS);
}

/** True where the specs run against the real Electron (`npm run test:electron`). */
export const isRealElectron = process.env.CHIME_DESKTOP === 'electron';

/** `describe` where the bench's programs are installed, or the real Electron is used. */
export const describeDesktop: typeof describe | typeof describe.skip = isRealElectron
  ? describe
  : describeWith('Desktop specs', PROGRAMS);

/** For what only the bench can do: a notification daemon that dies, a monitor that is unplugged. */
export const describeBench: typeof describe | typeof describe.skip = isRealElectron
  ? describe.skip
  : describeDesktop;
