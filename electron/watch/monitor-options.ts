import type { NetworkName } from '../contract/index.ts';
import type { ReadCredits } from '../payments/classify/classify.types.ts';
import type { PaymentStore } from '../store/database/store.types.ts';
import type { Clock } from '../xrpl/clock.ts';
import type { NetworkClient } from '../xrpl/network-client.ts';
import type { CheckpointStore } from './coverage/coverage-checkpoints.ts';
import type { AlertRules } from './monitor.types.ts';

export interface MonitorOptions {
  readonly network: NetworkName;
  readonly client: NetworkClient;
  readonly store: PaymentStore;
  readonly readCredits: ReadCredits;
  readonly rules: AlertRules;
  /** How far accounts are examined, kept outside the database so that a lost one can be rebuilt. SettingsStore satisfies it. */
  readonly checkpoints?: CheckpointStore;
  readonly clock?: Clock;
  /**
   * True where 'payment' events are told to somebody else in a way that takes time: the caller then says by
   * `confirmPayments` what was told, and a crash before that tells it again. Default: the event is the telling.
   */
  readonly confirmsPayments?: boolean;
}
