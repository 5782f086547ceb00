import type { Asset, NetworkName } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import type { AssetInfo } from '../../payments/amounts/asset-info.ts';
import { AssetInfoBook } from '../../payments/amounts/asset-info-book.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { Clock } from '../../xrpl/clock.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { settledWithin } from '../settled-within.ts';
import type { WatchEvents } from '../watch-events.ts';

/** An alert waits no longer for a token's name: a late one is worse than one with its bare code. */
const LONGEST_WAIT_MS = 2000;

export interface AssetNamesDeps {
  readonly network: NetworkName;
  readonly client: Pick<NetworkClient, 'request'>;
  readonly store: Pick<PaymentStore, 'assetInfo' | 'saveAssetInfo'>;
  readonly clock: Clock;
  readonly events: WatchEvents;
}

/** What tokens are called and how their amounts are to be read, asked of the network once and kept in the store. */
export class AssetNames {
  readonly #deps: AssetNamesDeps;
  readonly #book: AssetInfoBook;

  constructor(deps: AssetNamesDeps) {
    this.#deps = deps;
    this.#book = new AssetInfoBook({
      ask: ({ command, parameters }) => deps.client.request(command, parameters, { priority: 'live' }),
      now: () => deps.clock.now(),
      known: deps.store.assetInfo(deps.network),
      onLearned: (asset, info) => this.#learned(asset, info),
    });
  }

  of(asset: Asset): AssetInfo | null {
    return this.#book.get(asset);
  }

  async ready(assets: readonly Asset[]): Promise<void> {
    const all = Promise.all(assets.map((asset) => this.#book.settled(asset)));
    await settledWithin(this.#deps.clock, LONGEST_WAIT_MS, all);
  }

  #learned(asset: Asset, info: AssetInfo | null): void {
    const { network, store, events } = this.#deps;
    try {
      store.saveAssetInfo(network, assetKey(asset), info);
    } catch (error) {
      events.emit({ type: 'failed', error });
    }
    events.emit({ type: 'asset-info', asset });
  }
}
