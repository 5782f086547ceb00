import { type Message, message } from '../../contract/index.ts';
import type { Clock } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import {
  NOT_A_URL,
  parseServerUrl,
  redactServerUrl,
  type ServerUrlRules,
  serverNames,
} from '../transport/server-url.ts';
import { Server } from './server.ts';

/** The configured servers in order of preference. */
export class ServerRegistry {
  readonly #clock: Clock;
  readonly #options: ConnectionOptions;
  readonly #rules: ServerUrlRules;
  #servers: readonly Server[] = [];

  constructor(clock: Clock, options: ConnectionOptions, rules: ServerUrlRules) {
    this.#clock = clock;
    this.#options = options;
    this.#rules = rules;
  }

  get servers(): readonly Server[] {
    return this.#servers;
  }

  /** The server of this name (serverNames); null when the list has none. */
  get(key: string): Server | null {
    return this.#servers.find((server) => server.key === key) ?? null;
  }

  /**
   * Replaces the list. A server that stays (same URL, same credentials) keeps what is known of it; with other
   * credentials it is another server. Returns what people are told of entries that cannot be used.
   */
  setServers(urls: readonly string[]): readonly Message[] {
    const servers = new Map<string, Server>();
    const unusable: Message[] = [];
    const names = serverNames(urls);
    for (const [index, entry] of urls.entries()) {
      const parsed = parseServerUrl(entry, this.#rules);
      if (!parsed.ok) {
        unusable.push(unusableMessage(entry, parsed.userMessage));
        continue;
      }
      const { redacted, url, authorization } = parsed.server;
      const name = names[index] ?? redacted;
      if (servers.has(name)) continue;
      const known = this.get(name);
      const same = known && known.url.url === url && known.url.authorization === authorization;
      const named = { ...parsed.server, redacted: name };
      servers.set(name, same ? known : new Server(named, this.#clock, this.#options));
    }
    // Requests that wait for the budget of a server that goes end with their connection.
    this.#servers = [...servers.values()];
    return unusable;
  }

  /** Leaves no timer behind. */
  clear(): void {
    for (const { pacer } of this.#servers) pacer.clear();
  }
}

/** A text that is no address at all is not repeated: nobody knows what it is. */
function unusableMessage(url: string, cause: Message): Message {
  const server = redactServerUrl(url);
  return server === NOT_A_URL
    ? message('problem.bad-server-url.unreadable', { cause })
    : message('problem.bad-server-url', { server, cause });
}
