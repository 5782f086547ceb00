import type { Clock } from '../../xrpl/clock.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import type { MissingLedgers } from '../coverage/missing-ledgers.ts';
import type { WatchEvents } from '../watch-events.ts';
import type { GapRetrier } from './gap-retrier.ts';
import type { HistoryCost } from './history-cost.ts';
import type { HistorySources } from './history-sources.ts';
import type { RecoveredRecorder } from './recovered-recorder.ts';

/** What the recovery of one network works with. */
export interface RecoveryDeps {
  readonly client: NetworkClient;
  readonly clock: Clock;
  readonly sources: HistorySources;
  readonly missing: MissingLedgers;
  readonly recorder: RecoveredRecorder;
  readonly gaps: GapRetrier;
  readonly events: WatchEvents;
}

/** And what its parts share. */
export interface ReadingDeps extends RecoveryDeps {
  readonly cost: HistoryCost;
  /** Aborted when the monitor stops: nothing is recorded after that. */
  readonly signal: AbortSignal;
}
