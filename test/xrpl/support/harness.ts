import {
  createNetworkClient,
  type NetworkClientSettings,
  type XrplClient,
} from '../../../electron/xrpl/client.ts';
import type { NetworkEvent } from '../../../electron/xrpl/network-client.ts';
import type { ConnectionOptions } from '../../../electron/xrpl/options.ts';
import { FakeClock } from './fake-clock.ts';
import { VirtualNetwork, type VirtualServer } from './virtual-servers.ts';

export const A = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
export const B = 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT';
export const C = 'rNmkbZTX3gzXzxvV7MoMGt88sBJYEL8RkQ';

export interface TimedStatus {
  readonly at: number;
  readonly state: string;
  readonly server: string | null;
  readonly attempt: number;
  readonly retryInMs: number | null;
  readonly code: string | null;
}

/** A client on virtual servers under injected time. Jitter is off unless `random` is given. */
export class Harness {
  readonly clock = new FakeClock();
  readonly network: VirtualNetwork;
  readonly client: XrplClient;
  readonly events: NetworkEvent[] = [];
  readonly statuses: TimedStatus[] = [];
  readonly #stopLedgers: () => void;

  constructor({
    servers = 2,
    options = {},
    random = () => 0.5,
    settings = {},
    ledgers = true,
  }: {
    servers?: number;
    options?: Partial<ConnectionOptions>;
    random?: () => number;
    settings?: Partial<NetworkClientSettings>;
    ledgers?: boolean;
  } = {}) {
    this.network = new VirtualNetwork(this.clock, servers);
    this.#stopLedgers = ledgers ? this.network.run() : () => undefined;
    this.client = createNetworkClient({
      network: 'mainnet',
      servers: this.network.urls,
      options,
      environment: { clock: this.clock, random, openSocket: this.network.openSocket },
      ...settings,
    });
    this.client.onEvent((event) => {
      this.events.push(event);
      if (event.type === 'status') {
        const { state, server, attempt, retryInMs, code } = event.status;
        this.statuses.push({ at: this.clock.now(), state, server, attempt, retryInMs, code });
      }
    });
  }

  server(position: number): VirtualServer {
    return this.network.server(position);
  }

  /** Started, and connected to the first server. */
  connect(accounts: readonly string[] = [A]): this {
    this.client.setAccounts(accounts);
    this.client.start();
    this.clock.advance(5000);
    if (!this.client.isConnected) throw new Error(`not connected: ${JSON.stringify(this.client.status)}`);
    this.statuses.length = 0;
    return this;
  }

  ofType<T extends NetworkEvent['type']>(type: T): readonly Extract<NetworkEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<NetworkEvent, { type: T }> => event.type === type);
  }

  /** Stops everything; what is left in the clock afterwards was left by the client. */
  async end(): Promise<number> {
    this.#stopLedgers();
    const stopped = this.client.stop();
    this.clock.advance(10_000);
    await stopped;
    return this.clock.pending;
  }
}

/** Lets promises that are settled run their continuations. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
