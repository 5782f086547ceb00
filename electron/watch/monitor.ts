import type { Asset, LedgerRange, NetworkName, StoredPayment } from '../contract.ts';
import { subtractRanges } from '../store/ranges.ts';
import { type Clock, SingleTimer, systemClock } from '../xrpl/clock.ts';
import type { NetworkClient, NetworkEvent, NudgeReason } from '../xrpl/network-client.ts';
import { AssetNames } from './asset-names.ts';
import { CatchingUp } from './catching-up.ts';
import { CoverageBook } from './coverage-book.ts';
import { CoverageMarks } from './coverage-marks.ts';
import { CoverageTeller } from './coverage-teller.ts';
import { GapKeeper } from './gap-keeper.ts';
import { HistorySources } from './history-sources.ts';
import { Listeners } from './listeners.ts';
import { LiveCoverage } from './live-coverage.ts';
import { LiveRecorder } from './live-recorder.ts';
import type { Alert, AlertRules, Monitor, MonitorEvent } from './monitor.types.ts';
import type { MonitorOptions } from './monitor-options.ts';
import { NetworkReset } from './network-reset.ts';
import type { BuilderContext } from './payment-builder.ts';
import { Recorder } from './recorder.ts';
import { RecoveredRecorder } from './recovered-recorder.ts';
import { Recovery } from './recovery.ts';
import { WatchList } from './watch-list.ts';

/** Coverage is written at least this often while nothing arrives; a crash loses no more of it (and it is recovered). */
const FLUSH_INTERVAL_MS = 30_000;
/** An account that could not be subscribed to is read by account_tx after this. */
const SUBSCRIBE_GRACE_MS = 30_000;

/** Watches the accounts of one network. The client and the store are the caller's to create; the client is started and stopped here. */
export function createMonitor(options: MonitorOptions): Monitor {
  return new NetworkMonitor(options);
}

class NetworkMonitor implements Monitor {
  readonly network: NetworkName;
  readonly #options: MonitorOptions;
  readonly #client: NetworkClient;
  readonly #clock: Clock;
  readonly #book: CoverageBook;
  readonly #live = new LiveCoverage();
  readonly #list: WatchList;
  readonly #recorder: Recorder;
  readonly #recovery: Recovery;
  readonly #sources: HistorySources;
  readonly #gaps: GapKeeper;
  readonly #names: AssetNames;
  readonly #catchingUp: CatchingUp;
  readonly #reset: NetworkReset;
  readonly #marks: CoverageMarks;
  readonly #listeners: Listeners<MonitorEvent>;
  readonly #coverage: CoverageTeller;
  readonly #liveRecorder: LiveRecorder;
  readonly #sweepTimer: SingleTimer;
  #rules: AlertRules;
  #newest: number | null = null;
  #onlineSince: number | null = null;
  #running = false;
  #stopped = false;
  #removeClientListener: () => void = () => undefined;

  constructor(options: MonitorOptions) {
    const { network, client, store, clock = systemClock } = options;
    this.network = network;
    this.#options = options;
    this.#client = client;
    this.#clock = clock;
    this.#rules = options.rules;
    this.#listeners = new Listeners(clock);
    this.#sweepTimer = new SingleTimer(clock);
    const book = new CoverageBook(network, store);
    this.#book = book;
    const failed = (error: unknown) => {
      // Answers that come after the end find the store closed; there is nothing to be told then.
      if (!this.#stopped) this.#recorder.failed(error);
    };
    const marks = options.marks?.coverageMarks() ?? [];
    this.#list = new WatchList({
      ...{ network, store, book, client, clock, marks, failed },
      begun: (account) => this.#begun(account),
    });
    this.#recorder = new Recorder({
      ...{ network, store, book },
      context: () => this.#context(),
      entriesOf: (account) => this.#list.entriesOf(account),
      confirmsPayments: options.confirmsPayments ?? false,
      emit: (event) => this.#emit(event),
      wallTime: () => clock.wallTime(),
    });
    this.#coverage = new CoverageTeller(clock, (account) => {
      const coverage = book.summary(account);
      if (coverage !== null) this.#emit({ type: 'coverage', coverage });
    });
    this.#liveRecorder = new LiveRecorder({
      ...{ live: this.#live, book, recorder: this.#recorder },
      addresses: () => this.#list.addresses,
      incomplete: (accounts) => this.#recovery.add(accounts),
      changedCoverage: (account) => this.#coverage.changed(account),
    });
    this.#sources = new HistorySources(
      () => client.servers(),
      () => clock.now(),
    );
    this.#names = new AssetNames({
      ...{ network, client, store, clock, failed },
      learned: (asset) => this.#emit({ type: 'asset-info', asset }),
    });
    this.#gaps = new GapKeeper({
      ...{ network, store, client, clock, failed },
      changed: (gaps) => this.#emit({ type: 'gaps', gaps }),
      problem: (code, message) => this.#recorder.problem(code, message),
      due: (accounts) => this.#recovery.add(accounts.filter((account) => this.#list.addresses.has(account))),
    });
    this.#reset = new NetworkReset({
      ...{ network, book, clock, failed, list: this.#list },
      problem: (code, message) => this.#recorder.problem(code, message),
      began: (ledgerIndex, accounts) => this.#beganAgain(ledgerIndex, accounts),
    });
    this.#marks = new CoverageMarks({
      ...{ store: options.marks, network, clock, failed },
      coverage: () => this.coverage(),
    });
    this.#catchingUp = new CatchingUp({
      clock,
      changed: (active) => this.#emit({ type: 'catching-up', active }),
      releaseAlerts: () => this.#recorder.releaseAlerts(),
    });
    const recovered = new RecoveredRecorder({
      ...{ network, recorder: this.#recorder },
      addresses: () => this.#list.addresses,
      examined: (accounts) => this.#examined(accounts),
    });
    this.#recovery = new Recovery({
      ...{ client, clock },
      sources: this.#sources,
      missing: (account) => this.#missing(account),
      deliverPage: (account, transactions, proven) => recovered.page(account, transactions, proven),
      deliverLedger: (accounts, contents) => recovered.ledger(accounts, contents),
      exhausted: (account, ranges) => this.#gaps.exhausted(account, ranges),
      commitFailed: failed,
      changed: () => this.#reconsiderCatchingUp(),
    });
  }

  get catchingUp(): boolean {
    return this.#catchingUp.active;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#recorder.takeUpLeftOvers();
    this.#removeClientListener = this.#client.onEvent((event) => this.#onNetworkEvent(event));
    this.#sweepTimer.set(FLUSH_INTERVAL_MS, () => this.#sweep());
    this.#gaps.schedule();
    this.#catchingUp.offline();
    this.#client.start();
  }

  async stop(): Promise<void> {
    if (!this.#running) return;
    this.#running = false;
    this.#stopped = true;
    this.#recovery.stop();
    this.#gaps.stop();
    this.#sweepTimer.clear();
    await this.#client.stop();
    this.#removeClientListener();
    this.#catchingUp.stop();
    this.#recorder.flush();
    this.#marks.write();
    this.#coverage.finish();
  }

  setWatched(entries: Parameters<Monitor['setWatched']>[0]): void {
    // What is pending of an account that leaves the list is written before it goes.
    this.#recorder.flush();
    const before = this.#list.addresses;
    for (const account of this.#list.set(entries)) {
      this.#recovery.remove(account);
      this.#book.close(account);
    }
    // A subscription may be on from an earlier time; what it brought while the account was away was not recorded.
    this.#live.breakProof(null, null, [...this.#list.addresses.difference(before)]);
    this.#client.setAccounts([...this.#list.addresses]);
    this.#place();
    this.#recovery.add(this.#list.addresses);
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
      catchingUp: this.#catchingUp.active,
      servers: this.#client.servers(),
    };
  }

  coverage(): ReturnType<Monitor['coverage']> {
    return [...this.#list.addresses].map((a) => this.#book.summary(a)).filter((summary) => summary !== null);
  }

  gaps(): ReturnType<Monitor['gaps']> {
    return this.#gaps.all().filter(({ account }) => this.#list.addresses.has(account));
  }

  recentEvents(): ReturnType<Monitor['recentEvents']> {
    return this.#client.recentEvents();
  }

  suspend(): void {
    this.#recorder.flush();
    this.#marks.write();
  }

  nudge(reason: NudgeReason): void {
    this.#client.nudge(reason);
    this.#sources.forget();
    this.#recovery.hurry();
    this.#recovery.add(this.#list.addresses);
    if (reason === 'user') this.#gaps.retryNow();
  }

  retryGaps(account?: string): void {
    this.#sources.forget();
    this.#gaps.retryNow(account);
  }

  acceptGap(account: string, range: LedgerRange): void {
    this.#gaps.accept(account, range);
    this.#reconsiderCatchingUp();
  }

  confirmAlert(alert: Alert): void {
    this.#recorder.confirmAlert(alert);
  }

  confirmPayments(payments: readonly StoredPayment[]): void {
    this.#recorder.confirmPayments(payments);
  }

  assetInfo(asset: Asset): ReturnType<Monitor['assetInfo']> {
    return this.#names.of(asset);
  }

  assetInfoReady(assets: readonly Asset[]): Promise<void> {
    return this.#names.ready(assets);
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
      entriesFor: (account, ledgerIndex) => this.#list.ringingEntries(account, ledgerIndex),
      announcedThrough: (account) => this.#list.announcedThrough(account),
    };
  }

  // ---- what the connection tells

  #onNetworkEvent(event: NetworkEvent): void {
    switch (event.type) {
      case 'status':
        this.#emit({ type: 'connection', status: event.status });
        return;
      case 'problem':
        this.#emit(event);
        return;
      case 'subscribed':
        this.#live.subscribed(event.session, event.accounts);
        this.#seen(event.ledgerIndex);
        this.#cameOnline();
        this.#recovery.add(event.accounts);
        return;
      case 'unsubscribed':
        this.#live.unsubscribed(event.session, event.accounts);
        return;
      case 'ledger':
        this.#reset.ledgerClosed(event.ledgerIndex, event.closeTime);
        this.#seen(event.ledgerIndex);
        this.#liveRecorder.ledgerClosed(event.session, event.ledgerIndex);
        return;
      case 'transaction':
        this.#liveRecorder.transaction(event.session, event.transaction);
        return;
      case 'unreadable':
        this.#liveRecorder.unreadable(event.session, event.ledgerIndex);
        return;
      case 'session-ended':
        this.#live.sessionEnded(event.session);
        if (this.#live.hasSession()) this.#recovery.add(this.#list.addresses);
        else this.#wentOffline();
        return;
    }
  }

  #cameOnline(): void {
    if (this.#onlineSince === null) {
      this.#onlineSince = this.#clock.now();
      this.#catchingUp.online();
      this.#recovery.setOnline(true);
    }
    this.#noticeServers();
  }

  #wentOffline(): void {
    this.#onlineSince = null;
    this.#recovery.setOnline(false);
    this.#catchingUp.offline();
  }

  #seen(ledgerIndex: number | null): void {
    if (ledgerIndex === null) return;
    this.#newest = Math.max(this.#newest ?? 0, ledgerIndex);
    this.#place();
  }

  #place(): void {
    if (this.#newest !== null && this.#live.hasSession() && this.#list.unplaced)
      this.#list.place(this.#newest);
  }

  #begun(account: string): void {
    this.#coverage.changed(account);
    this.#recovery.add([account]);
  }

  /** The network was reset: what was known of its old ledgers says nothing of the new ones. */
  #beganAgain(ledgerIndex: number, accounts: readonly string[]): void {
    this.#newest = ledgerIndex;
    this.#sources.forget();
    for (const account of accounts) {
      this.#recovery.remove(account);
      this.#gaps.drop(account);
      this.#begun(account);
    }
  }

  // ---- recovery

  #missing(account: string): readonly LedgerRange[] {
    if (this.#newest === null || !this.#list.addresses.has(account)) return [];
    // Subscribe first, then recover: otherwise what arrives in between would have to be asked for twice.
    const waited = this.#clock.now() - (this.#onlineSince ?? this.#clock.now());
    if (!this.#live.isSubscribed(account) && waited < SUBSCRIBE_GRACE_MS) return [];
    const next = this.#live.nextToProve(account);
    const missing = this.#book.missing(account, next === null ? this.#newest : next - 1);
    return missing.length === 0 ? missing : subtractRanges(missing, this.#gaps.resting(account));
  }

  #examined(accounts: Iterable<string>): void {
    for (const account of accounts) {
      this.#coverage.changed(account);
      this.#gaps.settle(account, this.#book.covered(account));
    }
  }

  /** A server that is new, or holds other ledgers than before, may fill a gap. */
  #noticeServers(): void {
    if (this.#sources.takeChanges().length > 0 && this.#gaps.all().length > 0) this.#gaps.retryNow();
  }

  #reconsiderCatchingUp(): void {
    if (!this.#recovery.idle || this.#list.unplaced) {
      this.#catchingUp.set(true);
      return;
    }
    if (this.#onlineSince === null) return;
    const waited = this.#clock.now() - this.#onlineSince;
    const subscribed = [...this.#list.addresses].every((account) => this.#live.isSubscribed(account));
    if (subscribed || waited >= SUBSCRIBE_GRACE_MS) this.#catchingUp.set(false);
  }

  #sweep(): void {
    this.#recorder.flush();
    this.#marks.writeIfDue();
    this.#noticeServers();
    this.#place();
    this.#recovery.add(this.#list.addresses);
    this.#sweepTimer.set(FLUSH_INTERVAL_MS, () => this.#sweep());
  }
}
