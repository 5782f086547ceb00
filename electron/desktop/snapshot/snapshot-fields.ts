import { app } from 'electron';
import type {
  AccountView,
  AppSnapshot,
  Asset,
  NetworkView,
  Settings,
  WatchedAccount,
} from '../../contract/index.ts';
import { watchedByTagAlone } from '../../payments/alert-decision.ts';
import { formatAmount, formatAsset } from '../../payments/amounts/format.ts';
import { KNOWN_NETWORKS } from '../../xrpl/networks.ts';
import { redactServerUrl } from '../../xrpl/transport/server-url.ts';
import type { AppContext } from '../context/app-context.ts';
import { paymentRow } from '../history/payment-rows.ts';
import { overallOf, overallText } from './overall-state.ts';
import { shownNetwork, shownProblem } from './translate-status.ts';

const BUILT_IN = Object.fromEntries(KNOWN_NETWORKS.map(({ name, servers }) => [name, servers]));

/** The snapshot's fields, each computed when it is asked for. */
export function snapshotFields(desk: AppContext): {
  readonly [K in keyof AppSnapshot]-?: () => AppSnapshot[K];
} {
  const overall = () =>
    overallOf({
      networks: networks(),
      gaps: desk.monitors.all().flatMap((monitor) => monitor.gaps()),
      pausedUntil: desk.settings.pausedUntil(),
      accountCount: desk.settings.watched().length,
      startedAt: desk.startedAt,
    });
  const networks = (): readonly NetworkView[] => desk.monitors.all().map((monitor) => monitor.view());
  return {
    version: () => app.getVersion(),
    platform: () => process.platform,
    locale: () => desk.i18n().locale,
    demo: () => desk.demo,
    overall: () => overall().state,
    overallText: () => overallText(overall(), desk.settings.pausedUntil(), desk.i18n(), desk.now()),
    overallSince: () => overall().since,
    networks: () => networks().map((view) => shownNetwork(view, desk.i18n())),
    accounts: () => desk.settings.watched().map((entry) => accountView(desk, entry)),
    unread: () => desk.store.unreadCount(watchedByTagAlone(desk.settings.watched())),
    pausedUntil: () => desk.settings.pausedUntil(),
    problems: () => desk.problems.list().map((problem) => shownProblem(problem, desk.i18n())),
    settings: () => shownSettings(desk.settings.settings()),
    contacts: () => desk.settings.contacts(),
    notifications: () => ({ ...desk.notifications.view(), soundText: desk.soundText() }),
    dataFolder: () => desk.dataFolder,
    builtInServers: () => BUILT_IN,
    update: () => desk.updates.view(),
  };
}

export function buildSnapshot(desk: AppContext): AppSnapshot {
  const fields = Object.entries(snapshotFields(desk)).map(([key, read]) => [key, read()]);
  return Object.fromEntries(fields) as AppSnapshot;
}

/** Settings as the window may see them: no password leaves the main process. */
export function shownSettings(settings: Settings): Settings {
  const servers = Object.entries(settings.servers).map(([network, urls]) => [
    network,
    urls.map(redactServerUrl),
  ]);
  return { ...settings, servers: Object.fromEntries(servers) };
}

function accountView(desk: AppContext, entry: WatchedAccount): AccountView {
  const monitor = desk.monitors.of(entry.network);
  const { locale } = desk.i18n();
  const infoOf = (asset: Asset) => desk.infoOf(entry.network, asset);
  const { sums, count } = desk.totals.of(entry);
  const last = desk.store.lastPayment(entry.network, entry.address, entry.tag);
  const coverage = monitor?.coverage().find(({ account }) => account === entry.address) ?? null;
  // Alerts begin with the ledger that followed when it was added.
  const addedIn = desk.store.alertsFrom(entry.network, entry.id);
  return {
    ...entry,
    coverage,
    examinedFromEarlier: coverage !== null && addedIn !== null && coverage.from < addedIn,
    gaps: monitor?.gaps().filter(({ account }) => account === entry.address) ?? [],
    lastPayment: last === null ? null : paymentRow(last, desk.rowContext()),
    totals: sums.map((sum) => ({
      ...sum,
      amountText: formatAmount(sum, locale, infoOf(sum.asset)),
      assetText: formatAsset(sum.asset, infoOf(sum.asset)).text,
    })),
    paymentCount: count,
  };
}
