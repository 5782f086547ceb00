import { type Clock, SingleTimer } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import { readFrame } from '../protocol/frame.ts';
import { asIndex } from '../protocol/json.ts';
import type { RequestError } from '../protocol/request-error.ts';
import type { ServerInfo } from '../protocol/server-info.ts';
import type { StreamMessage, ValidatorWord } from '../protocol/wire-messages.ts';
import type { Misdeed } from '../servers/conduct.ts';
import type { Server } from '../servers/server.ts';
import { type ConnectionFailure, type FailureCode, failure } from '../transport/connection-failure.ts';
import type { ReceivedMessage, Socket } from '../transport/socket.ts';
import { AccountSubscriptions, type SubscriptionsDeps } from './account-subscriptions.ts';
import { failureOfHandshake } from './handshake-failure.ts';
import { judgeHealth } from './health.ts';
import { HealthCheck } from './health-check.ts';
import { Heartbeat } from './heartbeat.ts';
import { Inbox } from './inbox.ts';
import { LedgerWatch } from './ledger-watch.ts';
import { NetworkIdentity } from './network-identity.ts';
import { RequestChannel } from './request-channel.ts';
import type {
  AnnouncedLedger,
  IgnoredMessage,
  SessionEvent,
  SessionListener,
  SessionPhase,
  SessionSettings,
} from './session.types.ts';
import { ValidatorStreams } from './validator-streams.ts';

const OVER_BUDGET: ReadonlySet<string> = new Set([
  'frame-too-large',
  'message-too-complex',
  'answer-too-large',
] satisfies readonly FailureCode[]);

/**
 * One connection to one server, in the order of its life: opened, checked, subscribed, live, ended. A side connection
 * is ready as soon as it is checked.
 */
export class ServerSession {
  readonly id: number;
  readonly server: Server;
  readonly openedAt: number;
  readonly channel: RequestChannel;
  readonly #settings: SessionSettings;
  readonly #listener: SessionListener;
  readonly #clock: Clock;
  readonly #options: ConnectionOptions;
  readonly #socket: Socket;
  readonly #inbox: Inbox;
  readonly #heartbeat: Heartbeat;
  readonly #subscriptions: AccountSubscriptions;
  readonly #validators: ValidatorStreams;
  readonly #phaseTimer: SingleTimer;
  readonly #ledgers: LedgerWatch;
  readonly #health: HealthCheck;
  readonly #identity: NetworkIdentity;
  readonly #closeTimer: SingleTimer;
  #phase: SessionPhase = 'opening';
  #announced = false;
  /** No new ledger for too long. */
  #stale = false;
  /** The server says that its newest ledger is old: its ledgers prove nothing until it says otherwise. */
  #outdated = false;
  #socketClosed = false;
  #ending = false;
  readonly #gone = Promise.withResolvers<void>();

  constructor(settings: SessionSettings, listener: SessionListener) {
    const { environment, options, server } = settings;
    this.id = settings.id;
    this.server = server;
    this.#settings = settings;
    this.#listener = listener;
    this.#clock = environment.clock;
    this.#options = options;
    this.openedAt = this.#clock.now();
    this.#phaseTimer = new SingleTimer(this.#clock);
    this.#ledgers = new LedgerWatch(this.#clock, options.staleAfterMs, () => this.#becomeStale());
    this.#closeTimer = new SingleTimer(this.#clock);
    this.channel = new RequestChannel({
      clock: this.#clock,
      options,
      server,
      write: (text) => this.#socket.send(text),
      hasUnread: () => this.#inbox.waitingBytes > 0,
    });
    this.#identity = new NetworkIdentity(this.channel, settings.expectation);
    this.#health = new HealthCheck({
      clock: this.#clock,
      options,
      channel: this.channel,
      onInfo: (info) => this.#onServerInfo(info),
      onUnreadable: () => this.end(failure('connection.handshake-failed')),
      onError: (error) => this.#onHealthError(error),
    });
    this.#inbox = new Inbox({
      clock: this.#clock,
      limits: options,
      handle: (message, bytes) => {
        // While the socket is not read, what it brought before is the sign of life.
        this.#heartbeat.alive();
        this.#onMessage(message, bytes);
      },
      setPaused: (paused) => this.#socket.setPaused(paused),
      overflow: () => this.#onOverflow(),
    });
    this.#subscriptions = this.#createSubscriptions();
    this.#validators = new ValidatorStreams({ channel: this.channel }, settings.validators);
    this.#phaseTimer.set(options.connectTimeoutMs, () => this.#onConnectTimeout());
    this.#socket = environment.openSocket(server.url, options, {
      onOpen: () => this.#onOpen(),
      onMessage: (message, bytes) => {
        this.#heartbeat.alive();
        this.#inbox.push(message, bytes);
      },
      onPong: () => this.#heartbeat.pong(),
      onClosed: (reason) => this.#onSocketEnd(reason),
    });
    this.#heartbeat = new Heartbeat({
      clock: this.#clock,
      options,
      socket: this.#socket,
      onLatency: (milliseconds) => server.noteLatency(milliseconds),
      onLost: () => this.end(failure('connection.heartbeat')),
    });
  }

  #onOpen(): void {
    if (this.#phase !== 'opening') return;
    this.#phase = 'checking';
    this.#phaseTimer.clear();
    this.#heartbeat.start();
    this.#health.ask();
  }

  #onConnectTimeout(): void {
    const seconds = this.#options.connectTimeoutMs / 1000;
    this.end(failure('connection.connect-timeout', { seconds }));
  }

  #onServerInfo(info: ServerInfo): void {
    this.server.noteInfo(info);
    const expected = this.#settings.expectation();
    const bad = judgeHealth(info, expected, this.#options);
    const side = this.#settings.role === 'side';
    const tooOld = bad?.code === 'ledger-too-old';
    // A side connection is asked about history: an old newest ledger is no obstacle there.
    const tolerated = side
      ? tooOld || bad?.code === 'lagging' || bad?.code === 'ahead'
      : tooOld && (expected.acceptStale || this.#announced);
    const wrong = bad && !tolerated ? bad : this.#identity.judgeInfo(info);
    if (wrong) {
      this.end(wrong);
      return;
    }
    if (!side) {
      this.#ledgers.noteNewest(info.validatedLedger ?? 0);
      this.#setOutdated(bad);
      this.#health.schedule();
    }
    if (this.#phase === 'checking')
      this.#identity.ask(info.validatedLedger, (other) => this.#onChecked(other));
  }

  #onHealthError(error: RequestError): void {
    // A server busy with other things: ledgers and pings still show whether it lives.
    if (this.#phase === 'checking') this.end(failureOfHandshake(error));
    else if (this.#phase !== 'ended') this.#health.schedule();
  }

  /** The server is healthy, and of this network as far as can be known. */
  #onChecked(wrong: ConnectionFailure | null): void {
    if (this.#phase !== 'checking') return;
    if (wrong) {
      this.end(wrong);
    } else if (this.#settings.role === 'side') {
      this.#becomeReady();
    } else {
      this.#phase = 'subscribing';
      this.#subscriptions.start();
    }
  }

  #createSubscriptions(): AccountSubscriptions {
    const { options, wanted } = this.#settings;
    const deps: SubscriptionsDeps = {
      channel: this.channel,
      batchSize: options.subscribeBatchSize,
      onResult: (result) => {
        const wrong = this.#identity.judgeId(asIndex(result.network_id));
        if (wrong) this.end(wrong);
      },
      onSubscribed: (accounts, ledgerIndex) => {
        if (this.#phase === 'ended') return;
        // What is concluded from a subscription begins at this ledger.
        if (!this.#ledgers.isPlausible(ledgerIndex)) {
          this.end(failure('connection.ahead', { ledger: ledgerIndex }));
          return;
        }
        if (!this.#announced) {
          this.#announced = true;
          this.#ledgers.start(ledgerIndex);
        }
        this.#emit({ type: 'subscribed', session: this.id, accounts, ledgerIndex });
      },
      onUnsubscribed: (accounts) => this.#emit({ type: 'unsubscribed', session: this.id, accounts }),
      onRejected: (account) => this.#listener.onRejected?.(account),
      onComplete: () => {
        if (this.#subscriptions.useless && !this.#settings.expectation().acceptRefusal) {
          this.end(failure('connection.refuses-accounts'));
        }
        if (this.#phase !== 'subscribing') return;
        this.#becomeReady();
        // The listener may have ended it.
        if (this.lastLedger !== null) this.#becomeLive();
      },
      onFailed: (error) => {
        if (error === 'notSynced') {
          this.end(failure('connection.not-synced.gave-none'));
        } else {
          this.end(failureOfHandshake(error));
        }
      },
    };
    return new AccountSubscriptions(deps, wanted);
  }

  #becomeReady(): void {
    this.#phase = 'ready';
    if (this.#settings.role === 'subscriber') this.#validators.start();
    this.#listener.onReady();
  }

  #becomeLive(): void {
    if (this.#phase !== 'ready') return;
    this.#phase = 'live';
    if (this.proven) this.#listener.onProven?.();
  }

  #onMessage(received: ReceivedMessage, bytes: number): void {
    const history = this.channel.awaitsHistory;
    const tooLarge = bytes > this.#options.maxStreamFrameBytes;
    if (tooLarge && !history) {
      this.end(failure('connection.frame-too-large'));
      return;
    }
    const frame = readFrame(
      received === null ? null : received.toString(),
      history,
      this.#subscriptions.wanted,
    );
    switch (frame.type) {
      case 'too-complex':
        this.end(this.#judgeSize(failure('connection.message-too-complex')));
        return;
      case 'unreadable':
        this.#ignoreUnreadable(frame.kind, bytes);
        return;
      case 'answer':
        if (this.channel.answer(frame.message, bytes) === 'unknownId') this.#ignore('unknownId', bytes);
        return;
      case 'stream':
        if (tooLarge) this.end(failure('connection.frame-too-large'));
        else this.#onStreamMessage(frame.message, frame.mentions, bytes);
        return;
      case 'of-others':
        this.#count('unparsedTransaction', bytes);
        return;
    }
  }

  #onStreamMessage(parsed: StreamMessage, mentions: readonly string[] | null, bytes: number): void {
    // Before the subscription is confirmed the session does not exist, and recovery will cover what came.
    if (parsed.type === 'unknown' || !this.#announced) {
      this.#ignore('unknownMessage', bytes);
      return;
    }
    switch (parsed.type) {
      case 'validator':
        this.#onValidator(parsed.word, bytes);
        return;
      case 'transaction': {
        const { transaction } = parsed;
        if (this.#ledgers.isPlausible(transaction.ledgerIndex))
          this.#emit({ type: 'transaction', session: this.id, transaction, mentions, bytes });
        else this.#ignoreUnreadable('implausibleLedger', bytes);
        return;
      }
      case 'unreadable':
        this.#emit({ type: 'unreadable', session: this.id, ledgerIndex: parsed.ledgerIndex });
        this.#count('unreadable', bytes);
        return;
      case 'ledger':
        this.#onLedger(parsed, bytes);
        return;
    }
  }

  #onValidator(word: ValidatorWord, bytes: number): void {
    if (!this.#validators.expected) {
      this.#ignore('unknownMessage', bytes);
      return;
    }
    this.#count('validatorWord', bytes);
    if (this.#phase !== 'ended') this.#listener.onValidator?.(word);
  }

  #onLedger(ledger: AnnouncedLedger, bytes: number): void {
    const { ledgerIndex, closeTime, transactionCount, ledgerHash, completeLedgers } = ledger;
    const news = this.#ledgers.note(ledgerIndex);
    if (news === 'implausible') this.#ignoreUnreadable('implausibleLedger', bytes);
    if (news === 'repeated') this.#ignore('repeatedLedger', bytes);
    if (news !== 'new') return;
    const wasStale = this.stale;
    this.#stale = false;
    this.#emit({ type: 'ledger', session: this.id, ledgerIndex, closeTime, ledgerHash, transactionCount });
    this.#identity.announced(ledgerIndex, ledgerHash);
    this.server.noteLedger(completeLedgers);
    this.#listener.onLedger?.(ledger);
    if (this.#subscriptions.complete) this.#becomeLive();
    if (wasStale && this.proven) this.#listener.onProven?.();
    // It may have caught up: ask again, but not at each ledger of a server that races to catch up.
    const askedLongAgo = this.#health.ageMs >= this.#options.heartbeatIntervalMs;
    if (this.#outdated && askedLongAgo) this.#health.ask();
  }

  /** It may have been a transaction: what this session claims around it is not proven. */
  #ignoreUnreadable(kind: IgnoredMessage, bytes: number): void {
    if (this.#announced) this.#emit({ type: 'unreadable', session: this.id, ledgerIndex: null });
    this.#ignore(kind, bytes);
  }

  #ignore(kind: IgnoredMessage, bytes: number): void {
    this.#listener.onIgnored(kind);
    this.#count(kind, bytes);
  }

  /** A server that sends much of no use is left. */
  #count(misdeed: Misdeed, bytes: number): void {
    if (this.server.conduct.note(misdeed, bytes)) this.end(failure('connection.misbehaving'));
  }

  /**
   * An honest server may hold more than one answer about history may weigh: a few times a minute it is only asked for
   * less.
   */
  #judgeSize(reason: ConnectionFailure): ConnectionFailure {
    if (!OVER_BUDGET.has(reason.code) || !this.channel.awaitsHistory) return reason;
    return this.server.conduct.note('oversizedAnswer', 0) ? reason : failure('connection.answer-too-large');
  }

  #onOverflow(): void {
    const tooMany = this.server.conduct.note('overflow', 0);
    this.end(failure(tooMany ? 'connection.misbehaving' : 'connection.inbox-overflow'));
  }

  #becomeStale(): void {
    const before = this.stale;
    this.#stale = true;
    const seconds = this.#options.staleAfterMs / 1000;
    const reason = failure('connection.stale', { seconds });
    if (!before) this.#listener.onStale?.(reason);
  }

  #setOutdated(reason: ConnectionFailure | null): void {
    const before = this.stale;
    this.#outdated = reason !== null;
    if (reason && !before) this.#listener.onStale?.(reason);
    if (!reason && before && this.proven) this.#listener.onProven?.();
  }

  setWanted(wanted: ReadonlySet<string>): void {
    if (this.#phase !== 'ended') this.#subscriptions.setWanted(wanted);
  }

  /** Whether what validators say is wanted from now on. */
  setValidators(wanted: boolean): void {
    if (this.#phase !== 'ended') this.#validators.setWanted(wanted);
  }

  /** Another session showed ledgers of this network: does this one show the same? */
  compareLedgers(): void {
    const wrong = this.#phase === 'ended' ? null : this.#identity.compare();
    if (wrong) this.end(wrong);
  }

  /** Pings now; no life within the deadline ends the session. Does nothing before it is open. */
  checkNow(): void {
    if (this.#phase !== 'opening' && this.#phase !== 'ended') {
      this.#heartbeat.check(this.#options.nudgeTimeoutMs);
    }
  }

  /** Ends with a closing handshake (1000); resolves when the socket is gone. */
  close(reason: ConnectionFailure): Promise<void> {
    const opening = this.#phase === 'opening';
    this.#finish(reason);
    if (!this.#socketClosed && !this.#ending) {
      this.#ending = true;
      this.#closeTimer.set(this.#options.closeTimeoutMs, () => this.#socket.terminate());
      if (opening) this.#socket.terminate();
      else this.#socket.close(1000);
    }
    return this.#gone.promise;
  }

  /** Ends at once, without waiting for the server. */
  end(reason: ConnectionFailure): void {
    if (this.#phase === 'ended') return;
    this.#finish(reason);
    if (!this.#socketClosed) this.#socket.terminate();
  }

  #finish(reason: ConnectionFailure): void {
    if (this.#phase === 'ended') return;
    this.#phase = 'ended';
    this.#phaseTimer.clear();
    this.#health.stop();
    this.#ledgers.stop();
    this.#heartbeat.stop();
    this.#inbox.close();
    this.channel.end(reason.message, OVER_BUDGET.has(reason.code));
    if (this.#announced) this.#emit({ type: 'session-ended', session: this.id });
    this.#listener.onEnded(reason);
  }

  #onSocketEnd(reason: ConnectionFailure): void {
    this.#socketClosed = true;
    this.#closeTimer.clear();
    this.#finish(this.#judgeSize(reason));
    this.#gone.resolve();
  }

  #emit(event: SessionEvent): void {
    this.#listener.onEvent?.(event);
  }

  get phase(): SessionPhase {
    return this.#phase;
  }

  /** Live, and no wanted subscription is missing. */
  get complete(): boolean {
    return this.#phase === 'live' && this.#subscriptions.complete;
  }

  /** The server watches at least one of the accounts, or there are none. */
  get watches(): boolean {
    return !this.#subscriptions.useless;
  }

  /** No new ledgers, or old ones. */
  get stale(): boolean {
    return this.#stale || this.#outdated;
  }

  /** Live, and not stale: good enough to be the one in use. */
  get proven(): boolean {
    return this.#phase === 'live' && !this.stale;
  }

  /** The server said that it is of this network, or showed it. */
  get networkKnown(): boolean {
    return this.#identity.known;
  }

  /** First ledger announced on this session: it and all later ones are covered by it. */
  get firstLedger(): number | null {
    return this.#ledgers.first;
  }

  get lastLedger(): number | null {
    return this.#ledgers.last;
  }

  /** Subscribed or further: may be asked. */
  get usable(): boolean {
    return (
      this.#phase === 'ready' || this.#phase === 'live' || (this.#phase === 'subscribing' && this.#announced)
    );
  }
}
