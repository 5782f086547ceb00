import { app } from 'electron';
import type {
  AccountView,
  AppSnapshot,
  Asset,
  Examined,
  NetworkView,
  Problem,
  Settings,
  TaggedAddress,
  WatchedAccount,
} from '../../contract/index.ts';
import { watchedByTagAlone } from '../../payments/alert-decision.ts';
import { formatAmount, formatAsset } from '../../payments/amounts/format.ts';
import { labelOf } from '../../payments/text/account-label.ts';
import { KNOWN_NETWORKS } from '../../xrpl/networks.ts';
import { addressWithTag, xAddressOf } from '../../xrpl/protocol/address.ts';
import { serverNames } from '../../xrpl/transport/server-url.ts';
import type { AppContext } from '../context/app-context.ts';
import type { Topic } from '../context/topics.ts';
import { shownSink } from '../forwarding/shown-sink.ts';
import { paymentRow } from '../history/payment-rows.ts';
import { runsOnWayland } from '../system/wayland.ts';
import { overallOf, overallText } from './overall-state.ts';
import { type NamedPayment, shownExamined, shownNetwork, shownProblem } from './translate-status.ts';

const BUILT_IN = Object.fromEntries(KNOWN_NETWORKS.map(({ name, servers }) => [name, servers]));

/** Each field of the snapshot: the topics it depends on, and how it is computed. */
export type SnapshotFields = {
  readonly [K in keyof AppSnapshot]-?: {
    readonly dependsOn: readonly Topic[];
    readonly compute: () => AppSnapshot[K];
  };
};

const NOT_WATCHING: Examined = {
  ...{ state: 'disconnected', through: null, throughTime: null, left: 0, total: 0, open: 0, accepted: 0 },
};

/** What `overall` follows from. */
const OVERALL: readonly Topic[] = ['watched', 'connection', 'catching-up', 'coverage', 'gaps', 'pause'];

/** The snapshot's fields. Texts in the user's language depend on the settings, which hold the language. */
export function snapshotFields(context: AppContext): SnapshotFields {
  const { settings, monitors, i18n } = context;
  const networks = (): readonly NetworkView[] => monitors.all().map((monitor) => monitor.view());
  const overall = () =>
    overallOf({
      networks: networks(),
      pausedUntil: settings.pausedUntil(),
      accountCount: settings.watched().length,
      startedAt: context.startedAt,
    });
  return {
    version: { dependsOn: [], compute: () => app.getVersion() },
    platform: { dependsOn: [], compute: () => process.platform },
    locale: { dependsOn: ['settings'], compute: () => i18n().locale },
    demo: { dependsOn: [], compute: () => context.demo },
    overall: { dependsOn: OVERALL, compute: () => overall().state },
    overallText: {
      dependsOn: [...OVERALL, 'settings', 'clock'],
      compute: () => overallText(overall(), settings.pausedUntil(), i18n(), context.now()),
    },
    overallConnection: { dependsOn: OVERALL, compute: () => overall().connection },
    overallNetwork: { dependsOn: OVERALL, compute: () => overall().network?.network ?? null },
    overallSince: { dependsOn: OVERALL, compute: () => overall().since },
    networks: {
      dependsOn: [
        ...(['watched', 'settings', 'connection', 'coverage', 'catching-up', 'gaps', 'clock'] as const),
        'proof',
      ],
      compute: () => networks().map((view) => shownNetwork(view, i18n(), context.now())),
    },
    accounts: {
      dependsOn: [
        ...(['watched', 'settings', 'contacts', 'payments', 'coverage', 'catching-up', 'gaps'] as const),
        ...(['connection', 'asset-info', 'clock'] as const),
      ],
      compute: () => settings.watched().map((entry) => accountView(context, entry)),
    },
    formerAccounts: { dependsOn: ['watched'], compute: () => settings.formerAccounts() },
    unread: {
      dependsOn: ['watched', 'payments'],
      compute: () => context.store.unreadCount(watchedByTagAlone(settings.watched())),
    },
    sumsRevision: { dependsOn: ['payments', 'watched'], compute: () => context.totals.revision() },
    pausedUntil: { dependsOn: ['pause'], compute: () => settings.pausedUntil() },
    pauseSpan: { dependsOn: ['pause'], compute: () => settings.pauseSpan() },
    problems: {
      dependsOn: ['problems', 'settings', 'watched', 'asset-info'],
      compute: () =>
        context.problems
          .list()
          .map((problem) => shownProblem(problem, i18n(), paymentOfProblem(context, problem))),
    },
    settings: { dependsOn: ['settings'], compute: () => shownSettings(settings.settings()) },
    contacts: { dependsOn: ['contacts'], compute: () => settings.contacts() },
    notifications: {
      dependsOn: ['notifications', 'settings'],
      compute: () => ({ ...context.notifications.view(), soundText: context.soundText() }),
    },
    loginItem: { dependsOn: ['login-item', 'settings'], compute: () => context.loginItem.view(i18n()) },
    connectionCheck: {
      dependsOn: ['connection-check', 'settings'],
      compute: () => context.connectionCheck.view(i18n()),
    },
    proving: { dependsOn: ['proof'], compute: () => context.runningProof.view() },
    exporting: { dependsOn: ['export'], compute: () => context.runningExport.view() },
    shortcutNote: {
      dependsOn: ['settings'],
      compute: () => (runsOnWayland(process) ? i18n().t('shortcut.wayland') : null),
    },
    dataFolder: { dependsOn: [], compute: () => context.dataFolder },
    passwordsNote: {
      dependsOn: ['settings'],
      compute: () => (context.hasUnsealedPasswords() ? i18n().t('servers.unsealed') : null),
    },
    forwarding: {
      dependsOn: ['forwarding', 'settings', 'clock'],
      compute: () => settings.sinks().flatMap((sink) => shownSink(sink, context) ?? []),
    },
    secretsNote: {
      dependsOn: ['forwarding', 'settings'],
      compute: () => (context.hasUnsealedSinks() ? i18n().t('sinks.unsealed') : null),
    },
    builtInServers: { dependsOn: [], compute: () => BUILT_IN },
    update: { dependsOn: ['update', 'settings'], compute: () => context.updates.view() },
  };
}

function paymentOfProblem(context: AppContext, { network, about }: Problem): NamedPayment | null {
  if (network === null || about === undefined) return null;
  const rows = context.store
    .paymentsOf(network, about.account, about.hash)
    .map((payment) => paymentRow(payment, context.rowContext()));
  const [first] = rows;
  if (first === undefined) return null;
  const entry = context.settings.watched().find(({ id }) => first.watchIds.includes(id));
  return {
    id: first.id,
    amount: rows.map(({ amountText }) => amountText).join(', '),
    account: labelOf(entry ?? { label: '', address: first.account }),
  };
}

export function buildSnapshot(context: AppContext): AppSnapshot {
  const fields = Object.entries(snapshotFields(context)).map(([key, { compute }]) => [key, compute()]);
  return Object.fromEntries(fields) as AppSnapshot;
}

/** Settings as the window may see them: no password leaves the main process. */
export function shownSettings(settings: Settings): Settings {
  const servers = Object.entries(settings.servers).map(([network, urls]) => [network, serverNames(urls)]);
  return { ...settings, servers: Object.fromEntries(servers) };
}

function taggedAddress({ address, tag, network }: WatchedAccount): TaggedAddress | null {
  if (tag === null) return null;
  return { tag, text: addressWithTag(address, tag), xAddress: xAddressOf(address, tag, network) };
}

function accountView(context: AppContext, entry: WatchedAccount): AccountView {
  const monitor = context.monitors.of(entry.network);
  const i18n = context.i18n();
  const { locale } = i18n;
  const infoOf = (asset: Asset) => context.infoOf(entry.network, asset);
  const { sums, count } = context.totals.of(entry);
  const last = context.store.lastPayment(entry.network, entry.address, entry.tag);
  const coverage = monitor?.coverageOf(entry.address) ?? null;
  const examined = monitor?.examined(entry.address) ?? NOT_WATCHING;
  // Alerts begin with the ledger that followed when it was added; it may be examined from an earlier one.
  const addedIn = context.store.alertsFrom(entry.network, entry.id);
  const since =
    coverage !== null && addedIn !== null && coverage.from < addedIn
      ? i18n.t('examined.sinceLedger', { ledger: coverage.from })
      : i18n.day(entry.addedAt, context.now());
  return {
    ...entry,
    tagged: taggedAddress(entry),
    coverage,
    examined: shownExamined(examined, since, i18n, context.now()),
    gaps: monitor?.gaps().filter(({ account }) => account === entry.address) ?? [],
    lastPayment: last === null ? null : paymentRow(last, context.rowContext()),
    totals: sums.map((sum) => ({
      ...sum,
      amountText: formatAmount(sum, locale, infoOf(sum.asset)),
      assetText: formatAsset(sum.asset, infoOf(sum.asset)).text,
    })),
    paymentCount: count,
  };
}
