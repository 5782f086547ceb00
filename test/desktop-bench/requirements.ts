import { accessSync, constants, existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe } from 'vitest';

/** Programs the bench drives, and the Debian package each comes in. */
const PROGRAMS = [
  ['chromium', 'chromium'],
  ['Xvfb', 'xvfb'],
  ['dbus-daemon', 'dbus'],
  ['dbus-monitor', 'dbus'],
  ['dunst', 'dunst'],
  ['dunstctl', 'dunst'],
  ['notify-send', 'libnotify-bin'],
  ['strace', 'strace'],
] as const;

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Debian packages that are missing for the desktop bench; empty when it can run. */
export function missingPackages(): readonly string[] {
  return [...new Set(PROGRAMS.filter(([program]) => !isInstalled(program)).map(([, pack]) => pack))];
}

/**
 * `describe` where the bench's programs are installed; elsewhere the specs are skipped with one visible line
 * that says what to install, and in CI (`CI=true`) they fail instead: a build must not pass without them.
 */
export const describeDesktop: typeof describe | typeof describe.skip = choose();

/** True where the specs run against the real Electron (`npm run test:electron`). */
export const isRealElectron = process.env.CHIME_DESKTOP === 'electron';

/** For what only the bench can do: a notification daemon that dies, a monitor that is unplugged. */
export const describeBench: typeof describe | typeof describe.skip = isRealElectron
  ? describe.skip
  : describeDesktop;

function choose(): typeof describe | typeof describe.skip {
  if (process.env.CHIME_DESKTOP === 'electron') return describe;
  const missing = missingPackages();
  if (missing.length === 0) return describe;
  const line = `Desktop specs need: apt-get install ${missing.join(' ')}`;
  if (process.env.CI === 'true') throw new Error(line);
  announceOnce(line);
  return describe.skip;
}

/** Each file has a worker of its own: the run they belong to is known by their parent. */
function announceOnce(line: string): void {
  const said = join(tmpdir(), `chime-desktop-skipped-${process.ppid}`);
  const isOld = existsSync(said) && Date.now() - statSync(said).mtimeMs > 10 * 60_000;
  if (isOld) rmSync(said, { force: true });
  try {
    writeFileSync(said, line, { flag: 'wx' });
  } catch {
    // Another file of this run has said it.
    return;
  }
  process.stderr.write(`\nSKIPPED ${line}\n`);
}
