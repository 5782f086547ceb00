import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { app } from 'electron';
import { autostartEntry, autostartPath } from './autostart-entry.ts';

/**
 * Sets "start at login" as the settings say. Also called at every start, because an AppImage may have moved.
 * @throws Error when the entry cannot be written.
 */
export function applyAutostart(enabled: boolean, hidden: boolean, platform = process.platform): void {
  if (platform === 'linux') {
    applyLinux(enabled, hidden);
    return;
  }
  app.setLoginItemSettings({ openAtLogin: enabled, args: hidden ? ['--hidden'] : [] });
}

function applyLinux(enabled: boolean, hidden: boolean): void {
  const context = { env: process.env, home: homedir(), execPath: app.getPath('exe'), hidden };
  const path = autostartPath(context);
  if (!enabled) {
    rmSync(path, { force: true });
    return;
  }
  const text = autostartEntry(context);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
