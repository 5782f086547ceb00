import type { Asset, LedgerRange, NetworkName, StoredPayment } from '../contract/index.ts';
import { SingleTimer, systemClock } from '../xrpl/clock.ts';
import { EventEmitter } from '../xrpl/event-emitter.ts';
import type { NetworkClient, NetworkEvent, NudgeReason } from '../xrpl/network-client.ts';
import type { Alert, AlertRules, Monitor, MonitorEvent } from './monitor.types.ts';
import type { MonitorOptions } from './monitor-options.ts';
import { createParts, type MonitorParts } from './monitor-parts.ts';
import type { BuilderContext } from './record/payment-builder.ts';
import type { WatchEvent } from './watch-events.ts';

/** Coverage is written at least this often while nothing arrives; a crash loses no more of it (and it is recovered). */
const FLUSH_INTERVAL_MS = 30_000;

/** Watches the accounts of one network. The client and the store are the caller's to create; the client is started and stopped here. */
export function createMonitor(options: MonitorOptions): Monitor {
  return new NetworkMonitor(options);
}

class NetworkMonitor implements Monitor {
  readonly network: NetworkName;
  readonly #options: MonitorOptions;
  readonly #client: NetworkClient;
  readonly #parts: MonitorParts;
  readonly #published: EventEmitter<MonitorEvent>;
  readonly #sweepTimer: SingleTimer;
  #rules: AlertRules;
  #running = false;
  #stopped = false;
  #removeClientListener: () => void = () => undefined;

  constructor(options: MonitorOptions) {
    const { network, client, clock = systemClock } = options;
    this.network = network;
    this.#options = options;
    this.#client = client;
    this.#rules = options.rules;
    this.#published = new EventEmitter(clock);
    this.#sweepTimer = new SingleTimer(clock);
    this.#parts = createParts(options, {
      emit: (event) => this.#published.emit(event),
      rules: () => this.#rules,
      context: () => this.#context(),
    });
    this.#parts.events.on((event) => this.#onWatchEvent(event));
  }

  get catchingUp(): boolean {
    return this.#parts.catchingUp.active;
  }

  onEvent(listener: (event: MonitorEvent) => void): () => void {
    return this.#published.on(listener);
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#parts.telling.recorder.takeUpLeftOvers(this.#parts.list);
    this.#removeClientListener = this.#client.onEvent((event) => this.#onNetworkEvent(event));
    this.#sweepTimer.set(FLUSH_INTERVAL_MS, () => this.#sweep());
    this.#parts.gaps.schedule();
    this.#parts.catchingUp.offline();
    this.#client.start();
  }

  async stop(): Promise<void> {
    if (!this.#running) return;
    this.#running = false;
    this.#stopped = true;
    this.#parts.recovery.stop();
    this.#parts.gaps.stop();
    this.#sweepTimer.clear();
    await this.#client.stop();
    this.#removeClientListener();
    this.#parts.catchingUp.stop();
    this.#flush();
    this.#parts.telling.marks.end();
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
        liveRecorder.transaction(event.session, event.transaction);
        return;
      case 'ledger':
        reset.ledgerClosed({ ...event, hash: event.ledgerHash ?? null });
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
        recovery.add(event.accounts);
        return;
      case 'unsubscribed':
        live.unsubscribed(event.session, event.accounts);
        return;
      case 'session-ended':
        live.sessionEnded(event.session);
        if (live.hasSession()) recovery.add(list.addresses);
        else this.#wentOffline();
        return;
      case 'status':
        this.#published.emit({ type: 'connection', status: event.status });
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
      this.#parts.catchingUp.online();
      this.#parts.recovery.setOnline(true);
    }
    this.#noticeServers();
  }

  #wentOffline(): void {
    this.#parts.grace.end();
    this.#parts.list.wentOffline();
    this.#parts.recovery.setOnline(false);
    this.#parts.catchingUp.offline();
  }

  // ---- what the parts publish: findings are for the monitor, everything else is for its users

  #onWatchEvent(event: WatchEvent): void {
    const { recovery, coverageEvents, reset, telling } = this.#parts;
    switch (event.type) {
      case 'coverage-changed':
        coverageEvents.changed(event.accounts);
        return;
      case 'incomplete':
        recovery.add(event.accounts);
        return;
      case 'placed':
        this.#begin(event.account);
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
        // Answers that come after the end find the store closed, which is no problem then.
        if (!this.#stopped) telling.recorder.failed(event.error);
        return;
      default:
        this.#published.emit(event);
    }
  }

  #begin(account: string): void {
    this.#parts.coverageEvents.changed([account]);
    this.#parts.recovery.add([account]);
  }

  /** The network was reset: what was known of its old ledgers says nothing of the new ones. */
  #restart(ledgerIndex: number, accounts: readonly string[]): void {
    this.#parts.newest.restart(ledgerIndex);
    this.#parts.sources.forget();
    this.#parts.gaps.dropAll();
    this.#parts.checkpoints.restart();
    for (const account of accounts) {
      this.#parts.recovery.remove(account);
      this.#begin(account);
    }
  }

  /** A server that is new, or holds other ledgers than before, may fill a gap. */
  #noticeServers(): void {
    if (this.#parts.sources.takeChanges().length > 0 && this.#parts.gaps.all().length > 0)
      this.#parts.gaps.retryNow();
  }

  #reconsiderCatchingUp(): void {
    const { recovery, list, grace, catchingUp } = this.#parts;
    if (!recovery.idle || list.unplaced) {
      catchingUp.set(true);
      return;
    }
    if (!grace.online) return;
    if ([...list.addresses].every((account) => grace.isSettled(account))) catchingUp.set(false);
  }

  // ---- what the user and the machine do

  setWatched(entries: Parameters<Monitor['setWatched']>[0]): void {
    const { list, live, newest, recovery, tracker, telling } = this.#parts;
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
    if (joined && this.#running) telling.recorder.takeUpLeftOvers(list);
    recovery.add(list.addresses);
  }

  setAlertRules(rules: AlertRules): void {
    this.#rules = rules;
  }

  setServers(urls: readonly string[]): void {
    this.#client.setServers(urls);
    this.#noticeServers();
  }

  suspend(): void {
    this.#flush();
    this.#parts.checkpoints.write();
  }

  nudge(reason: NudgeReason): void {
    const { sources, recovery, list, gaps } = this.#parts;
    this.#client.nudge(reason);
    sources.forget();
    recovery.hurry();
    recovery.add(list.addresses);
    if (reason === 'user') gaps.retryNow();
  }

  retryGaps(account?: string): void {
    this.#parts.sources.forget();
    this.#parts.gaps.retryNow(account);
  }

  acceptGap(account: string, range: LedgerRange): void {
    this.#parts.gaps.accept(account, range);
    this.#reconsiderCatchingUp();
  }

  confirmAlert(alert: Alert): void {
    this.#parts.telling.ringer.confirm(alert);
  }

  confirmPayments(payments: readonly StoredPayment[]): void {
    this.#parts.telling.marks.confirm('announced', payments);
  }

  // ---- what is known

  view(): ReturnType<Monitor['view']> {
    return {
      network: this.network,
      connection: this.#client.status,
      validatedLedger: this.#parts.newest.index,
      catchingUp: this.#parts.catchingUp.active,
      servers: this.#client.servers(),
    };
  }

  coverage(): ReturnType<Monitor['coverage']> {
    return this.#parts.tracker.summaries(this.#parts.list.addresses);
  }

  gaps(): ReturnType<Monitor['gaps']> {
    return this.#parts.gaps.all().filter(({ account }) => this.#parts.list.addresses.has(account));
  }

  recentEvents(): ReturnType<Monitor['recentEvents']> {
    return this.#client.recentEvents();
  }

  assetInfo(asset: Asset): ReturnType<Monitor['assetInfo']> {
    return this.#parts.names.of(asset);
  }

  assetInfoReady(assets: readonly Asset[]): Promise<void> {
    return this.#parts.names.ready(assets);
  }

  #context(): BuilderContext {
    return {
      network: this.network,
      readCredits: this.#options.readCredits,
      rules: this.#rules,
      entriesFor: (account, ledgerIndex) => this.#parts.list.alertingEntries(account, ledgerIndex),
      announcedThrough: (account) => this.#parts.list.announcedThrough(account),
    };
  }

  // ---- at regular times

  #flush(): void {
    this.#parts.liveRecorder.flush();
    this.#parts.telling.recorder.flush();
  }

  #sweep(): void {
    this.#flush();
    this.#parts.checkpoints.writeIfDue();
    this.#noticeServers();
    this.#place();
    this.#parts.recovery.add(this.#parts.list.addresses);
    this.#sweepTimer.set(FLUSH_INTERVAL_MS, () => this.#sweep());
  }
}
