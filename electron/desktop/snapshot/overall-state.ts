import type { KnownGap, NetworkView, OverallState } from '../../contract/index.ts';
import type { I18n } from '../texts/i18n.ts';

export interface OverallInput {
  readonly networks: readonly NetworkView[];
  readonly gaps: readonly KnownGap[];
  /** ISO time, 'until-resumed' or null. */
  readonly pausedUntil: string | null;
  readonly accountCount: number;
  /** When the app started: since then a network that never connected has its state. */
  readonly startedAt: string;
}

interface Overall {
  readonly state: OverallState;
  /** The state of the connection, pause aside: the same as `state` unless that is 'paused'. */
  readonly connection: OverallState;
  readonly since: string;
  /** The network whose state this is; null for states of the app itself. */
  readonly network: NetworkView | null;
}

/** From worst to best: a person must know the worst first. */
const ORDER: readonly OverallState[] = ['offline', 'stalled', 'paused', 'catching-up', 'incomplete', 'live'];

/** The state of everything in one word: that of the network in the worst state. */
export function overallOf({ networks, gaps, pausedUntil, accountCount, startedAt }: OverallInput): Overall {
  if (accountCount === 0) return { state: 'empty', connection: 'empty', since: startedAt, network: null };
  const [worst] = networks
    .map((network) => ({ network, state: stateOf(network, gaps) }))
    .sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
  const connection = worst?.state ?? 'offline';
  const isPaused = pausedUntil !== null && ORDER.indexOf(connection) > ORDER.indexOf('paused');
  return {
    state: isPaused ? 'paused' : connection,
    connection,
    since: worst?.network.connection.since ?? startedAt,
    network: worst?.network ?? null,
  };
}

function stateOf(view: NetworkView, gaps: readonly KnownGap[]): OverallState {
  if (view.connection.state === 'stalled') return 'stalled';
  if (view.connection.state !== 'connected') return 'offline';
  if (view.catchingUp) return 'catching-up';
  return gaps.some((gap) => gap.network === view.network && !gap.accepted) ? 'incomplete' : 'live';
}

/** The state as a sentence, pause included: "Live on mainnet since 09:12. Alerts are paused until 14:00". */
export function overallText(overall: Overall, pausedUntil: string | null, i18n: I18n, now: number): string {
  const sentences = [overall.state === 'empty' ? i18n.t('status.empty') : connectionText(overall, i18n, now)];
  if (pausedUntil !== null) sentences.push(pausedText(pausedUntil, i18n, now));
  return sentences.join(' · ');
}

function pausedText(until: string, i18n: I18n, now: number): string {
  return until === 'until-resumed'
    ? i18n.t('status.pausedIndefinitely')
    : i18n.t('status.paused', { until: i18n.time(until, now) });
}

function connectionText({ connection: state, since, network }: Overall, i18n: I18n, now: number): string {
  const connection = network?.connection ?? null;
  const values = {
    network: network === null ? '' : i18n.network(network.network),
    since: i18n.time(since, now),
  };
  if (state === 'live') return i18n.t('status.live', values);
  if (state === 'catching-up') return i18n.t('status.catchingUp', values);
  if (state === 'incomplete') return i18n.t('status.incomplete', values);
  if (state === 'stalled') return i18n.t('status.stalled', values);
  if (connection === null || (connection.state === 'connecting' && connection.attempt <= 1)) {
    return i18n.t('status.connecting', values);
  }
  if (connection.state === 'waiting' && connection.retryInMs !== null && connection.retryInMs >= 10_000) {
    const retry = new Date(Date.parse(connection.since) + connection.retryInMs).toISOString();
    return i18n.t('status.offlineRetry', { ...values, retry: i18n.time(retry, now) });
  }
  return i18n.t('status.offline', values);
}
