import type { ExportProgress } from '../../contract/index.ts';

/** What an export tells and is told while it writes. */
export interface ExportSteps {
  /** Aborted when a person cancels; the export then throws its reason. */
  readonly signal: AbortSignal;
  /** So many of so many payments are written. */
  readonly onProgress: (progress: ExportProgress) => void;
}

export interface RunningExportDeps {
  /** What `view` tells is another. */
  readonly onChange: () => void;
  /** Calls back once after so many milliseconds; returns what prevents that. */
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
}

/** The export that is being written; one at a time. */
export interface RunningExport {
  /** How far it is; null where none runs, and while nobody waits for it yet. */
  readonly view: () => ExportProgress | null;
  readonly isRunning: () => boolean;
  /** Runs an export; 'canceled' where it was. @throws what `write` throws, and an Error where another runs. */
  readonly run: <T>(write: (steps: ExportSteps) => Promise<T>) => Promise<T | 'canceled'>;
  /** Resolves when the export that ran has ended and left nothing behind. */
  readonly cancel: () => Promise<void>;
}

/** A shorter wait needs no progress. */
const SHOWN_AFTER_MS = 1000;

export function createRunningExport({ onChange, setTimer }: RunningExportDeps): RunningExport {
  let running: { readonly abort: AbortController; readonly ended: Promise<void> } | null = null;
  let progress: ExportProgress = { written: 0, count: 0 };
  let isShown = false;

  return {
    view: () => (isShown ? progress : null),
    isRunning: () => running !== null,
    async run(write) {
      if (running !== null) throw new Error('An export is being written.');
      const abort = new AbortController();
      const { signal } = abort;
      const ended = Promise.withResolvers<void>();
      running = { abort, ended: ended.promise };
      progress = { written: 0, count: 0 };
      const stopTimer = setTimer(() => {
        isShown = true;
        onChange();
      }, SHOWN_AFTER_MS);
      const onProgress = (next: ExportProgress) => {
        progress = next;
        if (isShown) onChange();
      };
      try {
        return await write({ signal, onProgress });
      } catch (error) {
        if (signal.aborted && error === signal.reason) return 'canceled';
        throw error;
      } finally {
        stopTimer();
        running = null;
        if (isShown) {
          isShown = false;
          onChange();
        }
        ended.resolve();
      }
    },
    async cancel() {
      running?.abort.abort();
      await running?.ended;
    },
  };
}
