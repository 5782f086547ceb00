import type { Alerts } from '../../alerts/alerts.ts';
import type { AlertOutcome, NetworkName, StoredPayment, WatchedAccount } from '../../contract/index.ts';
import type { Monitor } from '../../watch/monitor.ts';
import type { MonitorEvent } from '../../watch/monitor.types.ts';
import type { NudgeReason } from '../../xrpl/network-client.ts';

/** One Monitor per network that has watched accounts. */
export interface Monitors {
  /** Starts, stops and updates monitors so that exactly these accounts are watched, by the settings as they are now. */
  update(watched: readonly WatchedAccount[]): void;
  all(): readonly Monitor[];
  of(network: NetworkName): Monitor | null;
  /** As Alerts.report, for payments of the network. False when nobody watches it any more: nothing is written then. */
  report(
    network: NetworkName,
    sink: string,
    payments: readonly StoredPayment[],
    outcome: AlertOutcome,
  ): boolean;
  suspend(): void;
  nudge(reason: NudgeReason): void;
  stop(): Promise<void>;
}

export interface MonitorsOptions {
  readonly create: (network: NetworkName, servers: readonly string[]) => Pick<Running, 'monitor' | 'alerts'>;
  /** Follows what happens on a network for others; returns its end. */
  readonly follow: (monitor: Monitor) => () => void;
  readonly onEvent: (network: NetworkName, event: MonitorEvent) => void;
  /** The servers of a network now, in order of preference. */
  readonly serversOf: (network: NetworkName) => readonly string[];
  /** Whether servers of other operators are asked about payments of the network now. */
  readonly asks: (network: NetworkName) => boolean;
}

interface Running {
  readonly monitor: Monitor;
  readonly alerts: Alerts;
  readonly unfollow: () => void;
  servers: string;
  asks: boolean;
}

export function createMonitors({ create, follow, onEvent, serversOf, asks }: MonitorsOptions): Monitors {
  const running = new Map<NetworkName, Running>();
  const stopping = new Set<Promise<void>>();

  function stopOne(network: NetworkName): void {
    const entry = running.get(network);
    if (entry === undefined) return;
    running.delete(network);
    const stopped = entry.monitor.stop().finally(() => {
      entry.unfollow();
      entry.alerts.stop();
    });
    stopping.add(stopped);
    stopped.finally(() => stopping.delete(stopped)).catch(() => undefined);
  }

  return {
    update(watched) {
      const networks = new Set(watched.map((entry) => entry.network));
      for (const network of [...running.keys()]) if (!networks.has(network)) stopOne(network);
      for (const network of networks) {
        const entries = watched.filter((entry) => entry.network === network);
        const servers = serversOf(network);
        const present = running.get(network);
        if (present !== undefined) {
          if (present.servers !== servers.join('\n')) present.monitor.setServers(servers);
          present.servers = servers.join('\n');
          if (!present.asks && asks(network)) present.monitor.resumeOpinions();
          present.asks = asks(network);
          present.monitor.proofSettingChanged();
          present.monitor.setWatched(entries);
          continue;
        }
        const { monitor, alerts } = create(network, servers);
        const unfollow = follow(monitor);
        running.set(network, {
          ...{ monitor, alerts, unfollow },
          ...{ servers: servers.join('\n'), asks: asks(network) },
        });
        monitor.onEvent((event) => onEvent(network, event));
        monitor.setWatched(entries);
        monitor.start();
      }
    },
    all: () => [...running.values()].map(({ monitor }) => monitor),
    of: (network) => running.get(network)?.monitor ?? null,
    report(network, sink, payments, outcome) {
      const entry = running.get(network);
      entry?.alerts.report(sink, payments, outcome);
      return entry !== undefined;
    },
    suspend() {
      for (const { monitor } of running.values()) monitor.suspend();
    },
    nudge(reason) {
      for (const { monitor } of running.values()) monitor.nudge(reason);
    },
    async stop() {
      for (const network of [...running.keys()]) stopOne(network);
      await Promise.allSettled([...stopping]);
    },
  };
}
