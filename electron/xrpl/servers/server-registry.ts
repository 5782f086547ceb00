import { type Message, message, type ServerView } from '../../contract/index.ts';
import type { Clock } from '../clock.ts';
import { type FailoverState, standingOf } from '../failover/failover.ts';
import type { ConnectionOptions } from '../options.ts';
import type { ServerInfo } from '../protocol/server-info.ts';
import type { ConnectionFailure } from '../transport/connection-failure.ts';
import {
  NOT_A_URL,
  parseServerUrl,
  redactServerUrl,
  type ServerUrl,
  type ServerUrlRules,
} from '../transport/server-url.ts';
import { RequestPacer } from './request-pacer.ts';

interface ServerRecord {
  readonly server: ServerUrl;
  /** One per server, not per connection: servers charge by address, over all its connections. */
  readonly pacer: RequestPacer;
  latencyMs: number | null;
  ledgerAgeS: number | null;
  /** When the age was told: it grows from then on. */
  ledgerAgeAt: number;
  completeLedgers: string | null;
  lastFailure: ConnectionFailure | null;
}

/** What is known of each configured server. Keys are redacted URLs. */
export class ServerRegistry {
  readonly #clock: Clock;
  readonly #options: ConnectionOptions;
  readonly #rules: ServerUrlRules;
  #records = new Map<string, ServerRecord>();

  constructor(clock: Clock, options: ConnectionOptions, rules: ServerUrlRules) {
    this.#clock = clock;
    this.#options = options;
    this.#rules = rules;
  }

  /** Keys in order of preference. */
  get order(): readonly string[] {
    return [...this.#records.keys()];
  }

  /** Replaces the list; what is known of servers that stay (same URL, same credentials) is kept. Returns what is to be said of those that cannot be used. */
  setServers(urls: readonly string[]): readonly Message[] {
    const records = new Map<string, ServerRecord>();
    const unusable: Message[] = [];
    for (const url of urls) {
      const parsed = parseServerUrl(url, this.#rules);
      if (!parsed.ok) {
        unusable.push(unusableMessage(url, parsed.userMessage));
        continue;
      }
      const { server } = parsed;
      if (records.has(server.redacted)) continue;
      const known = this.#records.get(server.redacted);
      const same =
        known && known.server.url === server.url && known.server.authorization === server.authorization;
      records.set(server.redacted, same ? known : this.#newRecord(server));
    }
    // Requests that wait for the budget of a server that goes end with their connection.
    this.#records = records;
    return unusable;
  }

  server(key: string): ServerUrl | null {
    return this.#records.get(key)?.server ?? null;
  }

  pacer(key: string): RequestPacer | null {
    return this.#records.get(key)?.pacer ?? null;
  }

  recordHealth(key: string, info: ServerInfo): void {
    const record = this.#records.get(key);
    if (!record) return;
    record.ledgerAgeS = info.validatedAgeS;
    record.ledgerAgeAt = this.#clock.now();
    record.completeLedgers = info.completeLedgers ?? record.completeLedgers;
  }

  recordLedger(key: string, completeLedgers: string | null): void {
    const record = this.#records.get(key);
    if (!record) return;
    record.ledgerAgeS = 0;
    record.ledgerAgeAt = this.#clock.now();
    record.completeLedgers = completeLedgers ?? record.completeLedgers;
  }

  recordLatency(key: string, milliseconds: number): void {
    const record = this.#records.get(key);
    if (record) record.latencyMs = Math.round(milliseconds);
  }

  recordFailure(key: string, failure: ConnectionFailure | null): void {
    const record = this.#records.get(key);
    if (record) record.lastFailure = failure;
  }

  views(inUse: string | null, failover: FailoverState): readonly ServerView[] {
    const now = this.#clock.now();
    return [...this.#records].map(([url, record]) => {
      const { coolDownUntil } = standingOf(failover, url);
      const wall = this.#clock.wallTime();
      return {
        url,
        inUse: url === inUse,
        latencyMs: record.latencyMs,
        ledgerAgeS:
          record.ledgerAgeS === null
            ? null
            : Math.round(record.ledgerAgeS + (now - record.ledgerAgeAt) / 1000),
        completeLedgers: record.completeLedgers,
        coolDownUntil: coolDownUntil > now ? new Date(wall + coolDownUntil - now).toISOString() : null,
        lastError: record.lastFailure?.message ?? null,
        lastFailure: record.lastFailure?.userMessage ?? null,
      };
    });
  }

  /** Leaves no timer behind. */
  clear(): void {
    for (const { pacer } of this.#records.values()) pacer.clear();
  }

  #newRecord(server: ServerUrl): ServerRecord {
    const limited = !server.own || this.#options.paceOwnServers;
    return {
      server,
      pacer: new RequestPacer(this.#clock, this.#options, limited),
      latencyMs: null,
      ledgerAgeS: null,
      ledgerAgeAt: 0,
      completeLedgers: null,
      lastFailure: null,
    };
  }
}

/** A text that is no address at all is not repeated: nobody knows what it is. */
function unusableMessage(url: string, cause: Message): Message {
  const server = redactServerUrl(url);
  return server === NOT_A_URL
    ? message('problem.bad-server-url.unreadable', { cause })
    : message('problem.bad-server-url', { server, cause });
}
