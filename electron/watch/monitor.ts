import type {
  AccountCoverage,
  Asset,
  ConnectionStatus,
  Examined,
  KnownGap,
  LedgerRange,
  NetworkName,
  NetworkView,
  SpotChecks,
  StoredPayment,
  WatchedAccount,
} from '../contract/index.ts';
import type { AssetInfo } from '../payments/amounts/asset-info.ts';
import type { Proofs } from '../verify/proof/proofs.ts';
import { SingleTimer, systemClock } from '../xrpl/clock.ts';
import type { EventEmitter } from '../xrpl/event-emitter.ts';
import type { NetworkClient, NetworkEvent, NudgeReason } from '../xrpl/network-client.ts';
import { type AccountBalance, readBalance } from './balance/read-balance.ts';
import type { MonitorEvent } from './monitor.types.ts';
import type { MonitorOptions } from './monitor-options.ts';
import { createParts, type MonitorParts } from './monitor-parts.ts';
import type { WatchEvent } from './watch-events.ts';

/** Coverage is written at least this often while nothing arrives; a crash loses no more of it (and it is recovered). */
const FLUSH_INTERVAL_MS = 30_000;
/** A server that is well answers within a second. */
const ANSWER_MS = 8000;

/**
 * Watches the accounts of one network: joins the connection, the classification and the store. Both composition roots
 * (desktop and headless) drive it. The client and the store are the caller's to create; the client is started and
 * stopped here.
 */
export class Monitor {
  readonly network: NetworkName;
  readonly #client: NetworkClient;
  readonly #parts: MonitorParts;
  readonly #published: EventEmitter<MonitorEvent>;
  readonly #sweepTimer: SingleTimer;
  /** From the start on: nothing is known to be complete yet. */
  #catchingUp = true;
  #running = false;
  #stopped = false;
  #removeClientListener: () => void = () => undefined;

  constructor(options: MonitorOptions) {
    const { network, client, clock = systemClock } = options;
    this.network = network;
    this.#client = client;
    this.#sweepTimer = new SingleTimer(clock);
    this.#parts = createParts(options);
    this.#published = this.#parts.published;
    this.#parts.events.on((event) => this.#onWatchEvent(event));
    this.#published.on((event) => {
      if (event.type !== 'recorded') return;
      this.#parts.opinion.ask(event.payments);
      this.#parts.proving?.proofs.ask(event.payments);
    });
  }

  /** True while history is being recovered (since start, a drop, sleep …). */
  get catchingUp(): boolean {
    return this.#catchingUp;
  }

  onEvent(listener: (event: MonitorEvent) => void): () => void {
    return this.#published.on(listener);
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#published.emit({ type: 'accounts-joined' });
    this.#removeClientListener = this.#client.onEvent((event) => this.#onNetworkEvent(event));
    this.#sweepTimer.set(FLUSH_INTERVAL_MS, () => this.#sweep());
    this.#parts.gaps.schedule();
    this.#parts.postponed.postpone();
    this.#published.emit({ type: 'online', online: false });
    this.#parts.check.prepare();
    this.resumeOpinions();
    this.proofSettingChanged();
    this.#client.start();
  }

  /** Asks others for what still awaits their opinion, where that is wanted: at the start, and from when it is wanted. */
  resumeOpinions(): void {
    try {
      this.#parts.opinion.ask(this.#parts.awaitingOpinion());
    } catch (error) {
      this.storeFailed(error);
    }
  }

  /** Stops the connection, commits everything, resolves when nothing of it runs any more. */
  async stop(): Promise<void> {
    if (!this.#running) return;
    this.#running = false;
    this.#stopped = true;
    this.#parts.recovery.stop();
    this.#parts.gaps.stop();
    this.#parts.opinion.stop();
    this.#parts.proving?.listWatch.stop();
    this.proofs?.stop();
    this.#parts.spotChecker.stop();
    this.#sweepTimer.clear();
    await this.#client.stop();
    this.#removeClientListener();
    this.#flush();
    this.#parts.postponed.stop();
    this.#parts.checkpoints.stop();
    this.#parts.checkpoints.write();
    this.#parts.coverageEvents.finish();
  }

  // ---- what the network sends, and what follows from it, from top to bottom

  #onNetworkEvent(event: NetworkEvent): void {
    const { live, liveRecorder, reset, recovery, list } = this.#parts;
    if (event.type !== 'transaction') liveRecorder.flush();
    switch (event.type) {
      case 'transaction':
        liveRecorder.transaction(event.session, event.transaction, {
          mentions: event.mentions ?? null,
          bytes: event.bytes ?? 0,
        });
        return;
      case 'ledger':
        reset.ledgerClosed({ ...event, hash: event.ledgerHash ?? null });
        this.#parts.check.announced(event.session, event.ledgerIndex, {
          ...{ ledgerHash: event.ledgerHash ?? null, closeTime: event.closeTime },
        });
        this.#parts.times.note(event.ledgerIndex, event.closeTime);
        this.#seen(event.ledgerIndex);
        liveRecorder.ledgerClosed(event.session, event.ledgerIndex);
        return;
      case 'unreadable':
        liveRecorder.unreadable(event.session, event.ledgerIndex);
        return;
      case 'subscribed':
        live.subscribed(event.session, event.accounts);
        if (event.ledgerIndex !== null) this.#seen(event.ledgerIndex);
        this.#cameOnline();
        this.#parts.examined.measureSubscribed(event.accounts);
        recovery.add(event.accounts);
        return;
      case 'unsubscribed':
        live.unsubscribed(event.session, event.accounts);
        return;
      case 'session-ended':
        this.#parts.check.ended(event.session);
        // What its accounts share is written as such: one row, however many they are.
        this.#parts.recorder.flush();
        live.sessionEnded(event.session);
        if (live.hasSession()) recovery.add(list.addresses);
        else this.#wentOffline();
        return;
      case 'status':
        this.#published.emit({ type: 'connection', status: event.status });
        return;
      case 'distrusted':
        this.#parts.spotChecker.drop(event.server);
        this.#parts.disbelief.all(event.server, this.#parts.newest.index);
        this.#parts.checkpoints.write();
        return;
      case 'problem':
        this.#published.emit(event);
        return;
    }
  }

  #seen(ledgerIndex: number): void {
    this.#parts.newest.seen(ledgerIndex);
    this.#place();
  }

  /** Gives entries that have none their first ledger. */
  #place(): void {
    const { newest, live, list } = this.#parts;
    if (newest.index !== null && live.hasSession() && list.unplaced) list.place(newest.index);
  }

  #cameOnline(): void {
    if (this.#parts.grace.begin()) {
      this.#published.emit({ type: 'online', online: true });
      this.#parts.recovery.setOnline(true);
    }
    this.#noticeServers();
  }

  #wentOffline(): void {
    this.#parts.grace.end();
    this.#parts.list.wentOffline();
    this.#parts.recovery.setOnline(false);
    this.#setCatchingUp(true);
    this.#published.emit({ type: 'online', online: false });
  }

  // ---- what the parts publish: findings are for the monitor, everything else is for its users

  #onWatchEvent(event: WatchEvent): void {
    const { recovery, coverageEvents, reset } = this.#parts;
    switch (event.type) {
      case 'coverage-changed':
        coverageEvents.changed(event.accounts);
        return;
      case 'coverage-advanced':
        coverageEvents.advanced();
        return;
      case 'incomplete':
        this.#parts.examined.measure(event.accounts);
        recovery.add(event.accounts);
        return;
      case 'placed':
        this.#begin(event.accounts);
        return;
      case 'recovery-changed':
        this.#reconsiderCatchingUp();
        return;
      case 'servers-asked':
        this.#noticeServers();
        return;
      case 'other-chain':
        if (!this.#stopped) reset.otherChain(event.ledgerIndex, event.before);
        return;
      case 'restarted':
        this.#restart(event.ledgerIndex, event.accounts);
        return;
      case 'failed':
        this.storeFailed(event.error);
        return;
      default:
        this.#published.emit(event);
    }
  }

  #begin(accounts: readonly string[]): void {
    this.#parts.coverageEvents.changed(accounts);
    this.#parts.recovery.add(accounts);
  }

  /** The network was reset: what was known of its old ledgers says nothing of the new ones. */
  #restart(ledgerIndex: number, accounts: readonly string[]): void {
    this.#parts.newest.restart(ledgerIndex);
    this.#parts.times.restart();
    this.#parts.sources.restart();
    this.#parts.origins.restart();
    this.#parts.spotChecker.restart();
    this.#parts.check.restart();
    this.#parts.gaps.dropAll();
    this.#parts.checkpoints.restart();
    for (const account of accounts) this.#parts.recovery.remove(account);
    this.#begin(accounts);
  }

  /** A server that is new, or holds other ledgers than before, may fill a gap. */
  #noticeServers(): void {
    if (this.#parts.sources.takeChanges().length > 0 && this.#parts.gaps.all().length > 0)
      this.#parts.gaps.retryNow();
  }

  #reconsiderCatchingUp(): void {
    const { recovery, list, grace } = this.#parts;
    if (!recovery.idle || list.unplaced) {
      this.#setCatchingUp(true);
      return;
    }
    if (!grace.online || !grace.areSettled(list.addresses)) return;
    this.#setCatchingUp(false);
    this.#published.emit({ type: 'settled' });
  }

  #setCatchingUp(active: boolean): void {
    if (active === this.#catchingUp) return;
    this.#catchingUp = active;
    this.#published.emit({ type: 'catching-up', active });
  }

  // ---- what the user and the machine do

  /** The watched entries of this network, whole list. Takes effect at once; coverage of removed accounts is kept. */
  setWatched(entries: readonly WatchedAccount[]): void {
    const { list, live, newest, recovery, tracker } = this.#parts;
    // What is pending of an account that leaves the list is written before it goes.
    this.#flush();
    const before = list.addresses;
    const { removed, joined } = list.set(entries, live.hasSession() ? newest.index : null);
    for (const account of removed) {
      recovery.remove(account);
      tracker.close(account);
    }
    // A subscription may be on from an earlier time; what it brought while the account was away was not recorded.
    live.breakProof(null, null, [...list.addresses.difference(before)]);
    this.#client.setAccounts([...list.addresses]);
    this.#place();
    if (joined && this.#running) this.#published.emit({ type: 'accounts-joined' });
    recovery.add(list.addresses);
  }

  setServers(urls: readonly string[]): void {
    this.#client.setServers(urls);
    this.#noticeServers();
  }

  /** The machine is about to sleep: commit and mark. */
  suspend(): void {
    this.#flush();
    this.#parts.checkpoints.write();
  }

  /** The machine woke, the network came back, the clock jumped, or the user asked: reconnect and recover at once. */
  nudge(reason: NudgeReason): void {
    const { sources, recovery, list, gaps } = this.#parts;
    this.#client.nudge(reason);
    sources.forget();
    recovery.hurry();
    recovery.add(list.addresses);
    if (reason === 'user') gaps.retryNow();
  }

  /**
   * Asks the server in use for its state: how long the answer took, in ms, and the age of its newest ledger in seconds,
   * null where it does not say.
   * @throws RequestError when it does not answer.
   */
  async askServer(): Promise<{ readonly latencyMs: number; readonly ageS: number | null }> {
    const began = performance.now();
    await this.#client.request('server_info', {}, { priority: 'live', timeoutMs: ANSWER_MS });
    const latencyMs = Math.round(performance.now() - began);
    return { latencyMs, ageS: this.#client.servers().find(({ inUse }) => inUse)?.ledgerAgeS ?? null };
  }

  /** Large payments are proved by themselves from now on, or no longer, or by other publishers. */
  proofSettingChanged(): void {
    this.proofs?.settingChanged();
    this.#parts.proving?.listWatch.settingChanged();
  }

  retryGaps(account?: string): void {
    this.#parts.sources.forget();
    this.#parts.gaps.retryNow(account);
  }

  acceptGap(account: string, range: LedgerRange): void {
    this.#parts.gaps.accept(account, range);
    this.#reconsiderCatchingUp();
  }

  /** Deliveries of these payments were acknowledged: a checkpoint may go past them. */
  acknowledged(payments: readonly StoredPayment[]): void {
    this.#parts.checkpoints.acknowledged(payments);
  }

  /** Something else could not be written to the store. Published as a problem, once per failure. */
  storeFailed(error: unknown): void {
    // Answers that come after the end find the store closed, which is no problem then.
    if (!this.#stopped) this.#parts.recorder.failed(error);
  }

  // ---- what is known

  /** The store fails: nothing can be recorded until it can be written again. */
  get isStoreFailing(): boolean {
    return this.#parts.recorder.isFailing;
  }

  /** Whether the alert of a large payment should wait: another server is about to be asked for it. */
  isOpinionAwaited(payment: StoredPayment): boolean {
    return this.#parts.opinion.isAwaited(payment) || this.isProofAwaited(payment);
  }

  /** Whether a large payment is about to be proved by itself. */
  isProofAwaited(payment: StoredPayment): boolean {
    return this.proofs?.isAwaited(payment) ?? false;
  }

  /** Proofs of this network's payments; null where they are not asked for at all. */
  get proofs(): Proofs | null {
    return this.#parts.proving?.proofs ?? null;
  }

  /** True when some entry watches the account. */
  isWatched(account: string): boolean {
    return this.#parts.list.addresses.has(account);
  }

  alertingEntries(account: string, ledgerIndex: number): readonly WatchedAccount[] {
    return this.#parts.list.alertingEntries(account, ledgerIndex);
  }

  isPlaced(entry: WatchedAccount): boolean {
    return this.#parts.list.isPlaced(entry);
  }

  view(): NetworkView {
    return {
      network: this.network,
      connection: this.#client.status,
      validatedLedger: this.#parts.newest.index,
      examined: this.#parts.examined.together(),
      spotChecks: this.spotChecks(this.#parts.list.addresses),
      servers: this.#client.servers(),
      validatorList: this.#parts.proving?.inUse() ?? null,
      provedPeriod: this.proofs?.provedPeriod ?? null,
    };
  }

  /** How much of the history of these accounts was checked on a second server; null where none is asked. */
  spotChecks(accounts: Iterable<string>): SpotChecks | null {
    return this.#parts.isSecondOpinionWanted() ? this.#parts.spotChecker.counts(accounts) : null;
  }

  /** What is examined of one watched account. */
  examined(account: string): Examined {
    return this.#parts.examined.of(account);
  }

  /** What an account holds, asked of the server in use now, and when that ledger closed. Rejects with RequestError. */
  async balance(account: string): Promise<AccountBalance & { readonly ledgerTime: string | null }> {
    const balance = await readBalance(this.#client, account);
    const ledgerTime = balance.state === 'known' ? this.#parts.times.of(balance.ledgerIndex) : null;
    return { ...balance, ledgerTime };
  }

  /** What is examined of one account; null for one that is not watched. */
  coverageOf(account: string): AccountCoverage | null {
    return this.#parts.tracker.summary(account);
  }

  coverage(): readonly AccountCoverage[] {
    return this.#parts.tracker.summaries(this.#parts.list.addresses);
  }

  gaps(): readonly KnownGap[] {
    return this.#parts.gaps.all().filter(({ account }) => this.#parts.list.addresses.has(account));
  }

  recentEvents(): readonly ConnectionStatus[] {
    return this.#client.recentEvents();
  }

  /** What is known of a token now (ticker, decimal places, the pair of a pool); begins to ask where nothing is. */
  assetInfo(asset: Asset): AssetInfo | null {
    return this.#parts.names.of(asset);
  }

  /** Resolves when all of these are known or could not be found out, at the latest after two seconds. */
  assetInfoReady(assets: readonly Asset[]): Promise<void> {
    return this.#parts.names.ready(assets);
  }

  // ---- at regular times

  #flush(): void {
    const { liveRecorder, recorder, reached, examined } = this.#parts;
    liveRecorder.flush();
    recorder.flush();
    reached.save(examined.throughs());
  }

  #sweep(): void {
    this.#flush();
    this.#parts.checkpoints.writeIfDue();
    this.#noticeServers();
    this.#place();
    this.#parts.recovery.add(this.#parts.tracker.incomplete());
    this.#sweepTimer.set(FLUSH_INTERVAL_MS, () => this.#sweep());
  }
}
