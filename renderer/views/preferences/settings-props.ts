import type { Settings } from '../../../electron/contract/index.ts';

/** Changes settings; they count at once, there is no Save. */
export type ChangeSettings = (change: Partial<Settings>) => Promise<boolean>;

export interface SettingsProps {
  readonly settings: Settings;
  readonly change: ChangeSettings;
}
