import type { NetworkName } from '../contract/index.ts';
import type { PaymentStore } from '../store/database/payment-store.ts';
import type { Clock } from '../xrpl/clock.ts';
import type { NetworkClient } from '../xrpl/network-client.ts';
import type { WatchEvents } from './watch-events.ts';

/** What the parts of one network's monitor share. */
export interface WatchContext {
  readonly network: NetworkName;
  readonly store: PaymentStore;
  readonly client: NetworkClient;
  readonly clock: Clock;
  readonly events: WatchEvents;
}
