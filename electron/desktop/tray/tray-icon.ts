import { join } from 'node:path';
import type { OverallState } from '../../contract/index.ts';

interface IconInput {
  readonly state: OverallState;
  readonly hasUnread: boolean;
  readonly platform: NodeJS.Platform;
  /** Whether the panel with the icon is dark; macOS colours template images itself. */
  readonly isPanelDark: boolean;
}

/** The tray icon's file for a state; Electron finds the @2x variant by name. */
export function trayIconFile(folder: string, { state, hasUnread, platform, isPanelDark }: IconInput): string {
  // Connecting takes seconds: it looks like catching up, which follows it.
  const drawing = state === 'connecting' ? 'catching-up' : state;
  const base = `tray-${drawing}${hasUnread ? '-unread' : ''}`;
  if (platform === 'darwin') return join(folder, `${base}Template.png`);
  const panel = isPanelDark ? 'dark' : 'light';
  return join(folder, `${base}-${panel}.${platform === 'win32' ? 'ico' : 'png'}`);
}
