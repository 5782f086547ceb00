import type { ConnectionStatus, ServerView } from '../../contract/index.ts';
import { SingleTimer } from '../clock.ts';
import type { NetworkEvent, NudgeReason } from '../network-client.ts';
import type { ServerSession } from '../session/server-session.ts';
import type { AnnouncedLedger, IgnoredMessage, SessionListener } from '../session/session.types.ts';
import type { ConnectionFailure } from '../transport/connection-failure.ts';
import * as causes from './causes.ts';
import { type StatusCause, StatusTracker } from './connection-status.ts';
import { DrainingSessions } from './draining-sessions.ts';
import type { FailoverDecision } from './failover.ts';
import { FailureNotes } from './failure-notes.ts';
import { Handover } from './handover.ts';
import { LinkFactory, type LinkFactorySettings } from './link-factory.ts';
import { NetworkMemory } from './network-memory.ts';
import { Nudges } from './nudges.ts';
import { ProblemReporter } from './problem-reporter.ts';
import { ServerChoice } from './server-choice.ts';
import { SideConnections } from './side-connections.ts';

export interface ConnectionDeps {
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
  readonly #host: ConnectionDeps;
  readonly #status: StatusTracker;
  readonly #problems: ProblemReporter;
  readonly #choice: ServerChoice;
  readonly #failures: FailureNotes;
  readonly #succession: Handover;
  readonly #leaving: DrainingSessions;
  readonly #retryTimer: SingleTimer;
  readonly #nudges: Nudges;
  readonly #memory = new NetworkMemory();
  readonly #links: LinkFactory;
  #wanted: ReadonlySet<string> = new Set();
  #primary: ServerSession | null = null;
  #started = false;

  constructor(settings: LinkFactorySettings, host: ConnectionDeps) {
    const { network, book, options, environment } = settings;
    const { clock } = environment;
    this.#settings = settings;
    this.#host = host;
    this.#status = new StatusTracker(
      network,
      () => clock.wallTime(),
      options.eventLogSize,
      (status) => host.emit({ type: 'status', status }),
    );
    this.#problems = new ProblemReporter(
      network,
      () => clock.wallTime(),
      (problem) => host.emit({ type: 'problem', problem }),
    );
    this.#choice = new ServerChoice(clock, environment.random, options, book.order);
    this.#failures = new FailureNotes(book, this.#choice, this.#memory, this.#problems, () => clock.now());
    this.#leaving = new DrainingSessions(clock, options.rotationDrainMs);
    this.#succession = this.#createSuccession();
    this.#retryTimer = new SingleTimer(clock);
    this.#nudges = this.#createNudges();
    this.#links = new LinkFactory(settings, this.#choice, this.#memory, this.#createListener(), () =>
      this.#primary?.stale ? null : (this.#primary?.server.redacted ?? null),
    );
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
  get primary(): ServerSession | null {
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
  linkById(id: number): ServerSession | null {
    const { candidate } = this.#succession;
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
      this.#nudges.stop();
      this.#succession.stopTimers();
      const links = [this.#primary, this.#succession.take(), ...this.#leaving.draining];
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
    this.#memory.forgetRefusing();
    this.#problems.keepOnly(wanted);
    this.#primary?.setWanted(wanted);
    this.#succession.candidate?.link.setWanted(wanted);
  }

  /** The book has a new list. */
  serversChanged(): void {
    this.#choice.setOrder(this.#settings.book.order);
    this.#memory.forgetDisagreeing();
    this.#problems.serversChanged();
    this.#succession.forgetTried();
    if (!this.#started) return;
    const { candidate } = this.#succession;
    if (candidate && !this.#isListed(candidate.link)) this.#succession.drop(causes.LIST_CHANGED);
    for (const link of this.side.links)
      if (!this.#isListed(link)) this.#leaving.close(link, causes.LIST_CHANGED);
    if (!this.#primary) this.#connectFirst(causes.LIST_CHANGED);
    else if (!this.#isListed(this.#primary)) this.#succession.leaveUnlisted(causes.LIST_CHANGED);
    // A new one may know better.
    else if (this.#primary.stale && !this.#succession.candidate)
      this.#succession.leaveStale(causes.LIST_CHANGED);
  }

  nudge(why: NudgeReason): void {
    this.#nudges.nudge(why);
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

  #openLink(key: string, role: 'subscriber' | 'side'): ServerSession | null {
    return this.#started ? this.#links.open(key, role, this.#wanted) : null;
  }

  #createSuccession(): Handover {
    const { environment, options } = this.#settings;
    const connection = this;
    return new Handover(environment, options, this.#choice, this.#leaving, {
      get started() {
        return connection.#started;
      },
      get state() {
        return connection.status.state;
      },
      get primary() {
        return connection.#primary;
      },
      get primaryListed() {
        return connection.#primary !== null && connection.#isListed(connection.#primary);
      },
      open: (key) => this.#openLink(key, 'subscriber'),
      adopt: (link, cause) => this.#adopt(link, cause),
      connecting: (link, cause) => this.#connecting(link, cause),
      stalled: () => {
        const server = this.#primary?.server.redacted ?? null;
        this.#status.set({ state: 'stalled', server, attempt: 0, cause: causes.STALLED });
      },
      abandon: (reason) => this.#closePrimary(reason),
      connectFirst: (cause) => this.#connectFirst(cause),
      connectAfter: (server, failed) => this.#follow(this.#choice.afterFailure(server, failed), failed),
    });
  }

  #createNudges(): Nudges {
    const { environment, options } = this.#settings;
    const connection = this;
    return new Nudges(environment.clock, options, {
      get started() {
        return connection.#started;
      },
      get primary() {
        return connection.#primary;
      },
      get candidate() {
        return connection.#succession.candidate?.link ?? null;
      },
      probe: (cause) => this.#succession.probe(cause),
      connectAnew: (cause, restart) => {
        this.#choice.forgetSoftWaits(restart);
        if (this.#primary) this.#closePrimary(cause);
        this.#connectFirst(cause);
      },
    });
  }

  #createListener(): SessionListener {
    const { book } = this.#settings;
    return {
      onHealth: (link, info) => book.recordHealth(link.server.redacted, info),
      onLatency: (link, milliseconds) => book.recordLatency(link.server.redacted, milliseconds),
      onReady: (link) => this.#onReady(link),
      onProven: (link) => this.#onProven(link),
      onLedger: (link, ledger) => this.#onLedger(link, ledger),
      onStale: (link, reason) => this.#onStale(link, reason),
      onEvent: (_link, event) => this.#host.emit(event),
      onRejected: (link, account) => this.#problems.accountRejected(link.server.redacted, account),
      onIgnored: (_link, kind) => this.#host.onIgnored(kind),
      onEnded: (link, reason) => this.#onEnded(link, reason),
    };
  }

  #onReady(link: ServerSession): void {
    if (link === this.#succession.candidate?.link) this.#succession.onCandidateReady();
    else if (link !== this.#primary) this.side.onReady(link);
  }

  #onProven(link: ServerSession): void {
    if (link === this.#primary) {
      if (this.status.state !== 'connected') this.#becomeConnected(null);
    } else {
      this.#succession.tryPromotion();
    }
  }

  #onLedger(link: ServerSession, { ledgerIndex, ledgerHash, completeLedgers }: AnnouncedLedger): void {
    this.#memory.noteLedger(ledgerIndex, this.#settings.environment.clock.wallTime());
    if (link.networkKnown && ledgerHash !== null) this.#memory.noteHash(ledgerIndex, ledgerHash);
    this.#settings.book.recordLedger(link.server.redacted, completeLedgers);
    this.#primary?.compareLedgers();
    this.#succession.candidate?.link.compareLedgers();
    this.#tellNetwork();
    if (link === this.#primary) this.#succession.tryPromotion();
  }

  /** The server in use turned out to be of this network. */
  #tellNetwork(): void {
    const { state, code, server, attempt } = this.status;
    if (state === 'connected' && code === causes.UNVERIFIED && this.#primary?.networkKnown) {
      this.#status.set({ state, server, attempt });
    }
  }

  #onStale(link: ServerSession, reason: ConnectionFailure): void {
    this.#failures.note(link.server.redacted, reason);
    const { candidate } = this.#succession;
    if (link === candidate?.link) {
      this.#succession.onCandidateFailed(reason);
    } else if (link === this.#primary) {
      // A rotation under way serves as well.
      if (candidate) this.#connecting(candidate.link, reason);
      else this.#succession.leaveStale(reason);
    }
  }

  #onEnded(link: ServerSession, reason: ConnectionFailure): void {
    const key = link.server.redacted;
    if (causes.OWN_REASONS.has(reason.code)) {
      this.#leaving.ended(link);
      this.side.onEnded(link, reason);
      return;
    }
    const inUse = link === this.#primary;
    if (inUse) {
      this.#primary = null;
      this.#succession.stopTimers();
      if (!this.#succession.candidate) {
        this.#follow(this.#failures.decide(key, reason, this.#nudges.ended()), reason);
        return;
      }
    }
    this.#failures.note(key, reason);
    if (inUse) this.#succession.promote(reason);
    else if (link === this.#succession.candidate?.link) this.#succession.onCandidateFailed(reason);
    else if (!this.#leaving.ended(link)) this.side.onEnded(link, reason);
  }

  #becomeConnected(cause: StatusCause | null): void {
    const link = this.#primary;
    if (!link) return;
    const server = link.server.redacted;
    this.#choice.noteUseful(server);
    this.#problems.settled(server);
    if (link.watches) this.#memory.forgetRefusing();
    this.#settings.book.recordFailure(server, null);
    this.#memory.forgetDisagreeing();
    this.#succession.onConnected();
    this.#status.set({
      state: 'connected',
      server,
      attempt: 0,
      cause: link.networkKnown ? cause : causes.networkUnverified(this.#settings.network),
    });
    this.#succession.growOld();
  }

  #adopt(link: ServerSession, cause: StatusCause): void {
    const old = this.#primary;
    this.#primary = link;
    if (old) this.#leaving.retire(old);
    if (link.proven) this.#becomeConnected(cause);
    else this.#connecting(link, cause);
  }

  #connecting(link: ServerSession, cause: StatusCause): void {
    const { attempt } = this.#choice;
    this.#status.set({ state: 'connecting', server: link.server.redacted, attempt, cause });
  }

  #closePrimary(reason: ConnectionFailure): void {
    const old = this.#primary;
    this.#primary = null;
    this.#succession.stopTimers();
    if (old) this.#leaving.close(old, reason);
  }

  #isListed(link: ServerSession): boolean {
    return this.#settings.book.server(link.server.redacted) === link.server;
  }
}
