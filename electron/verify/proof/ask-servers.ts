import type { NetworkClient } from '../../xrpl/network-client.ts';
import { RequestError } from '../../xrpl/protocol/request-error.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { Refused } from '../refused.ts';

/** Servers asked for one thing, the one in use first. */
const MOST_ASKED = 4;

export interface AskServersDeps {
  readonly client: Pick<NetworkClient, 'request' | 'servers'>;
  /** This server, by its redacted URL, said what cannot be true. */
  readonly forged: (server: string, reason: Refused) => void;
}

/**
 * Asks one server after the other until one gives what can be read. `read` throws Refused where an answer proves itself
 * false: its server is named, and the next one is asked.
 * @throws Refused with the first such reason where no server gave better, `missing` where none of them gave it:
 * `isTooLarge` where one would have, and it was more than is taken from a server.
 */
export async function askServers<T>(
  { client, forged }: AskServersDeps,
  request: { readonly command: string; readonly parameters: JsonObject; readonly signal?: AbortSignal },
  read: (result: JsonObject) => T | Promise<T>,
  missing: (isTooLarge: boolean) => Refused,
): Promise<T> {
  const { command, parameters, signal } = request;
  let first: Refused | null = null;
  let isTooLarge = false;
  const options = signal === undefined ? {} : { signal };
  for (const { url } of inOrder(client.servers())) {
    try {
      return await read(await client.request(command, parameters, { ...options, server: url }));
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof Refused) {
        forged(url, error);
        first ??= error;
      } else if (!(error instanceof RequestError)) throw error;
      else if (error.code === 'too-large') isTooLarge = true;
    }
  }
  throw first ?? missing(isTooLarge);
}

function inOrder<S extends { readonly inUse: boolean }>(servers: readonly S[]): readonly S[] {
  return servers.toSorted((a, b) => Number(b.inUse) - Number(a.inUse)).slice(0, MOST_ASKED);
}
