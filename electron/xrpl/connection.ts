import type { ConnectionStatus, ServerView } from '../contract.ts';
import * as causes from './causes.ts';
import { SingleTimer } from './clock.ts';
import type { FailoverDecision } from './failover.ts';
import { FailureNotes } from './failure-notes.ts';
import type { ConnectionFailure } from './failures.ts';
import { LeavingLinks } from './leaving-links.ts';
import type { IgnoredMessage, LinkListener } from './link.types.ts';
import { LinkFactory, type LinkFactorySettings } from './link-factory.ts';
import type { NetworkEvent, NudgeReason } from './network-client.ts';
import { NetworkMemory } from './network-memory.ts';
import { ProblemTeller } from './problem-teller.ts';
import { overlaps, Replacement, type ReplacementPurpose } from './replacement.ts';
import { ServerChoice } from './server-choice.ts';
import type { ServerLink } from './server-link.ts';
import { SideConnections } from './side-connections.ts';
import { StatusBoard, type StatusCause } from './status-board.ts';

export interface ConnectionHost {
  emit(event: NetworkEvent): void;
  onIgnored(kind: IgnoredMessage): void;
}

/**
 * The connection to one network: one link in use, replaced by failover when it breaks, and by make-before-break
 * when it is old, stale or no longer wanted. failover.ts decides; this keeps the links.
 */
export class Connection {
  readonly side: SideConnections;
  readonly #settings: LinkFactorySettings;
  readonly #host: ConnectionHost;
  readonly #status: StatusBoard;
  readonly #problems: ProblemTeller;
  readonly #choice: ServerChoice;
  readonly #failures: FailureNotes;
  readonly #replacement: Replacement;
  readonly #leaving: LeavingLinks;
  readonly #retryTimer: SingleTimer;
  readonly #memory = new NetworkMemory();
  readonly #links: LinkFactory;
  #wanted: ReadonlySet<string> = new Set();
  #primary: ServerLink | null = null;
  #started = false;

  constructor(settings: LinkFactorySettings, host: ConnectionHost) {
    const { network, book, options, environment } = settings;
    const { clock } = environment;
    this.#settings = settings;
    this.#host = host;
    this.#status = new StatusBoard(
      network,
      () => clock.wallTime(),
      options.eventLogSize,
      (status) => host.emit({ type: 'status', status }),
    );
    this.#problems = new ProblemTeller(
      network,
      () => clock.wallTime(),
      (problem) => host.emit({ type: 'problem', problem }),
    );
    this.#choice = new ServerChoice(clock, environment.random, options, book.order);
    this.#failures = new FailureNotes(book, this.#choice, this.#memory, this.#problems);
    this.#replacement = new Replacement(environment, options);
    this.#leaving = new LeavingLinks(clock, options.rotationDrainMs);
    this.#retryTimer = new SingleTimer(clock);
    this.#links = new LinkFactory(settings, this.#choice, this.#memory, this.#createListener());
    this.side = new SideConnections(environment, options, {
      openSide: (key) => this.#openLink(key, 'side'),
      coolDownMs: (key) => this.#choice.coolDownMs(key),
    });
  }

  get status(): ConnectionStatus {
    return this.#status.current;
  }
  get isConnected(): boolean {
    return this.status.state === 'connected' && (this.#primary?.complete ?? false);
  }
  /** The link in use; null while waiting or closed. */
  get primary(): ServerLink | null {
    return this.#primary;
  }
  /** Sockets opened so far, of every kind. */
  get opened(): number {
    return this.#links.opened;
  }

  events(): readonly ConnectionStatus[] {
    return this.#status.recent();
  }

  views(): readonly ServerView[] {
    return this.#settings.book.views(this.#primary?.server.redacted ?? null, this.#choice.state);
  }

  /** The link with this id, whatever its part, while it may be asked. */
  linkById(id: number): ServerLink | null {
    const { candidate } = this.#replacement;
    const links = [this.#primary, candidate?.link, ...this.#leaving.draining, ...this.side.links];
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
      this.#retryTimer.clear();
      this.#replacement.stopTimers();
      const links = [this.#primary, this.#replacement.take()?.link, ...this.#leaving.draining];
      this.#primary = null;
      for (const link of links) if (link) this.#leaving.close(link, causes.STOPPED);
      this.#leaving.track(this.side.closeAll(causes.STOPPED));
      this.#settings.book.clear();
      this.#status.set({ state: 'closed', server: this.status.server, attempt: 0, cause: causes.STOPPED });
    }
    await this.#leaving.settled();
  }

  setWanted(wanted: ReadonlySet<string>): void {
    this.#wanted = wanted;
    this.#problems.keepOnly(wanted);
    this.#primary?.setWanted(wanted);
    this.#replacement.candidate?.link.setWanted(wanted);
  }

  /** The book has a new list. */
  serversChanged(): void {
    this.#choice.setOrder(this.#settings.book.order);
    this.#memory.forgetLagging();
    this.#replacement.forgetTried();
    if (!this.#started) return;
    const { candidate } = this.#replacement;
    if (candidate && !this.#isListed(candidate.link)) this.#dropCandidate(causes.LIST_CHANGED);
    for (const link of this.side.links)
      if (!this.#isListed(link)) this.#leaving.close(link, causes.LIST_CHANGED);
    if (!this.#primary) this.#connectFirst(causes.LIST_CHANGED);
    else if (!this.#isListed(this.#primary)) this.#leaveUnlisted(causes.LIST_CHANGED);
  }

  nudge(why: NudgeReason): void {
    if (!this.#started) return;
    const cause = causes.nudged(why);
    const { clock } = this.#settings.environment;
    this.#replacement.candidate?.link.checkNow();
    if (this.#primary && this.#primary.phase !== 'opening') {
      this.#primary.checkNow();
      return;
    }
    if (this.#primary) {
      // A handshake begun while the network was away may wait for packets that nobody will send again.
      if (clock.now() - this.#primary.openedAt < this.#settings.options.nudgeTimeoutMs) return;
      this.#closePrimary(cause);
    }
    this.#choice.forgetSoftWaits();
    this.#connectFirst(cause);
  }

  #connectFirst(cause: StatusCause | null): void {
    this.#follow(this.#choice.first(), cause);
  }

  #follow(decision: FailoverDecision, cause: StatusCause | null): void {
    this.#retryTimer.clear();
    const { attempt } = this.#choice;
    if (decision.type === 'no-server') {
      this.#status.set({ state: 'closed', server: null, attempt: 0, cause: causes.NO_SERVER });
      return;
    }
    if (decision.type === 'give-up') {
      this.#status.set({
        state: 'closed',
        server: this.status.server,
        attempt,
        cause: causes.gaveUp(attempt, cause),
      });
      return;
    }
    const { server, delayMs: retryInMs } = decision;
    if (retryInMs <= 0) {
      this.#attempt(server, cause);
      return;
    }
    this.#status.set({ state: 'waiting', server, attempt, retryInMs, cause });
    this.#retryTimer.set(retryInMs, () => this.#attempt(server, cause));
  }

  #attempt(server: string, cause: StatusCause | null): void {
    this.#status.set({ state: 'connecting', server, attempt: this.#choice.attempt, cause });
    // A listener of the status may have stopped or redirected everything.
    if (this.#started && this.#primary === null && this.status.server === server) {
      this.#primary = this.#openLink(server, 'subscriber');
    }
  }

  #openLink(key: string, role: 'subscriber' | 'side'): ServerLink | null {
    return this.#started ? this.#links.open(key, role, this.#wanted) : null;
  }

  #createListener(): LinkListener {
    const { book } = this.#settings;
    return {
      onHealth: (link, info) => book.recordHealth(link.server.redacted, info),
      onLatency: (link, milliseconds) => book.recordLatency(link.server.redacted, milliseconds),
      onReady: (link) => this.#onReady(link),
      onProven: (link) => this.#onProven(link),
      onLedger: (link, ledgerIndex, completeLedgers) => this.#onLedger(link, ledgerIndex, completeLedgers),
      onStale: (link, reason) => this.#onStale(link, reason),
      onEvent: (_link, event) => this.#host.emit(event),
      onRejected: (link, account) => this.#problems.accountRejected(link.server.redacted, account),
      onIgnored: (_link, kind) => this.#host.onIgnored(kind),
      onEnded: (link, reason) => this.#onEnded(link, reason),
    };
  }

  #onReady(link: ServerLink): void {
    const { candidate } = this.#replacement;
    if (link === candidate?.link) {
      // A stale one gives nothing worth waiting for; a probe must first show that it is better.
      if (this.#primary?.stale && candidate.purpose !== 'probe' && !link.stale) this.#promote();
    } else if (link !== this.#primary) {
      this.side.onReady(link);
    }
  }

  #onProven(link: ServerLink): void {
    if (link === this.#primary) {
      if (this.status.state !== 'connected') this.#becomeConnected(null);
    } else {
      this.#tryPromotion();
    }
  }

  #onLedger(link: ServerLink, ledgerIndex: number, completeLedgers: string | null): void {
    this.#memory.noteLedger(ledgerIndex);
    this.#settings.book.recordLedger(link.server.redacted, completeLedgers);
    if (link === this.#primary) this.#tryPromotion();
  }

  #onStale(link: ServerLink, reason: ConnectionFailure): void {
    this.#failures.note(link.server.redacted, reason);
    const { candidate } = this.#replacement;
    if (link === candidate?.link) {
      this.#candidateFailed(reason);
    } else if (link === this.#primary) {
      // A rotation under way serves as well.
      if (candidate) this.#connecting(candidate.link, reason);
      else this.#leaveStale(reason);
    }
  }

  #onEnded(link: ServerLink, reason: ConnectionFailure): void {
    const key = link.server.redacted;
    if (causes.OWN_REASONS.has(reason.code)) {
      this.#leaving.ended(link);
      this.side.onEnded(link, reason);
      return;
    }
    const inUse = link === this.#primary;
    if (inUse) {
      this.#primary = null;
      this.#replacement.stopTimers();
      if (!this.#replacement.candidate) {
        this.#follow(this.#failures.decide(key, reason), reason);
        return;
      }
    }
    this.#failures.note(key, reason);
    if (inUse) this.#promote(reason);
    else if (link === this.#replacement.candidate?.link) this.#candidateFailed(reason);
    else if (!this.#leaving.ended(link)) this.side.onEnded(link, reason);
  }

  #becomeConnected(cause: StatusCause | null): void {
    const link = this.#primary;
    if (!link) return;
    const server = link.server.redacted;
    this.#choice.noteUseful(server);
    this.#settings.book.recordFailure(server, null);
    this.#memory.forgetLagging();
    this.#replacement.stopProbing();
    this.#replacement.forgetTried();
    const purpose = this.#replacement.candidate?.purpose;
    if (purpose === 'stale' || purpose === 'probe') {
      this.#dropCandidate(causes.OBSOLETE);
    }
    this.#status.set({ state: 'connected', server, attempt: 0, cause });
    if (!this.#replacement.rotationScheduled) this.#replacement.scheduleRotation(() => this.#rotate());
  }

  #leaveStale(cause: ConnectionFailure): void {
    const current = this.#primary?.server.redacted ?? null;
    const next = this.#choice.alternative(current, this.#replacement.tried);
    const link = next === null ? null : this.#openCandidate(next, 'stale', cause);
    if (link) {
      this.#connecting(link, cause);
      return;
    }
    // No other server can be tried: keep this connection, look at each server once in a while.
    if (this.status.state !== 'stalled') {
      this.#status.set({ state: 'stalled', server: current, attempt: 0, cause: causes.STALLED });
    }
    this.#replacement.startProbing(() => {
      const server = this.#replacement.candidate ? null : this.#choice.probe();
      if (server !== null) this.#openCandidate(server, 'probe', cause);
    });
  }

  #leaveUnlisted(reason: ConnectionFailure): void {
    const next = this.#choice.preferred(new Set());
    const live = this.status.state === 'connected' && !this.#replacement.candidate;
    if (live && next !== null && this.#openCandidate(next, 'servers', reason)) return;
    if (this.#replacement.candidate && this.status.state === 'connected') return;
    this.#dropCandidate(reason);
    this.#closePrimary(reason);
    this.#connectFirst(reason);
  }

  #rotate(): void {
    if (!this.#replacement.candidate && this.status.state === 'connected') {
      const next = this.#choice.preferred(this.#replacement.tried);
      if (next !== null && this.#openCandidate(next, 'rotation', causes.AGED)) return;
      this.#replacement.forgetTried();
    }
    this.#replacement.scheduleRotation(() => this.#rotate(), true);
  }

  #openCandidate(key: string, purpose: ReplacementPurpose, cause: ConnectionFailure): ServerLink | null {
    const link = this.#openLink(key, 'subscriber');
    if (link) this.#replacement.begin({ link, purpose, cause }, () => this.#promote());
    return link;
  }

  #tryPromotion(): void {
    const { candidate } = this.#replacement;
    if (candidate && overlaps(this.#primary, candidate)) this.#promote();
  }

  /** The candidate becomes the link in use, for its own cause or because the other one ended. */
  #promote(ended?: ConnectionFailure): void {
    const candidate = this.#replacement.take();
    if (!candidate) return;
    const old = this.#primary;
    const cause = ended ?? candidate.cause;
    this.#primary = candidate.link;
    this.#replacement.stopTimers();
    if (old) this.#leaving.retire(old);
    if (candidate.link.proven) {
      this.#becomeConnected(cause);
      return;
    }
    this.#connecting(candidate.link, cause);
  }

  #connecting(link: ServerLink, cause: StatusCause): void {
    const { attempt } = this.#choice;
    this.#status.set({ state: 'connecting', server: link.server.redacted, attempt, cause });
  }

  #candidateFailed(reason: ConnectionFailure): void {
    const candidate = this.#replacement.take();
    if (!candidate) return;
    if (candidate.link.phase !== 'ended') this.#leaving.close(candidate.link, causes.OBSOLETE);
    if (!this.#started || !this.#primary) return;
    if (candidate.purpose === 'stale') {
      this.#leaveStale(candidate.cause);
    } else if (candidate.purpose === 'rotation') {
      this.#rotate();
    } else if (candidate.purpose === 'servers') {
      // The server in use is not to be used any more.
      this.#closePrimary(candidate.cause);
      this.#follow(this.#choice.afterFailure(candidate.link.server.redacted, reason), reason);
    }
    // A rotation or the like was under way when the server in use went stale.
    if (this.#primary?.stale && !this.#replacement.candidate) this.#leaveStale(candidate.cause);
  }

  #dropCandidate(reason: ConnectionFailure): void {
    const candidate = this.#replacement.take();
    if (candidate) this.#leaving.close(candidate.link, reason);
  }

  #closePrimary(reason: ConnectionFailure): void {
    const old = this.#primary;
    this.#primary = null;
    this.#replacement.stopTimers();
    if (old) this.#leaving.close(old, reason);
  }

  #isListed(link: ServerLink): boolean {
    return this.#settings.book.server(link.server.redacted) === link.server;
  }
}
