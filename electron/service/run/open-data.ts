import type { Problem } from '../../contract/index.ts';
import { openPaymentStore, type PaymentStore } from '../../store/database/payment-store.ts';
import { type DataFolderLock, lockDataFolder } from '../../store/lock.ts';
import { type KeyValueStore, openSettings, type SettingsStore } from '../../store/settings/settings.ts';
import { openSettingsFile } from '../../store/settings/settings-file.ts';
import { toStoreError } from '../../store/store-error.ts';
import type { Log } from '../log.ts';
import { CANNOT_RUN, end } from './exit.ts';

/** What one data folder holds. */
export interface OpenData {
  readonly lock: DataFolderLock;
  readonly settings: SettingsStore;
  /** What settings are kept in. */
  readonly file: KeyValueStore;
  readonly store: PaymentStore;
  /** What opening found. */
  readonly problems: readonly Problem[];
}

/** Locks and opens a data folder. Ends the program where that can't be; `refused` is told first where it is in use. */
export function openData(
  dataFolder: string,
  {
    log,
    refused,
  }: { readonly log: Log; readonly refused: (problem: Pick<Problem, 'code' | 'message'>) => void },
): OpenData {
  let lock: DataFolderLock;
  try {
    lock = lockDataFolder(dataFolder);
  } catch (error) {
    const { code, message } = toStoreError(error);
    refused({ code, message });
    return end(log, CANNOT_RUN, message);
  }
  try {
    const { file, problem } = openSettingsFile(dataFolder);
    const settings = openSettings(file);
    // Nothing is searched here: a flood of payments takes 15 MB less memory, and as much time.
    const store = openPaymentStore(dataFolder, { cacheKib: 4000 });
    const problems = [...(problem === null ? [] : [problem]), ...settings.problems, ...store.problems];
    return { lock, settings, file, store, problems };
  } catch (error) {
    return end(log, CANNOT_RUN, toStoreError(error).message);
  }
}
