import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import type { MissingLedgers } from '../coverage/missing-ledgers.ts';
import type { WatchContext } from '../watch-context.ts';
import type { GapRetrier } from './gap-retrier.ts';
import type { HistoryCost } from './history-cost.ts';
import type { HistorySources } from './history-sources.ts';
import type { RecoveredRecorder } from './recovered-recorder.ts';

/** What the recovery of one network works with. */
export interface RecoveryDeps extends WatchContext {
  readonly sources: HistorySources;
  readonly missing: MissingLedgers;
  readonly recorder: RecoveredRecorder;
  readonly gaps: GapRetrier;
  readonly readCredits: ReadCredits;
}

/** And what its parts share. */
export interface ReadingDeps extends RecoveryDeps {
  readonly cost: HistoryCost;
  /** Aborted when the monitor stops: nothing is recorded after that. */
  readonly signal: AbortSignal;
}
