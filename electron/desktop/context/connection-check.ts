import type { ConnectionCheckView, ConnectionStatus, Message, NetworkName } from '../../contract/index.ts';
import type { Monitor } from '../../watch/monitor.ts';
import type { I18n } from '../texts/i18n.ts';

/**
 * What is asked of a monitor; the state of its connection and its newest ledger.
 * @internal
 */
export interface CheckedMonitor extends Pick<Monitor, 'nudge' | 'askServer'> {
  view(): Pick<ReturnType<Monitor['view']>, 'network' | 'connection' | 'validatedLedger'>;
  onEvent(listener: () => void): () => void;
}

export interface ConnectionCheckDeps {
  readonly monitors: () => readonly CheckedMonitor[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The check began or ended. */
  readonly onChange: () => void;
  /** Calls back once after so many milliseconds; returns what prevents that. */
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
}

/** A check of all connections that a person asked for, and its answer. */
export interface ConnectionCheck {
  /** Reconnects at once where the connection is down and asks every server in use for its state. One at a time. */
  readonly run: () => Promise<void>;
  /** What was found last, in the user's language; null before the first check. */
  readonly view: (i18n: I18n) => ConnectionCheckView | null;
}

type Found =
  | {
      readonly network: NetworkName;
      readonly isConnected: true;
      readonly server: string;
      readonly latencyMs: number;
      readonly ledger: number | null;
      /** Age of the newest ledger by the server's own word, in seconds. */
      readonly ageS: number | null;
    }
  | { readonly network: NetworkName; readonly isConnected: false; readonly cause: Message | null };

/** By then a server was reached or each has failed once. */
const PATIENCE_MS = 12_000;
/** A ledger is validated every three to four seconds: one of so many seconds ago is the newest. */
const FRESH_S = 10;

export function createConnectionCheck(deps: ConnectionCheckDeps): ConnectionCheck {
  const { monitors, now, onChange } = deps;
  let running: Promise<void> | null = null;
  let last: { readonly at: string; readonly found: readonly Found[] } | null = null;

  async function check(): Promise<void> {
    const found = await Promise.all(monitors().map((monitor) => checkOne(monitor, deps)));
    last = { at: new Date(now()).toISOString(), found };
  }

  return {
    run() {
      if (running !== null) return running;
      running = check().finally(() => {
        running = null;
        onChange();
      });
      onChange();
      return running;
    },
    view(i18n) {
      const isRunning = running !== null;
      if (last === null) return isRunning ? { isRunning, at: null, networks: [] } : null;
      const networks = last.found.map((one) => ({
        network: one.network,
        isConnected: one.isConnected,
        text: textOf(one, i18n),
      }));
      return { isRunning, at: last.at, networks };
    },
  };
}

async function checkOne(monitor: CheckedMonitor, deps: ConnectionCheckDeps): Promise<Found> {
  const status = await settled(monitor, deps);
  const { network, server } = status;
  if (status.state !== 'connected' || server === null) {
    return { network, isConnected: false, cause: status.userMessage };
  }
  try {
    const { latencyMs, ageS } = await monitor.askServer();
    const { validatedLedger: ledger } = monitor.view();
    return { network, isConnected: true, server, latencyMs, ledger, ageS };
  } catch {
    // The request failed, or its connection did: the state says why where it is known.
    return { network, isConnected: false, cause: monitor.view().connection.userMessage };
  }
}

/** The state of the connection once it is made, or once an attempt has failed. */
function settled(monitor: CheckedMonitor, { setTimer }: ConnectionCheckDeps): Promise<ConnectionStatus> {
  return new Promise((resolve) => {
    let before = monitor.view().connection;
    const end = () => {
      stopTimer();
      remove();
      resolve(monitor.view().connection);
    };
    const remove = monitor.onEvent(() => {
      const { connection } = monitor.view();
      if (connection === before) return;
      before = connection;
      if (connection.state !== 'connecting') end();
    });
    const stopTimer = setTimer(end, PATIENCE_MS);
    monitor.nudge('user');
    if (monitor.view().connection.state === 'connected') end();
  });
}

function textOf(found: Found, i18n: I18n): string {
  const network = i18n.network(found.network);
  if (!found.isConnected) {
    const reason = found.cause === null ? i18n.t('check.noAnswer') : i18n.message(found.cause);
    return i18n.t('check.failed', { network, reason });
  }
  const values = { network, server: hostOf(found.server), ms: found.latencyMs };
  if (found.ledger === null) return i18n.t('check.connected', values);
  return i18n.t('check.connectedLedger', { ...values, ledger: found.ledger, age: ageText(found.ageS, i18n) });
}

function ageText(ageS: number | null, { t, locale }: I18n): string {
  if (ageS === null || ageS < FRESH_S) return t('check.justNow');
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });
  return ageS < 60
    ? format.format(-Math.round(ageS), 'second')
    : format.format(-Math.floor(ageS / 60), 'minute');
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
