import type { AccountCoverage } from '../../electron/contract/index.ts';

/** A monitor that the demo runs: the app's window and tray, or the headless program in the terminal. */
export interface DemoMonitor {
  /** True when it was told to examine the ledger from its beginning; otherwise it begins where it was started. */
  readonly examinesHistory: boolean;
  /** Keys of the payments it has shown so far, in their order, repetitions included. */
  shown(): readonly string[];
  /** What it says to have examined so far, by account. */
  coverage(): readonly AccountCoverage[];
  /** Ends it in the ordinary way; resolves with its exit status. */
  stop(): Promise<number | null>;
  /** Resolves when it has ended, of itself or not. */
  readonly ended: Promise<number | null>;
}
