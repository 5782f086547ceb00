import type { ConnectionStatus, NetworkName, ServerView } from '../contract.ts';
import { SingleTimer } from './clock.ts';
import { connectionStatus, type StatusParts } from './connection-status.ts';
import type { ConnectionEnvironment } from './environment.ts';
import { EventLog } from './event-log.ts';
import * as failover from './failover.ts';
import { type ConnectionFailure, failure } from './failures.ts';
import type { HealthExpectation } from './health.ts';
import type { NetworkEvent, NudgeReason } from './network-client.ts';
import type { ConnectionOptions } from './options.ts';
import type { ServerBook } from './server-book.ts';
import { type IgnoredMessage, type LinkListener, ServerLink } from './server-link.ts';
import { SideConnections } from './side-connections.ts';

/** Why a second connection is being opened beside the one in use. */
type CandidatePurpose = 'rotation' | 'stale' | 'probe' | 'servers';

interface Candidate {
  readonly link: ServerLink;
  readonly purpose: CandidatePurpose;
  readonly cause: ConnectionFailure;
  readonly timer: SingleTimer;
}

export interface ConnectionHost {
  emit(event: NetworkEvent): void;
  onIgnored(kind: IgnoredMessage): void;
  onOpened(): void;
}

/** Jitter of the rotation age, so that clients started together do not rotate together. */
const ROTATION_JITTER = 0.1;
/** A rotation that found no server is tried again after this share of the rotation age. */
const ROTATION_RETRY = 1 / 12;

/**
 * The connection to one network: one link in use, replaced by failover when it breaks, and by make-before-break
 * when it is old, stale or no longer wanted. The decisions are those of failover.ts; this is their bookkeeping.
 */
export class Connection {
  readonly side: SideConnections;
  readonly #network: NetworkName;
  readonly #expectedId: number | null;
  readonly #book: ServerBook;
  readonly #options: ConnectionOptions;
  readonly #environment: ConnectionEnvironment;
  readonly #host: ConnectionHost;
  readonly #log: EventLog;
  readonly #retryTimer: SingleTimer;
  readonly #rotationTimer: SingleTimer;
  readonly #probeTimer: SingleTimer;
  readonly #listener: LinkListener;
  readonly #retiring = new Map<ServerLink, SingleTimer>();
  readonly #closing = new Set<Promise<void>>();
  readonly #lagging = new Set<string>();
  #wanted: ReadonlySet<string> = new Set();
  #rejected = new Set<string>();
  #failover: failover.FailoverState;
  #primary: ServerLink | null = null;
  #candidate: Candidate | null = null;
  #acceptStale = false;
  #newestLedger: number | null = null;
  #lastLinkId = 0;
  #started = false;
  #status: ConnectionStatus;

  constructor(
    network: NetworkName,
    expectedId: number | null,
    book: ServerBook,
    options: ConnectionOptions,
    environment: ConnectionEnvironment,
    host: ConnectionHost,
  ) {
    this.#network = network;
    this.#expectedId = expectedId;
    this.#book = book;
    this.#options = options;
    this.#environment = environment;
    this.#host = host;
    this.#log = new EventLog(options.eventLogSize);
    this.#retryTimer = new SingleTimer(environment.clock);
    this.#rotationTimer = new SingleTimer(environment.clock);
    this.#probeTimer = new SingleTimer(environment.clock);
    this.#failover = failover.initialFailover(book.order);
    this.#listener = this.#createListener();
    this.side = new SideConnections(environment, options, {
      openSide: (key) => this.#openLink(key, 'side'),
      coolingDown: (key) => this.#coolingDown(key),
    });
    this.#status = connectionStatus(network, environment.clock.wallTime(), {
      state: 'closed',
      server: null,
      attempt: 0,
    });
  }

  get status(): ConnectionStatus {
    return this.#status;
  }
  get isConnected(): boolean {
    return this.#status.state === 'connected' && (this.#primary?.complete ?? false);
  }
  get primary(): ServerLink | null {
    return this.#primary;
  }
  get newestLedger(): number | null {
    return this.#newestLedger;
  }

  events(): readonly ConnectionStatus[] {
    return this.#log.recent();
  }

  views(): readonly ServerView[] {
    return this.#book.views(this.#primary?.server.redacted ?? null, this.#failover);
  }

  /** The link with this id, whatever its part, while it may be asked. */
  linkById(id: number): ServerLink | null {
    const links = [this.#primary, this.#candidate?.link, ...this.#retiring.keys(), ...this.side.links];
    return links.find((link) => link?.id === id && link.usable) ?? null;
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#connectFirst(null);
  }

  async stop(): Promise<void> {
    if (this.#started) {
      this.#started = false;
      for (const timer of [this.#retryTimer, this.#rotationTimer, this.#probeTimer]) timer.clear();
      const reason = failure('stopped', 'The connection was closed on request.');
      const candidate = this.#takeCandidate();
      const links = [this.#primary, candidate?.link ?? null, ...this.#retiring.keys()];
      this.#primary = null;
      for (const link of links) if (link) this.#close(link, reason);
      this.#track(this.side.closeAll(reason));
      this.#setStatus({ state: 'closed', server: this.#status.server, attempt: 0, cause: reason });
      this.#book.clear();
    }
    while (this.#closing.size > 0) await Promise.all(this.#closing);
  }

  setWanted(wanted: ReadonlySet<string>): void {
    this.#wanted = wanted;
    this.#rejected = new Set([...this.#rejected].filter((account) => wanted.has(account)));
    this.#primary?.setWanted(wanted);
    this.#candidate?.link.setWanted(wanted);
  }

  /** The book has a new list. */
  serversChanged(): void {
    const waiting = this.#retryTimer.pending || this.#primary === null;
    this.#failover = failover.withServers(this.#failover, this.#book.order);
    this.#lagging.clear();
    if (!this.#started) return;
    const reason = failure('replaced', 'The list of servers was changed.');
    const candidate = this.#candidate;
    if (candidate && !this.#isListed(candidate.link)) this.#dropCandidate(reason);
    for (const link of this.side.links) if (!this.#isListed(link)) this.#track(link.close(reason));
    if (this.#primary && !this.#isListed(this.#primary)) {
      if (this.#primary.phase === 'live' && this.#openCandidate('servers', reason)) return;
      const old = this.#primary;
      this.#primary = null;
      this.#close(old, reason);
      this.#connectFirst(reason);
    } else if (waiting) {
      this.#connectFirst(reason);
    }
  }

  nudge(why: NudgeReason): void {
    if (!this.#started) return;
    const cause = { code: 'nudged', message: NUDGE_SENTENCES[why] };
    if (this.#status.state === 'closed' || this.#retryTimer.pending || !this.#primary) {
      this.#failover = failover.withoutSoftWaits(this.#failover);
      this.#connectFirst(cause);
      return;
    }
    this.#candidate?.link.checkNow();
    if (this.#primary.phase !== 'opening') {
      this.#primary.checkNow();
      return;
    }
    // A handshake begun while the network was away may wait for packets that nobody will send again.
    if (this.#environment.clock.now() - this.#primary.openedAt >= this.#options.nudgeTimeoutMs) {
      const old = this.#primary;
      this.#primary = null;
      this.#close(old, failure('nudged', cause.message));
      this.#failover = failover.withoutSoftWaits(this.#failover);
      this.#connectFirst(cause);
    }
  }

  // ---- attempts

  #connectFirst(cause: StatusParts['cause']): void {
    this.#retryTimer.clear();
    const { state, decision } = failover.firstAttempt(
      this.#failover,
      this.#environment.clock.now(),
      this.#options,
    );
    this.#failover = state;
    this.#follow(decision, cause ?? null);
  }

  #reconnect(link: ServerLink | null, cause: ConnectionFailure): void {
    const { clock, random } = this.#environment;
    const key = link?.server.redacted ?? null;
    const { state, decision } = failover.nextAttempt(
      this.#failover,
      key,
      cause.code,
      clock.now(),
      this.#options,
      random,
    );
    this.#failover = state;
    this.#follow(decision, cause);
  }

  #follow(decision: failover.FailoverDecision, cause: StatusParts['cause']): void {
    if (decision.type === 'no-server') {
      const none = { code: 'noServer', message: 'No server is configured for this network.' };
      this.#setStatus({ state: 'closed', server: null, attempt: 0, cause: none });
      return;
    }
    if (decision.type === 'give-up') {
      const message = `Gave up after ${this.#options.maxAttempts} attempts. ${cause?.message ?? ''}`.trim();
      const server = this.#status.server;
      this.#setStatus({
        state: 'closed',
        server,
        attempt: this.#failover.attempt,
        cause: { code: 'gaveUp', message },
      });
      return;
    }
    this.#acceptStale = decision.acceptStale;
    if (decision.delayMs <= 0) {
      this.#attempt(decision.server, cause ?? null);
      return;
    }
    this.#setStatus({
      state: 'waiting',
      server: decision.server,
      attempt: this.#failover.attempt,
      retryInMs: decision.delayMs,
      cause: cause ?? null,
    });
    this.#retryTimer.set(decision.delayMs, () => this.#attempt(decision.server, cause ?? null));
  }

  #attempt(key: string, cause: StatusParts['cause']): void {
    this.#setStatus({
      state: 'connecting',
      server: key,
      attempt: this.#failover.attempt,
      cause: cause ?? null,
    });
    this.#primary = this.#openLink(key, 'subscriber');
  }

  #openLink(key: string, role: 'subscriber' | 'side'): ServerLink | null {
    const server = this.#book.server(key);
    const pacer = this.#book.pacer(key);
    if (!server || !pacer || !this.#started) return null;
    this.#failover = failover.attempted(this.#failover, key, this.#environment.clock.now());
    this.#host.onOpened();
    this.#lastLinkId += 1;
    return new ServerLink(
      {
        id: this.#lastLinkId,
        server,
        role,
        pacer,
        wanted: this.#wanted,
        expectation: () => this.#expectation(),
        options: this.#options,
        environment: this.#environment,
      },
      this.#listener,
    );
  }

  #expectation(): HealthExpectation {
    return {
      network: this.#network,
      networkId: this.#expectedId,
      newestLedger: this.#newestLedger,
      acceptStale: this.#acceptStale,
    };
  }

  // ---- what links tell

  #createListener(): LinkListener {
    return {
      onOpen: () => undefined,
      onHealth: (link, info) => this.#book.recordHealth(link.server.redacted, info),
      onLatency: (link, milliseconds) => this.#book.recordLatency(link.server.redacted, milliseconds),
      onReady: (link) => this.#onReady(link),
      onLive: (link) => this.#onLive(link),
      onLedger: (link, ledgerIndex, completeLedgers) => this.#onLedger(link, ledgerIndex, completeLedgers),
      onStale: (link, reason) => this.#onStale(link, reason),
      onEvent: (_link, event) => this.#host.emit(event),
      onRejected: (link, account) => this.#onRejected(link, account),
      onIgnored: (_link, kind) => this.#host.onIgnored(kind),
      onEnded: (link, reason) => this.#onEnded(link, reason),
    };
  }

  #onReady(link: ServerLink): void {
    if (link === this.#candidate?.link) {
      // The stale one gives nothing worth waiting for.
      if (this.#candidate.purpose === 'stale') this.#promote();
    } else if (link !== this.#primary) {
      this.side.onReady(link);
    }
  }

  #onLive(link: ServerLink): void {
    if (link === this.#primary) this.#becomeConnected(null);
    else if (link === this.#candidate?.link) this.#finishRotation();
  }

  #onLedger(link: ServerLink, ledgerIndex: number, completeLedgers: string | null): void {
    this.#newestLedger = Math.max(this.#newestLedger ?? 0, ledgerIndex);
    this.#book.recordLedger(link.server.redacted, completeLedgers);
    if (link === this.#primary) {
      if (link.phase === 'live' && this.#status.state !== 'connected') this.#becomeConnected(null);
      if (this.#candidate?.link.phase === 'live') this.#finishRotation();
    }
  }

  #onStale(link: ServerLink, reason: ConnectionFailure): void {
    const now = this.#environment.clock.now();
    this.#failover = failover.failed(this.#failover, link.server.redacted, 'stale', now, this.#options);
    this.#book.recordFailure(link.server.redacted, reason);
    if (link === this.#candidate?.link) {
      this.#candidateFailed(reason);
      return;
    }
    if (link !== this.#primary || this.#candidate) return;
    this.#leaveStale(reason);
  }

  #onRejected(link: ServerLink, account: string): void {
    if (this.#rejected.has(account)) return;
    this.#rejected.add(account);
    this.#problem(
      'accountRejected',
      `The server ${link.server.redacted} refuses to watch ${account}. The other accounts are not affected.`,
    );
  }

  #onEnded(link: ServerLink, reason: ConnectionFailure): void {
    const key = link.server.redacted;
    const ours = reason.code === 'stopped' || reason.code === 'replaced' || reason.code === 'idle';
    if (!ours) this.#book.recordFailure(key, reason);
    if (reason.code === 'wrongNetwork') this.#problem('wrongNetwork', `${key}: ${reason.message}`);
    if (reason.code === 'lagging') this.#noteLagging(key);
    if (link === this.#primary) {
      this.#primary = null;
      this.#rotationTimer.clear();
      this.#probeTimer.clear();
      if (!this.#started || ours) return;
      if (this.#candidate) {
        this.#candidateTakesOver(key, reason);
        return;
      }
      this.#reconnect(link, reason);
      return;
    }
    if (link === this.#candidate?.link) {
      this.#recordSideFailure(key, reason);
      this.#candidateFailed(reason);
      return;
    }
    const drain = this.#retiring.get(link);
    if (drain) {
      drain.clear();
      this.#retiring.delete(link);
      return;
    }
    if (!ours) this.#recordSideFailure(key, reason);
    this.side.onEnded(link, reason);
  }

  #recordSideFailure(key: string, reason: ConnectionFailure): void {
    const now = this.#environment.clock.now();
    this.#failover = failover.failed(this.#failover, key, reason.code, now, this.#options);
  }

  #becomeConnected(cause: StatusParts['cause']): void {
    const link = this.#primary;
    if (!link) return;
    this.#probeTimer.clear();
    this.#lagging.clear();
    this.#acceptStale = false;
    this.#failover = failover.useful(this.#failover, link.server.redacted);
    this.#book.recordFailure(link.server.redacted, null);
    if (this.#candidate && this.#candidate.purpose !== 'rotation' && this.#candidate.purpose !== 'servers') {
      this.#dropCandidate(failure('replaced', 'No longer needed.'));
    }
    this.#setStatus({ state: 'connected', server: link.server.redacted, attempt: 0, cause: cause ?? null });
    if (!this.#rotationTimer.pending) this.#scheduleRotation(1);
    if (!this.#isListed(link) && !this.#candidate) {
      this.#openCandidate('servers', failure('replaced', 'The list of servers was changed.'));
    }
  }

  // ---- a stale server, a stalled network

  #leaveStale(reason: ConnectionFailure): void {
    const cause = { code: reason.code, message: reason.message };
    if (this.#openCandidate('stale', reason)) {
      const server = this.#candidate?.link.server.redacted ?? null;
      this.#setStatus({ state: 'connecting', server, attempt: this.#failover.attempt, cause });
      return;
    }
    this.#stall();
  }

  /** No other server can be tried: keep this connection, look at each server now and then. */
  #stall(): void {
    const server = this.#primary?.server.redacted ?? null;
    const cause = {
      code: 'stalled',
      message: 'No server has a new ledger: the network seems to stand still. One connection is kept.',
    };
    this.#setStatus({ state: 'stalled', server, attempt: 0, cause });
    if (!this.#probeTimer.pending) {
      this.#probeTimer.set(this.#options.stalledProbeIntervalMs, () => this.#probe());
    }
  }

  #probe(): void {
    const now = this.#environment.clock.now();
    const next = this.#book.order
      .map((key) => ({ key, standing: failover.standingOf(this.#failover, key) }))
      .filter(
        ({ standing }) =>
          standing.coolDownUntil <= now &&
          (standing.lastAttemptAt ?? Number.NEGATIVE_INFINITY) + this.#options.stalledProbeIntervalMs <= now,
      )
      .sort((a, b) => (a.standing.lastAttemptAt ?? 0) - (b.standing.lastAttemptAt ?? 0))[0];
    this.#probeTimer.set(this.#options.stalledProbeIntervalMs, () => this.#probe());
    if (!next || this.#candidate) return;
    this.#acceptStale = true;
    this.#openCandidateOn(next.key, 'probe', failure('stale', 'Looking for a server with new ledgers.'));
  }

  /** Testnets are reset to low indexes: when every server is "behind", the memory is what is wrong. */
  #noteLagging(key: string): void {
    this.#lagging.add(key);
    if (this.#book.order.every((server) => this.#lagging.has(server))) {
      this.#newestLedger = null;
      this.#lagging.clear();
    }
  }

  // ---- make before break

  #scheduleRotation(share: number): void {
    const spread = 1 + ROTATION_JITTER * (2 * this.#environment.random() - 1);
    this.#rotationTimer.set(this.#options.rotateAfterMs * share * spread, () => this.#rotate());
  }

  #rotate(): void {
    if (this.#candidate || this.#status.state !== 'connected') {
      this.#scheduleRotation(ROTATION_RETRY);
      return;
    }
    const now = this.#environment.clock.now();
    const preferred = this.#book.order.find(
      (key) => failover.standingOf(this.#failover, key).coolDownUntil <= now,
    );
    const cause = failure('replaced', 'The connection was replaced because of its age.');
    if (preferred === undefined || !this.#openCandidateOn(preferred, 'rotation', cause)) {
      this.#scheduleRotation(ROTATION_RETRY);
    }
  }

  #openCandidate(
    purpose: CandidatePurpose,
    cause: ConnectionFailure,
    tried: ReadonlySet<string> = new Set(),
  ): boolean {
    const now = this.#environment.clock.now();
    const current = this.#primary?.server.redacted ?? null;
    const key = failover.alternativeTo(this.#failover, current, now, tried);
    return key !== null && this.#openCandidateOn(key, purpose, cause);
  }

  #openCandidateOn(key: string, purpose: CandidatePurpose, cause: ConnectionFailure): boolean {
    const link = this.#openLink(key, 'subscriber');
    if (!link) return false;
    const timer = new SingleTimer(this.#environment.clock);
    this.#candidate = { link, purpose, cause, timer };
    timer.set(this.#options.rotationTimeoutMs, () => {
      // Overlapping long enough: what the old one still owes is not worth waiting for.
      if (this.#candidate?.link === link && link.phase === 'live') return this.#promote();
      link.end(failure('stale', 'The new connection did not prove itself in time.'));
    });
    return true;
  }

  /**
   * The old session proves ledgers up to the one before its last, the new one from its first: the old one may go
   * when it has announced the first ledger of the new one too.
   */
  #finishRotation(): void {
    const candidate = this.#candidate;
    if (!candidate) return;
    const first = candidate.link.firstLedger;
    const last = this.#primary?.lastLedger ?? null;
    const waits = candidate.purpose === 'rotation' || candidate.purpose === 'servers';
    if (waits && first !== null && this.#primary && !this.#primary.stale && (last === null || last < first))
      return;
    this.#promote();
  }

  #promote(): void {
    const candidate = this.#takeCandidate();
    if (!candidate) return;
    const old = this.#primary;
    this.#primary = candidate.link;
    this.#rotationTimer.clear();
    this.#probeTimer.clear();
    if (old) this.#retire(old);
    if (candidate.link.phase === 'live') {
      this.#becomeConnected(candidate.cause);
      return;
    }
    this.#setStatus({
      state: 'connecting',
      server: candidate.link.server.redacted,
      attempt: this.#failover.attempt,
      cause: candidate.cause,
    });
  }

  #candidateTakesOver(key: string, reason: ConnectionFailure): void {
    const candidate = this.#takeCandidate();
    this.#recordSideFailure(key, reason);
    if (!candidate) return;
    this.#primary = candidate.link;
    if (candidate.link.phase === 'live') {
      this.#becomeConnected(reason);
      return;
    }
    this.#setStatus({
      state: 'connecting',
      server: candidate.link.server.redacted,
      attempt: this.#failover.attempt,
      cause: reason,
    });
  }

  #candidateFailed(reason: ConnectionFailure): void {
    const candidate = this.#takeCandidate();
    if (!candidate) return;
    if (candidate.link.phase !== 'ended') this.#close(candidate.link, reason);
    if (!this.#started || !this.#primary) return;
    switch (candidate.purpose) {
      case 'rotation':
        this.#scheduleRotation(ROTATION_RETRY);
        return;
      case 'servers':
        this.#scheduleRotation(ROTATION_RETRY);
        return;
      case 'probe':
        return;
      case 'stale':
        this.#leaveStale(candidate.cause);
        return;
    }
  }

  #retire(link: ServerLink): void {
    const reason = failure('replaced', 'The connection was replaced by a newer one.');
    const timer = new SingleTimer(this.#environment.clock);
    this.#retiring.set(link, timer);
    if (!link.channel.busy) {
      this.#close(link, reason);
      return;
    }
    link.channel.onIdle = () => this.#close(link, reason);
    timer.set(this.#options.rotationDrainMs, () => this.#close(link, reason));
  }

  #takeCandidate(): Candidate | null {
    const candidate = this.#candidate;
    this.#candidate = null;
    candidate?.timer.clear();
    return candidate;
  }

  #dropCandidate(reason: ConnectionFailure): void {
    const candidate = this.#takeCandidate();
    if (candidate) this.#close(candidate.link, reason);
  }

  // ---- small things

  #close(link: ServerLink, reason: ConnectionFailure): void {
    this.#track(link.close(reason));
  }

  #track(closing: Promise<void>): void {
    this.#closing.add(closing);
    void closing.then(() => this.#closing.delete(closing));
  }

  #isListed(link: ServerLink): boolean {
    return this.#book.server(link.server.redacted) === link.server;
  }

  #coolingDown(key: string): string | null {
    const { coolDownUntil } = failover.standingOf(this.#failover, key);
    const rest = coolDownUntil - this.#environment.clock.now();
    return rest > 0 ? `The server is left alone for another ${Math.ceil(rest / 1000)} s.` : null;
  }

  #problem(code: string, message: string): void {
    const at = new Date(this.#environment.clock.wallTime()).toISOString();
    this.#host.emit({ type: 'problem', problem: { code, message, network: this.#network, at } });
  }

  #setStatus(parts: StatusParts): void {
    this.#status = connectionStatus(this.#network, this.#environment.clock.wallTime(), parts);
    this.#log.add(this.#status);
    this.#host.emit({ type: 'status', status: this.#status });
  }
}

const NUDGE_SENTENCES: Readonly<Record<NudgeReason, string>> = {
  resume: 'The computer woke up.',
  'network-online': 'The network is back.',
  'clock-jump': 'Time was lost: the computer may have slept.',
  user: 'Asked to connect now.',
};
