import type { DatabaseSync } from 'node:sqlite';
import type { NetworkName } from '../../contract/index.ts';
import type { AssetKey } from '../../payments/amounts/asset.ts';
import type { AssetInfo } from '../../payments/amounts/asset-info.ts';

/**
 * What servers said of tokens (ticker, decimal places, the pair of a pool); null where they said nothing. Each is asked
 * for once. Writes join the caller's transaction.
 */
export function createAssetInfoTable(database: DatabaseSync) {
  const select = database.prepare('SELECT asset_key, info FROM asset_info WHERE network = ?');
  const upsert = database.prepare(
    'INSERT OR REPLACE INTO asset_info (network, asset_key, info) VALUES (?, ?, ?)',
  );
  return {
    all: (network: NetworkName): ReadonlyMap<AssetKey, AssetInfo | null> =>
      new Map(
        select
          .all(network)
          .map((row) => [row.asset_key as AssetKey, JSON.parse(String(row.info)) as AssetInfo | null]),
      ),
    save(network: NetworkName, key: AssetKey, info: AssetInfo | null): void {
      upsert.run(network, key, JSON.stringify(info));
    },
  };
}
