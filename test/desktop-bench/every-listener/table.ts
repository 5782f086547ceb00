import { APP_EFFECTS, WINDOW_EFFECTS } from './effects/app.ts';
import { ENDINGS } from './effects/endings.ts';
import { IPC_EFFECTS, LAST_EFFECTS } from './effects/ipc.ts';
import { NOTIFICATION_EFFECTS } from './effects/notification.ts';
import { SYSTEM_EFFECTS } from './effects/system.ts';
import { TRAY_EFFECTS } from './effects/tray.ts';
import { type Effect, isOn, matches } from './stage.ts';

/** Every effect, in the order in which they are tried: the payments that came in are there until the last. */
const EFFECTS: readonly Effect[] = [
  ...NOTIFICATION_EFFECTS,
  ...APP_EFFECTS,
  ...WINDOW_EFFECTS,
  ...SYSTEM_EFFECTS,
  ...IPC_EFFECTS,
  ...TRAY_EFFECTS,
  ...LAST_EFFECTS,
];

export const effectsOn = (platform: NodeJS.Platform) => EFFECTS.filter((effect) => isOn(effect, platform));
export const endingsOn = (platform: NodeJS.Platform) => ENDINGS.filter((ending) => isOn(ending, platform));

/** Whether the table says what becomes of a registration. */
export const isInTable = (platform: NodeJS.Platform, key: string): boolean =>
  [...effectsOn(platform), ...endingsOn(platform)].some(({ fires }) => matches(fires, key));
