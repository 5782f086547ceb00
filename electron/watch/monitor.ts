import type { Asset, LedgerRange, NetworkName, StoredPayment } from '../contract/index.ts';
import { SingleTimer, systemClock } from '../xrpl/clock.ts';
import { subtractRanges } from '../xrpl/ledger-ranges.ts';
import type { NetworkClient, NetworkEvent, NudgeReason } from '../xrpl/network-client.ts';
import { Listeners } from './listeners.ts';
import type { Alert, AlertRules, Monitor, MonitorEvent } from './monitor.types.ts';
import type { MonitorOptions } from './monitor-options.ts';
import { createParts, type MonitorParts } from './monitor-parts.ts';
import type { BuilderContext } from './record/payment-builder.ts';

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
  readonly #listeners: Listeners<MonitorEvent>;
  readonly #sweepTimer: SingleTimer;
  #rules: AlertRules;
  #newest: number | null = null;
  #running = false;
  #stopped = false;
  #removeClientListener: () => void = () => undefined;

  constructor(options: MonitorOptions) {
    const { network, client, clock = systemClock } = options;
    this.network = network;
    this.#options = options;
    this.#client = client;
    this.#rules = options.rules;
    this.#listeners = new Listeners(clock);
    this.#sweepTimer = new SingleTimer(clock);
    this.#parts = createParts(options, {
      emit: (event) => this.#emit(event),
      rules: () => this.#rules,
      context: () => this.#context(),
      coverage: () => this.coverage(),
      begun: (account) => this.#begun(account),
      beganAgain: (ledgerIndex, accounts) => this.#beganAgain(ledgerIndex, accounts),
      missing: (account) => this.#missing(account),
      examined: (accounts) => this.#examined(accounts),
      recoveryChanged: () => this.#reconsiderCatchingUp(),
      isOver: () => this.#stopped,
    });
  }

  get catchingUp(): boolean {
    return this.#parts.catchingUp.active;
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
    this.#parts.marks.stop();
    this.#parts.marks.write();
    this.#parts.coverage.finish();
  }

  setWatched(entries: Parameters<Monitor['setWatched']>[0]): void {
    // What is pending of an account that leaves the list is written before it goes.
    this.#flush();
    const before = this.#parts.list.addresses;
    const { removed, joined } = this.#parts.list.set(
      entries,
      this.#parts.live.hasSession() ? this.#newest : null,
    );
    for (const account of removed) {
      this.#parts.recovery.remove(account);
      this.#parts.book.close(account);
    }
    // A subscription may be on from an earlier time; what it brought while the account was away was not recorded.
    this.#parts.live.breakProof(null, null, [...this.#parts.list.addresses.difference(before)]);
    this.#client.setAccounts([...this.#parts.list.addresses]);
    this.#place();
    if (joined && this.#running) this.#parts.telling.recorder.takeUpLeftOvers(this.#parts.list);
    this.#parts.recovery.add(this.#parts.list.addresses);
  }

  setAlertRules(rules: AlertRules): void {
    this.#rules = rules;
  }

  setServers(urls: readonly string[]): void {
    this.#client.setServers(urls);
    this.#noticeServers();
  }

  view(): ReturnType<Monitor['view']> {
    return {
      network: this.network,
      connection: this.#client.status,
      validatedLedger: this.#newest,
      catchingUp: this.#parts.catchingUp.active,
      servers: this.#client.servers(),
    };
  }

  coverage(): ReturnType<Monitor['coverage']> {
    return [...this.#parts.list.addresses]
      .map((a) => this.#parts.book.summary(a))
      .filter((summary) => summary !== null);
  }

  gaps(): ReturnType<Monitor['gaps']> {
    return this.#parts.gaps.all().filter(({ account }) => this.#parts.list.addresses.has(account));
  }

  recentEvents(): ReturnType<Monitor['recentEvents']> {
    return this.#client.recentEvents();
  }

  suspend(): void {
    this.#flush();
    this.#parts.marks.write();
  }

  nudge(reason: NudgeReason): void {
    this.#client.nudge(reason);
    this.#parts.sources.forget();
    this.#parts.recovery.hurry();
    this.#parts.recovery.add(this.#parts.list.addresses);
    if (reason === 'user') this.#parts.gaps.retryNow();
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

  assetInfo(asset: Asset): ReturnType<Monitor['assetInfo']> {
    return this.#parts.names.of(asset);
  }

  assetInfoReady(assets: readonly Asset[]): Promise<void> {
    return this.#parts.names.ready(assets);
  }

  onEvent(listener: (event: MonitorEvent) => void): () => void {
    return this.#listeners.add(listener);
  }

  #emit(event: MonitorEvent): void {
    this.#listeners.tell(event);
  }

  #context(): BuilderContext {
    return {
      network: this.network,
      readCredits: this.#options.readCredits,
      rules: this.#rules,
      entriesFor: (account, ledgerIndex) => this.#parts.list.ringingEntries(account, ledgerIndex),
      announcedThrough: (account) => this.#parts.list.announcedThrough(account),
    };
  }

  // ---- what the connection tells

  #onNetworkEvent(event: NetworkEvent): void {
    if (event.type !== 'transaction') this.#parts.liveRecorder.flush();
    switch (event.type) {
      case 'status':
        this.#emit({ type: 'connection', status: event.status });
        return;
      case 'problem':
        this.#emit(event);
        return;
      case 'subscribed':
        this.#parts.live.subscribed(event.session, event.accounts);
        this.#seen(event.ledgerIndex);
        this.#cameOnline();
        this.#parts.recovery.add(event.accounts);
        return;
      case 'unsubscribed':
        this.#parts.live.unsubscribed(event.session, event.accounts);
        return;
      case 'ledger':
        this.#parts.reset.ledgerClosed({ ...event, hash: event.ledgerHash ?? null });
        this.#seen(event.ledgerIndex);
        this.#parts.liveRecorder.ledgerClosed(event.session, event.ledgerIndex);
        return;
      case 'transaction':
        this.#parts.liveRecorder.transaction(event.session, event.transaction);
        return;
      case 'unreadable':
        this.#parts.liveRecorder.unreadable(event.session, event.ledgerIndex);
        return;
      case 'session-ended':
        this.#parts.live.sessionEnded(event.session);
        if (this.#parts.live.hasSession()) this.#parts.recovery.add(this.#parts.list.addresses);
        else this.#wentOffline();
        return;
    }
  }

  #cameOnline(): void {
    if (this.#parts.presence.begin()) {
      this.#parts.catchingUp.online();
      this.#parts.recovery.setOnline(true);
    }
    this.#noticeServers();
  }

  #wentOffline(): void {
    this.#parts.presence.end();
    this.#parts.list.wentOffline();
    this.#parts.recovery.setOnline(false);
    this.#parts.catchingUp.offline();
  }

  #seen(ledgerIndex: number | null): void {
    if (ledgerIndex === null) return;
    this.#newest = Math.max(this.#newest ?? 0, ledgerIndex);
    this.#place();
  }

  #place(): void {
    if (this.#newest !== null && this.#parts.live.hasSession() && this.#parts.list.unplaced)
      this.#parts.list.place(this.#newest);
  }

  #begun(account: string): void {
    this.#parts.coverage.changed(account);
    this.#parts.recovery.add([account]);
  }

  /** The network was reset: what was known of its old ledgers says nothing of the new ones. */
  #beganAgain(ledgerIndex: number, accounts: readonly string[]): void {
    this.#newest = ledgerIndex;
    this.#parts.sources.forget();
    this.#parts.gaps.dropAll();
    this.#parts.marks.beginAnew();
    for (const account of accounts) {
      this.#parts.recovery.remove(account);
      this.#begun(account);
    }
  }

  // ---- recovery

  #missing(account: string): readonly LedgerRange[] {
    if (this.#newest === null || !this.#parts.list.addresses.has(account)) return [];
    if (!this.#parts.presence.isSettled(account) || this.#parts.list.isPlacing(account)) return [];
    const next = this.#parts.live.nextToProve(account);
    const missing = this.#parts.book.missing(account, next === null ? this.#newest : next - 1);
    return missing.length === 0 ? missing : subtractRanges(missing, this.#parts.gaps.resting(account));
  }

  #examined(accounts: Iterable<string>): void {
    for (const account of accounts) {
      this.#parts.coverage.changed(account);
      this.#parts.gaps.settle(account, this.#parts.book.covered(account));
    }
  }

  /** A server that is new, or holds other ledgers than before, may fill a gap. */
  #noticeServers(): void {
    if (this.#parts.sources.takeChanges().length > 0 && this.#parts.gaps.all().length > 0)
      this.#parts.gaps.retryNow();
  }

  #reconsiderCatchingUp(): void {
    if (!this.#parts.recovery.idle || this.#parts.list.unplaced) {
      this.#parts.catchingUp.set(true);
      return;
    }
    if (!this.#parts.presence.online) return;
    const settled = [...this.#parts.list.addresses].every((account) =>
      this.#parts.presence.isSettled(account),
    );
    if (settled) this.#parts.catchingUp.set(false);
  }

  #flush(): void {
    this.#parts.liveRecorder.flush();
    this.#parts.telling.recorder.flush();
  }

  #sweep(): void {
    this.#flush();
    this.#parts.marks.writeIfDue();
    this.#noticeServers();
    this.#place();
    this.#parts.recovery.add(this.#parts.list.addresses);
    this.#sweepTimer.set(FLUSH_INTERVAL_MS, () => this.#sweep());
  }
}
