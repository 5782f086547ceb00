import { isObject } from '../../xrpl/protocol/json.ts';
import { hasSecret, sealedServerUrl, sealOf } from '../../xrpl/transport/server-url.ts';
import type { KeyValueStore } from './settings.ts';

/** Keeps texts so that only this user's app on this computer reads them. */
export interface SecretBox {
  /** The text, unreadable, in base64; null where this computer has no safe place for its key. */
  seal(text: string): string | null;
  /** What was sealed; null where it cannot be read: another computer, another user, another key. */
  open(sealed: string): string | null;
}

const KEY = 'settings';

/**
 * The stored values, of whose servers those with a password or a token are sealed: the file holds their redacted URL
 * with the sealed one behind it. What cannot be opened is passed on as it is stored; parseServerUrl refuses it. What an
 * earlier version stored in plain text is sealed at once.
 */
export function sealServers(values: KeyValueStore, box: SecretBox): KeyValueStore {
  /** Sealed texts by what they hold: one that stays is not sealed again. */
  const known = new Map<string, string>();

  function seal(url: string): string {
    if (!hasSecret(url)) return url;
    const sealed = known.get(url) ?? box.seal(url);
    if (sealed === null) return url;
    known.set(url, sealed);
    return sealedServerUrl(url, sealed);
  }

  function open(url: string): string {
    const sealed = sealOf(url);
    const opened = sealed === null ? null : box.open(sealed);
    if (sealed === null || opened === null) return url;
    known.set(opened, sealed);
    return opened;
  }

  const result: KeyValueStore = {
    get: (key) => (key === KEY ? withServers(values.get(key), open) : values.get(key)),
    set: (key, value) => values.set(key, key === KEY ? withServers(value, seal) : value),
  };
  const stored = serverUrls(values.get(KEY));
  if (stored.some((url) => seal(url) !== url)) result.set(KEY, values.get(KEY));
  return result;
}

/** The settings with each server changed; what has another shape is left as it is. */
function withServers(settings: unknown, change: (url: string) => string): unknown {
  if (!isObject(settings) || !isObject(settings.servers)) return settings;
  const servers = Object.entries(settings.servers).map(([network, urls]) => [
    network,
    Array.isArray(urls) ? urls.map((url) => (typeof url === 'string' ? change(url) : url)) : urls,
  ]);
  return { ...settings, servers: Object.fromEntries(servers) };
}

function serverUrls(settings: unknown): readonly string[] {
  const urls: string[] = [];
  withServers(settings, (url) => {
    urls.push(url);
    return url;
  });
  return urls;
}
