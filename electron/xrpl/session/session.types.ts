import type { NetworkEvent } from '../network-client.ts';
import type { ConnectionOptions } from '../options.ts';
import type { ServerInfo } from '../protocol/server-info.ts';
import type { StreamMessage } from '../protocol/wire-messages.ts';
import type { RequestPacer } from '../servers/request-pacer.ts';
import type { ConnectionFailure } from '../transport/connection-failure.ts';
import type { ConnectionEnvironment } from '../transport/environment.ts';
import type { ServerUrl } from '../transport/server-url.ts';
import type { HealthExpectation } from './health.ts';
import type { ServerSession } from './server-session.ts';

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

export interface SessionListener {
  onHealth(link: ServerSession, info: ServerInfo): void;
  onLatency(link: ServerSession, milliseconds: number): void;
  onReady(link: ServerSession): void;
  /** Live, and the server says that it is up to date: told when it becomes so, also again after being stale. */
  onProven(link: ServerSession): void;
  /** A new ledger, of a subscriber. */
  onLedger(link: ServerSession, ledger: AnnouncedLedger): void;
  /** No new ledger for staleAfterMs, or an old one by the server's own word. Told once until it is over. */
  onStale(link: ServerSession, reason: ConnectionFailure): void;
  onEvent(link: ServerSession, event: NetworkEvent): void;
  onRejected(link: ServerSession, account: string): void;
  onIgnored(link: ServerSession, kind: IgnoredMessage): void;
  /** Exactly once. Everything of the link is over but, perhaps, its closing handshake. */
  onEnded(link: ServerSession, reason: ConnectionFailure): void;
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
