import type { Asset } from '../../contract/index.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { type AssetKey, assetKey } from './asset.ts';
import { type AssetInfo, type AssetInfoRequest, assetInfoRequest, readAssetInfo } from './asset-info.ts';

/** How long a failed look-up rests. */
const RETRY_AFTER_MS = 10 * 60_000;
/** Most look-ups waiting: strangers can send any number of tokens. What does not fit is asked for again when next shown. */
const LONGEST_QUEUE = 100;

export interface AssetInfoBookOptions {
  /** Asks the network; resolves to `result`. */
  readonly ask: (request: AssetInfoRequest) => Promise<JsonObject>;
  /** Milliseconds; any monotonic origin. */
  readonly now: () => number;
  /** What is known from earlier. */
  readonly known?: Iterable<readonly [AssetKey, AssetInfo | null]>;
  /** Something was learned: keep it, and draw what shows the asset again. */
  readonly onLearned?: (asset: Asset, info: AssetInfo | null) => void;
}

/**
 * What is known of the assets of one network: each asset is looked up once, when it is first shown, one look-up at a
 * time. Failed look-ups are tried again later, when the asset is shown again.
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

  /** What is known now, at once; begins to look it up where nothing is. */
  get(asset: Asset): AssetInfo | null {
    const key = assetKey(asset);
    const info = this.#known.get(key);
    if (info === undefined) this.#enqueue(key, asset);
    return info ?? null;
  }

  /** Resolves when a look-up of this asset that is under way has ended, either way; at once when there is none. */
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
      // No server could tell (offline, an old version, an issuance gone): the asset keeps its code for a name.
      this.#restingUntil.set(key, this.#options.now() + RETRY_AFTER_MS);
    }
  }
}
