import type { Asset } from '../../contract/index.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { type AssetKey, assetKey } from './asset.ts';
import { type AssetInfo, type AssetInfoRequest, assetInfoRequest, readAssetInfo } from './asset-info.ts';

/** How long a failed look-up is not repeated. */
const RETRY_AFTER_MS = 10 * 60_000;
/**
 * Most look-ups that wait: strangers can send any number of tokens. A look-up that does not fit is asked for when its
 * asset is shown again.
 */
const LONGEST_QUEUE = 100;

export interface AssetInfoBookOptions {
  /** Asks the network; resolves to `result`. */
  readonly ask: (request: AssetInfoRequest) => Promise<JsonObject>;
  /** Milliseconds; any monotonic origin. */
  readonly now: () => number;
  /** What earlier runs learned. */
  readonly known?: Iterable<readonly [AssetKey, AssetInfo | null]>;
  /** Called with what was learned, so that it is stored and the asset is drawn again. */
  readonly onLearned?: (asset: Asset, info: AssetInfo | null) => void;
}

/**
 * Knows what servers say of one network's assets. It looks each asset up once, when it is first shown, one look-up at a
 * time. It repeats a failed look-up when the asset is shown again later.
 */
export class AssetInfoBook {
  readonly #options: AssetInfoBookOptions;
  readonly #known: Map<AssetKey, AssetInfo | null>;
  readonly #restingUntil = new Map<AssetKey, number>();
  readonly #waiting = new Map<AssetKey, Asset>();
  readonly #listeners = new Map<AssetKey, (() => void)[]>();
  #busy = false;

  constructor(options: AssetInfoBookOptions) {
    this.#options = options;
    this.#known = new Map(options.known ?? []);
  }

  /** Returns what is known now. Starts a look-up where nothing is known. */
  get(asset: Asset): AssetInfo | null {
    const key = assetKey(asset);
    const info = this.#known.get(key);
    if (info === undefined) this.#enqueue(key, asset);
    return info ?? null;
  }

  /** Resolves when the look-up of this asset under way has ended, with or without success; at once when there is none. */
  settled(asset: Asset): Promise<void> {
    this.get(asset);
    const key = assetKey(asset);
    if (!this.#waiting.has(key)) return Promise.resolve();
    return new Promise((resolve) => {
      this.#listeners.set(key, [...(this.#listeners.get(key) ?? []), resolve]);
    });
  }

  #enqueue(key: AssetKey, asset: Asset): void {
    if (this.#waiting.size >= LONGEST_QUEUE) return;
    if ((this.#restingUntil.get(key) ?? Number.NEGATIVE_INFINITY) > this.#options.now()) return;
    if (assetInfoRequest(asset) === null) return;
    this.#waiting.set(key, asset);
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (const [key, asset] of this.#waiting) {
      await this.#lookUp(key, asset);
      this.#waiting.delete(key);
      for (const resolve of this.#listeners.get(key) ?? []) resolve();
      this.#listeners.delete(key);
    }
    this.#busy = false;
  }

  async #lookUp(key: AssetKey, asset: Asset): Promise<void> {
    const request = assetInfoRequest(asset);
    if (request === null) return;
    try {
      const info = readAssetInfo(asset, await this.#options.ask(request));
      this.#known.set(key, info);
      this.#restingUntil.delete(key);
      this.#options.onLearned?.(asset, info);
    } catch {
      // No server could answer (offline, an old version, an issuance that is gone): the asset is named by its
      // code.
      this.#restingUntil.set(key, this.#options.now() + RETRY_AFTER_MS);
    }
  }
}
