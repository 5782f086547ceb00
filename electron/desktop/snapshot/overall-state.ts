import type { ConnectionStatus, NetworkView, OverallState } from '../../contract/index.ts';
import { examinedText, reachedText } from '../../watch/examined/examined-text.ts';
import type { I18n } from '../texts/i18n.ts';
import { examinedWords } from './translate-status.ts';

export interface OverallInput {
  readonly networks: readonly NetworkView[];
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
  /** Whether it has to be said which network that is. */
  readonly isOneOfSeveral: boolean;
}

/** From worst to best: a person must know the worst first. */
const ORDER: readonly OverallState[] = [
  ...(['offline', 'stalled', 'connecting', 'paused', 'catching-up', 'incomplete', 'live'] as const),
];

/** The state of everything in one word: that of the network in the worst state. */
export function overallOf({ networks, pausedUntil, accountCount, startedAt }: OverallInput): Overall {
  if (accountCount === 0) {
    return { state: 'empty', connection: 'empty', since: startedAt, network: null, isOneOfSeveral: false };
  }
  const [worst] = networks
    .map((network) => ({ network, state: stateOf(network) }))
    .sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
  const connection = worst?.state ?? 'connecting';
  const isPaused = pausedUntil !== null && ORDER.indexOf(connection) > ORDER.indexOf('paused');
  return {
    state: isPaused ? 'paused' : connection,
    connection,
    // Attempts come and go meanwhile: a person asks since when nothing arrives.
    since:
      (worst?.state === 'offline' ? worst.network.connection.offlineSince : null) ??
      worst?.network.connection.since ??
      startedAt,
    network: worst?.network ?? null,
    isOneOfSeveral: networks.length > 1,
  };
}

function stateOf({ connection, examined, servers }: NetworkView): OverallState {
  if (connection.state === 'stalled') return 'stalled';
  if (connection.state !== 'connected')
    return isFirstTry(connection, servers.length) ? 'connecting' : 'offline';
  switch (examined.state) {
    case 'complete':
      return 'live';
    case 'incomplete':
      return 'incomplete';
    default:
      return 'catching-up';
  }
}

/** Before the first attempt, and until each server was tried: nothing has failed that a person should know of. */
function isFirstTry({ state, attempt, code }: ConnectionStatus, serverCount: number): boolean {
  if (state === 'connecting') return attempt <= Math.max(1, serverCount);
  return state === 'closed' && attempt === 0 && code === null;
}

/** The state as sentences, pause included: "Live on Mainnet since 09:12 · Alerts are paused until 14:00". */
export function overallText(overall: Overall, pausedUntil: string | null, i18n: I18n, now: number): string {
  const sentences =
    overall.state === 'empty' ? [i18n.t('status.empty')] : connectionTexts(overall, i18n, now);
  return [...sentences, ...(pausedUntil === null ? [] : [pausedText(pausedUntil, i18n, now)])].join(' · ');
}

function pausedText(until: string, i18n: I18n, now: number): string {
  return until === 'until-resumed'
    ? i18n.t('status.pausedIndefinitely')
    : i18n.t('status.paused', { until: i18n.until(until, now) });
}

/** How the connection stands, and how far is examined where that is not "all". */
function connectionTexts(overall: Overall, i18n: I18n, now: number): readonly string[] {
  const { connection: state, since, network, isOneOfSeveral } = overall;
  const name = network === null ? '' : i18n.network(network.network);
  const values = { network: name, since: i18n.time(since, now) };
  if (network === null || state === 'connecting') return [i18n.t('status.connecting', values)];
  const { connection, examined } = network;
  const words = examinedWords(i18n, now);
  const reached = reachedText(examined, words);
  const reachedTexts = reached === null ? [] : [reached];
  switch (state) {
    case 'live':
      return [i18n.t('status.live', values)];
    case 'incomplete':
      return [i18n.t('status.incomplete', { ...values, count: examined.open })];
    case 'catching-up': {
      const text = examinedText(examined, words);
      return [isOneOfSeveral ? `${name}: ${text}` : text, ...reachedTexts];
    }
    case 'stalled':
      return [i18n.t('status.stalled', values), ...reachedTexts];
    default:
      return [offlineText(connection, values, i18n, now), ...reachedTexts];
  }
}

function offlineText(
  connection: ConnectionStatus,
  values: { readonly network: string; readonly since: string },
  i18n: I18n,
  now: number,
): string {
  const { state, retryInMs, since } = connection;
  if (state !== 'waiting' || retryInMs === null || retryInMs < 10_000)
    return i18n.t('status.offline', values);
  const retry = new Date(Date.parse(since) + retryInMs).toISOString();
  return i18n.t('status.offlineRetry', { ...values, retry: i18n.time(retry, now) });
}
