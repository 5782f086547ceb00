import {
  type ConnectionStatus,
  machineWord,
  type NetworkName,
  type Problem,
  type Said,
  type ServerView,
} from '../../contract/index.ts';
import { SingleTimer } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import { RequestError } from '../protocol/request-error.ts';
import type { ValidatorWord } from '../protocol/wire-messages.ts';
import type { Server } from '../servers/server.ts';
import type { ServerRegistry } from '../servers/server-registry.ts';
import { ServerSession } from '../session/server-session.ts';
import type {
  AnnouncedLedger,
  IgnoredMessage,
  SessionEvent,
  SessionListener,
  SessionSettings,
  UselessTransaction,
} from '../session/session.types.ts';
import { type ConnectionFailure, failure } from '../transport/connection-failure.ts';
import type { ConnectionEnvironment } from '../transport/environment.ts';
import * as causes from './causes.ts';
import { StatusTracker } from './connection-status.ts';
import { DrainingSessions } from './draining-sessions.ts';
import { Failover, type FailoverDecision } from './failover.ts';
import { Handover, type HandoverStep } from './handover.ts';
import { NetworkMemory } from './network-memory.ts';
import { type NudgeReason, Nudges } from './nudges.ts';
import { ProblemReporter } from './problem-reporter.ts';
import { SideConnections } from './side-connections.ts';

export type ConnectionEvent =
  | { readonly type: 'status'; readonly status: ConnectionStatus }
  | SessionEvent
  /** The server with this redacted URL said what is not so; its connections end. */
  | { readonly type: 'distrusted'; readonly server: string }
  | { readonly type: 'problem'; readonly problem: Problem };

/** Where a statement came from: a session by its number, or a server by its redacted URL. */
export type StatementSource = { readonly session: number } | { readonly server: string };

export interface ConnectionDeps {
  readonly network: NetworkName;
  /** What servers must report; null accepts every network. */
  readonly networkId: number | null;
  readonly registry: ServerRegistry;
  readonly options: ConnectionOptions;
  readonly environment: ConnectionEnvironment;
  emit(event: ConnectionEvent): void;
  /** What a validator said, and the redacted URL of the server that passed it on. */
  onValidator(word: ValidatorWord, server: string): void;
  onIgnored(kind: IgnoredMessage): void;
}

/**
 * The connection to one network, in the order of its life: a server is chosen, a session to it opened and followed;
 * when the session grows old or stale, a handover replaces it; when it ends, the next server is chosen.
 */
export class Connection {
  readonly #deps: ConnectionDeps;
  readonly #status: StatusTracker;
  readonly #problems: ProblemReporter;
  readonly #memory = new NetworkMemory();
  readonly #failover: Failover;
  readonly #retryTimer: SingleTimer;
  readonly #nudges: Nudges;
  readonly #draining: DrainingSessions;
  readonly #handover: Handover;
  readonly #side: SideConnections;
  #wanted: ReadonlySet<string> = new Set();
  #validators = false;
  /** The session in use; null while waiting or closed. */
  #current: ServerSession | null = null;
  #started = false;
  #opened = 0;

  constructor(deps: ConnectionDeps) {
    const { network, registry, options, environment, emit } = deps;
    const { clock, random } = environment;
    const wallTime = () => clock.wallTime();
    this.#deps = deps;
    this.#status = new StatusTracker({
      network,
      wallTime,
      logSize: options.eventLogSize,
      emit: (status) => emit({ type: 'status', status }),
    });
    this.#problems = new ProblemReporter({
      network,
      wallTime,
      emit: (problem) => emit({ type: 'problem', problem }),
    });
    this.#failover = new Failover(registry, clock, random, options);
    this.#retryTimer = new SingleTimer(clock);
    this.#nudges = new Nudges(clock, options);
    this.#draining = new DrainingSessions(clock, options.rotationDrainMs);
    this.#handover = new Handover({
      environment,
      options,
      failover: this.#failover,
      draining: this.#draining,
      open: (server) => this.#subscribe(server),
      carryOut: (step) => this.#carryOut(step),
    });
    this.#side = new SideConnections({
      environment,
      options,
      open: (server, listener) => this.#open(server, 'side', listener),
      close: (session, reason) => this.#draining.close(session, reason),
      failed: (server, reason) => this.#noteFailure(server, reason),
    });
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#connectFirst(null);
  }

  #connectFirst(cause: Said | null): void {
    this.#follow(this.#failover.first(), cause);
  }

  #follow(decision: FailoverDecision, cause: Said | null): void {
    this.#retryTimer.clear();
    const { attempt } = this.#failover;
    if (decision.type === 'no-server') {
      this.#status.set({ state: 'closed', server: null, attempt: 0, cause: causes.NO_SERVER });
    } else if (decision.type === 'give-up') {
      const { server } = this.status;
      this.#status.set({ state: 'closed', server, attempt, cause: causes.gaveUp(attempt, cause) });
    } else if (decision.delayMs <= 0) {
      this.#attempt(decision.server, cause);
    } else {
      const { server, delayMs: retryInMs } = decision;
      this.#status.set({ state: 'waiting', server: server.key, attempt, retryInMs, cause });
      this.#retryTimer.set(retryInMs, () => this.#attempt(server, cause));
    }
  }

  #attempt(server: Server, cause: Said | null): void {
    this.#setConnecting(server, cause);
    // A listener of the status may have stopped or redirected everything.
    if (this.#current === null && this.status.server === server.key) this.#current = this.#subscribe(server);
  }

  /** Opens a session that subscribes; null when stopped. */
  #subscribe(server: Server): ServerSession | null {
    if (!this.#started) return null;
    const { emit } = this.#deps;
    const session = this.#open(server, 'subscriber', {
      onReady: () => this.#onReady(session),
      onProven: () => this.#onProven(session),
      onLedger: (ledger) => this.#onLedger(session, ledger),
      onStale: (reason) => this.#onStale(session, reason),
      onEvent: emit,
      onValidator: (word) => this.#deps.onValidator(word, session.server.key),
      onRejected: (account) => this.#problems.accountRejected(server, account),
      onEnded: (reason) => this.#onEnded(session, reason),
    } satisfies Required<Omit<SessionListener, 'onIgnored'>>);
    return session;
  }

  #open(
    server: Server,
    role: SessionSettings['role'],
    listener: Omit<SessionListener, 'onIgnored'>,
  ): ServerSession {
    const { network, networkId, options, environment, onIgnored } = this.#deps;
    const memory = this.#memory;
    const expectation = () => {
      const current = this.#current?.stale ? null : this.#current;
      return {
        network,
        networkId,
        newestLedger: memory.newestLedger,
        highestLedger: memory.highestLedger(environment.clock.wallTime()),
        knownLedger: (newest: number | null) => memory.knownLedger(newest),
        knownHash: (ledgerIndex: number) => memory.hashOf(ledgerIndex),
        acceptRefusal: server.refusedAccounts && (current?.server ?? server) === server,
        acceptStale: this.#failover.isLastHope(server),
      };
    };
    server.noteOpened();
    this.#opened += 1;
    const wishes = { wanted: this.#wanted, validators: this.#validators };
    const settings = { server, role, ...wishes, expectation, options, environment };
    return new ServerSession({ id: this.#opened, ...settings }, { ...listener, onIgnored });
  }

  #onReady(session: ServerSession): void {
    if (session === this.#handover.candidate?.session) this.#handover.onCandidateReady(this.#current);
  }

  #onProven(session: ServerSession): void {
    if (session !== this.#current) this.#handover.tryPromotion(this.#current);
    else if (this.status.state !== 'connected') this.#becomeConnected(session, null);
  }

  #becomeConnected(session: ServerSession, cause: Said | null): void {
    const { network, registry } = this.#deps;
    this.#failover.noteUseful(session.server);
    this.#memory.forgetDisagreeing(registry.servers);
    if (session.watches) this.#forgetRefusals();
    this.#handover.onConnected(session);
    this.#status.set({
      state: 'connected',
      server: session.server.key,
      attempt: 0,
      cause: session.networkKnown ? cause : causes.networkUnverified(network),
    });
  }

  #onLedger(session: ServerSession, { ledgerIndex, ledgerHash }: AnnouncedLedger): void {
    this.#memory.noteLedger(ledgerIndex, this.#deps.environment.clock.wallTime());
    if (session.networkKnown && ledgerHash !== null) this.#memory.noteHash(ledgerIndex, ledgerHash);
    this.#current?.compareLedgers();
    this.#handover.candidate?.session.compareLedgers();
    this.#noteVerified();
    if (session === this.#current) this.#handover.tryPromotion(session);
  }

  /** The server in use may have turned out to be of this network. */
  #noteVerified(): void {
    const { state, code, server, attempt } = this.status;
    if (state === 'connected' && code === causes.UNVERIFIED && this.#current?.networkKnown) {
      this.#status.set({ state, server, attempt });
    }
  }

  #onStale(session: ServerSession, reason: ConnectionFailure): void {
    this.#noteFailure(session.server, reason);
    const { candidate } = this.#handover;
    if (session === candidate?.session) this.#handover.onCandidateFailed(this.#current, reason);
    else if (session !== this.#current) return;
    // A rotation under way serves as well.
    else if (candidate) this.#setConnecting(candidate.session.server, reason);
    else this.#handover.leaveStale(session, reason);
  }

  /** Does what the handover came to. */
  #carryOut(step: HandoverStep): void {
    switch (step.type) {
      case 'trying':
        this.#setConnecting(step.session.server, step.cause);
        return;
      case 'nothing-better':
        if (this.status.state === 'stalled' || !this.#current) return;
        this.#status.set({
          state: 'stalled',
          server: this.#current.server.key,
          attempt: 0,
          cause: causes.STALLED,
        });
        return;
      case 'take-over': {
        const { session, cause } = step;
        const old = this.#current;
        this.#current = session;
        if (old) this.#draining.retire(old);
        if (session.proven) this.#becomeConnected(session, cause);
        else this.#setConnecting(session.server, cause);
        return;
      }
      case 'abandon': {
        const { cause, failed } = step;
        this.#closeCurrent(cause);
        if (failed) this.#connectAfter(failed.server, failed.reason, false);
        else this.#connectFirst(cause);
        return;
      }
    }
  }

  #onEnded(session: ServerSession, reason: ConnectionFailure): void {
    this.#draining.onEnded(session);
    if (causes.OWN_REASONS.has(reason.code)) return;
    this.#noteFailure(session.server, reason);
    const { candidate } = this.#handover;
    if (session === candidate?.session) {
      this.#handover.onCandidateFailed(this.#current, reason);
    } else if (session === this.#current) {
      this.#current = null;
      this.#handover.stopTimers();
      if (candidate) this.#handover.promote(reason);
      else this.#connectAfter(session.server, reason, this.#nudges.explainsEnd());
    }
  }

  #connectAfter(server: Server, reason: ConnectionFailure, atOnce: boolean): void {
    this.#follow(this.#failover.afterFailure(server, reason, atOnce), reason);
  }

  /** Stops. Resolves when no socket is left. */
  async stop(): Promise<void> {
    if (this.#started) {
      this.#started = false;
      this.#retryTimer.clear();
      this.#nudges.stop();
      const sessions = [this.#current, this.#handover.stop(), ...this.#draining.sessions];
      this.#current = null;
      for (const session of sessions) if (session) this.#draining.close(session, causes.STOPPED);
      this.#side.closeAll(causes.STOPPED);
      this.#deps.registry.clear();
      this.#status.set({ state: 'closed', server: this.status.server, attempt: 0, cause: causes.STOPPED });
    }
    await this.#draining.settled();
  }

  /** Something says that the network may be back, or that time was lost. */
  nudge(why: NudgeReason): void {
    if (!this.#started) return;
    const { environment, options } = this.#deps;
    const cause = causes.nudged(why);
    this.#handover.candidate?.session.checkNow();
    const current = this.#current;
    if (current && current.phase !== 'opening') {
      this.#nudges.noteCheck();
      current.checkNow();
      if (current.stale) this.#handover.probe(cause);
      return;
    }
    // A handshake begun while the network was away may wait for packets that nobody will send again.
    if (current && environment.clock.now() - current.openedAt < options.nudgeTimeoutMs) return;
    const attempt = this.#nudges.ask(why, () => this.nudge(why));
    if (!attempt) return;
    this.#failover.endSoftWaits(attempt.restart);
    this.#closeCurrent(cause);
    this.#connectFirst(cause);
  }

  setWanted(wanted: ReadonlySet<string>): void {
    this.#wanted = wanted;
    this.#forgetRefusals();
    this.#problems.keepOnly(wanted);
    this.#current?.setWanted(wanted);
    this.#handover.candidate?.session.setWanted(wanted);
  }

  /** Whether what validators say is wanted from now on. */
  setValidators(wanted: boolean): void {
    this.#validators = wanted;
    this.#current?.setValidators(wanted);
    this.#handover.candidate?.session.setValidators(wanted);
  }

  /** The registry has a new list. */
  serversChanged(): void {
    const { servers } = this.#deps.registry;
    this.#failover.listChanged();
    this.#memory.forgetDisagreeing(servers);
    // What is still wrong with the list is reported again.
    for (const server of servers) server.reportedAsWrong = false;
    if (!this.#started) return;
    for (const session of this.#side.sessions) {
      if (!servers.includes(session.server)) this.#draining.close(session, causes.LIST_CHANGED);
    }
    const current = this.#current;
    this.#handover.listChanged(current);
    if (!current) this.#connectFirst(causes.LIST_CHANGED);
  }

  get status(): ConnectionStatus {
    return this.#status.current;
  }

  /** Subscribed to every wanted account that is acceptable, and ledgers arriving. */
  get isConnected(): boolean {
    return this.status.state === 'connected' && (this.#current?.complete ?? false);
  }

  /** Sockets opened so far, of every kind. */
  get opened(): number {
    return this.#opened;
  }

  recentEvents(): readonly ConnectionStatus[] {
    return this.#status.recent();
  }

  views(): readonly ServerView[] {
    const { servers } = this.#deps.registry;
    return servers.map((server) => server.view(server.key === this.#current?.server.key));
  }

  /**
   * The session by which the server with this redacted URL may be asked: the one in use (also where no server is
   * named), or a side connection. Null when not connected; rejects with RequestError when none can be had.
   */
  async sessionFor(key: string | undefined): Promise<ServerSession | null> {
    const current = this.#current;
    if (key === undefined || key === current?.server.key) return current?.usable ? current : null;
    if (!this.#started) return null;
    const server = this.#deps.registry.get(key);
    if (server) return this.#side.use(server);
    throw new RequestError('not-connected', 'This server is not in the list of servers.', { server: key });
  }

  /** The session with this id, whatever its part, while it may be asked. */
  sessionById(id: number): ServerSession | null {
    return this.#openSessions().find((session) => session.id === id && session.usable) ?? null;
  }

  /** Ends the session with this id, if it is still there, because a message of it could not be processed. */
  endSession(id: number, error: unknown): void {
    const word = machineWord(error instanceof Error ? error.name : typeof error);
    this.#anySession(id)?.end(failure('connection.message-failed', { word }));
  }

  /** Ends the session with this id, if it is still there: its server leads nowhere, and rests. */
  misbehaved(id: number): void {
    this.#anySession(id)?.end(failure('connection.misbehaving'));
  }

  /** Counts a transaction that was of no use; one too many ends the session. */
  noteUseless(id: number, kind: UselessTransaction, bytes: number): void {
    const session = this.#anySession(id);
    if (session?.server.conduct.note(kind, bytes)) session.end(failure('connection.misbehaving'));
  }

  #anySession(id: number): ServerSession | null {
    if (this.#current?.id === id) return this.#current;
    return this.#openSessions().find((open) => open.id === id) ?? null;
  }

  /**
   * The server said what cannot be true: it rests, and its connections end. Returns its redacted URL; null where the
   * source is not known any more.
   */
  distrust(source: StatementSource): string | null {
    const server = this.serverOf(source);
    if (server === null) return null;
    const reason = failure('connection.untrue');
    server.noteFailure(reason);
    this.#deps.emit({ type: 'distrusted', server: server.key });
    for (const session of this.#openSessions()) if (session.server === server) session.end(reason);
    return server.key;
  }

  /** The server of a session that is still open, or the one with this redacted URL; null where there is none. */
  serverOf(source: StatementSource): Server | null {
    if ('server' in source) return this.#deps.registry.get(source.server);
    return this.#openSessions().find(({ id }) => id === source.session)?.server ?? null;
  }

  #openSessions(): readonly ServerSession[] {
    const beside = this.#handover.candidate?.session ?? null;
    const all = [this.#current, beside, ...this.#draining.sessions, ...this.#side.sessions];
    return all.filter((session) => session !== null);
  }

  #setConnecting(server: Server, cause: Said | null): void {
    const { attempt } = this.#failover;
    this.#status.set({ state: 'connecting', server: server.key, attempt, cause });
  }

  #closeCurrent(reason: ConnectionFailure): void {
    const old = this.#current;
    this.#current = null;
    this.#handover.stopTimers();
    if (old) this.#draining.close(old, reason);
  }

  /** Remembers of the server, and of the network, what follows from the end of a connection. */
  #noteFailure(server: Server, reason: ConnectionFailure): void {
    server.noteFailure(reason);
    if (reason.code === 'wrong-network') this.#problems.wrongNetwork(server, reason.userMessage);
    if (reason.code === 'lagging' || reason.code === 'ahead') {
      const { registry, environment } = this.#deps;
      this.#memory.noteDisagreeing(server, registry.servers, environment.clock.now());
    }
  }

  /** Other accounts are wanted, or a server took these. */
  #forgetRefusals(): void {
    for (const server of this.#deps.registry.servers) server.refusedAccounts = false;
  }
}
