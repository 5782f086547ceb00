import type Electron from 'electron';
import { platform } from './platform/platform.ts';

/** The entry under Run in the registry, and whether the Task Manager has it switched off. */
interface RunEntry {
  readonly command: string;
  isEnabled: boolean;
}
let run: RunEntry | null = null;
/** macOS: SMAppService's. */
let status: 'not-registered' | 'enabled' | 'requires-approval' | 'not-found' = 'not-registered';

const commandOf = ({ path = process.execPath, args = [] }: Electron.Settings): string =>
  [path, ...args].join(' ');

/** On Windows this switches on again what a person has switched off, unless `enabled` is false (browser_win.cc). */
export function setLoginItemSettings(settings: Electron.Settings): void {
  const isOn = settings.openAtLogin === true;
  if (platform.loginItem === 'registry')
    run = isOn ? { command: commandOf(settings), isEnabled: settings.enabled !== false } : null;
  if (platform.loginItem === 'service') status = isOn ? 'enabled' : 'not-registered';
}

/** The fields of each platform (login_item_settings_converter.cc). */
export function getLoginItemSettings(options: Electron.LoginItemSettingsOptions = {}) {
  const common = { executableWillLaunchAtLogin: false, openAtLogin: false, wasOpenedAtLogin: false };
  if (platform.loginItem === 'service')
    return {
      ...common,
      status,
      openAtLogin: status === 'enabled',
      wasOpenedAtLogin: process.env.CHIME_BENCH_OPENED_AT_LOGIN === 'true',
    };
  if (platform.loginItem === 'none' || run === null) return common;
  return {
    ...common,
    // Of any entry with this program; openAtLogin compares the arguments too.
    executableWillLaunchAtLogin: run.isEnabled,
    openAtLogin: run.command === commandOf(options),
  };
}

/** A person switches the entry on or off: in the Task Manager, or in the system's settings on macOS. */
export function switchLoginItem(isEnabled: boolean): void {
  if (run !== null) run.isEnabled = isEnabled;
  if (status !== 'not-registered') status = isEnabled ? 'enabled' : 'requires-approval';
}
