import ElectronStore from 'electron-store';
import { settingsFileOptions } from '../../store/settings/settings-file.ts';

/** The settings file by electron-store. Each `set` writes the file. */
export function settingsValues(dataFolder: string): {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
} {
  const file = new ElectronStore<Record<string, unknown>>(settingsFileOptions(dataFolder));
  return { get: (key) => file.get(key), set: (key, value) => file.set(key, value) };
}
