import type { Asset, NetworkName } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import type { AssetInfo } from '../../payments/amounts/asset-info.ts';
import { AssetInfoBook } from '../../payments/amounts/asset-info-book.ts';
import type { PaymentStore } from '../../store/database/store.types.ts';
import type { Clock } from '../../xrpl/clock.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';

/** An alert waits no longer for a token's name: ringing late is worse than ringing with its bare code. */
const LONGEST_WAIT_MS = 2000;

export interface AssetNamesDeps {
  readonly network: NetworkName;
  readonly client: Pick<NetworkClient, 'request'>;
  readonly store: Pick<PaymentStore, 'assetInfo' | 'saveAssetInfo'>;
  readonly clock: Clock;
  readonly learned: (asset: Asset) => void;
  readonly failed: (error: unknown) => void;
}

/** What tokens are called and how their amounts are to be read, asked of the network once and kept in the store. */
export class AssetNames {
  readonly #ports: AssetNamesDeps;
  readonly #book: AssetInfoBook;

  constructor(ports: AssetNamesDeps) {
    this.#ports = ports;
    this.#book = new AssetInfoBook({
      ask: ({ command, parameters }) => ports.client.request(command, parameters, { priority: 'live' }),
      now: () => ports.clock.now(),
      known: ports.store.assetInfo(ports.network),
      onLearned: (asset, info) => this.#learned(asset, info),
    });
  }

  of(asset: Asset): AssetInfo | null {
    return this.#book.get(asset);
  }

  async ready(assets: readonly Asset[]): Promise<void> {
    const all = Promise.all(assets.map((asset) => this.#book.settled(asset)));
    const { clock } = this.#ports;
    await new Promise<void>((resolve) => {
      const timer = clock.setTimer(LONGEST_WAIT_MS, () => resolve());
      void all.then(() => {
        clock.clearTimer(timer);
        resolve();
      });
    });
  }

  #learned(asset: Asset, info: AssetInfo | null): void {
    try {
      this.#ports.store.saveAssetInfo(this.#ports.network, assetKey(asset), info);
    } catch (error) {
      this.#ports.failed(error);
    }
    this.#ports.learned(asset);
  }
}
