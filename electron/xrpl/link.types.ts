import type { ConnectionEnvironment } from './environment.ts';
import type { ConnectionFailure } from './failures.ts';
import type { HealthExpectation } from './health.ts';
import type { NetworkEvent } from './network-client.ts';
import type { ConnectionOptions } from './options.ts';
import type { RequestPacer } from './request-pacer.ts';
import type { ServerInfo } from './server-info.ts';
import type { ServerLink } from './server-link.ts';
import type { ServerUrl } from './server-url.ts';
import type { StreamMessage } from './wire-messages.ts';

/**
 * Where one connection to one server stands. `ready`: healthy, subscribed (a side connection: healthy). `live`:
 * a ledger arrived since. Each phase is entered once and in this order.
 */
export type LinkPhase = 'opening' | 'checking' | 'subscribing' | 'ready' | 'live' | 'ended';

/** Messages that were not acted upon, by kind. */
export type IgnoredMessage =
  | 'binary'
  | 'notJson'
  | 'unknownMessage'
  | 'unknownId'
  | 'repeatedLedger'
  | 'implausibleLedger';

export type AnnouncedLedger = Extract<StreamMessage, { type: 'ledger' }>;

export interface LinkListener {
  onHealth(link: ServerLink, info: ServerInfo): void;
  onLatency(link: ServerLink, milliseconds: number): void;
  onReady(link: ServerLink): void;
  /** Live, and the server says that it is up to date: told when it becomes so, also again after being stale. */
  onProven(link: ServerLink): void;
  /** A new ledger, of a subscriber. */
  onLedger(link: ServerLink, ledger: AnnouncedLedger): void;
  /** No new ledger for staleAfterMs, or an old one by the server's own word. Told once until it is over. */
  onStale(link: ServerLink, reason: ConnectionFailure): void;
  onEvent(link: ServerLink, event: NetworkEvent): void;
  onRejected(link: ServerLink, account: string): void;
  onIgnored(link: ServerLink, kind: IgnoredMessage): void;
  /** Exactly once. Everything of the link is over but, perhaps, its closing handshake. */
  onEnded(link: ServerLink, reason: ConnectionFailure): void;
}

export interface LinkSettings {
  /** Also the session number of its events. */
  readonly id: number;
  readonly server: ServerUrl;
  /** A side connection is asked, not subscribed. */
  readonly role: 'subscriber' | 'side';
  readonly wanted: ReadonlySet<string>;
  readonly expectation: () => HealthExpectation;
  readonly pacer: RequestPacer;
  readonly options: ConnectionOptions;
  readonly environment: ConnectionEnvironment;
}
