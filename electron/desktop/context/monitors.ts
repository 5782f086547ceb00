import type { Alerts } from '../../alerts/alerts.ts';
import type {
  AlertOutcome,
  NetworkName,
  Settings,
  StoredPayment,
  WatchedAccount,
} from '../../contract/index.ts';
import type { Monitor } from '../../watch/monitor.ts';
import type { MonitorEvent } from '../../watch/monitor.types.ts';
import type { NudgeReason } from '../../xrpl/network-client.ts';
import { defaultServers } from '../../xrpl/networks.ts';

/** One Monitor per network that has watched accounts. */
export interface Monitors {
  /** Starts, stops and updates monitors so that exactly these accounts are watched. */
  update(watched: readonly WatchedAccount[], settings: Settings): void;
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
  readonly onEvent: (network: NetworkName, event: MonitorEvent) => void;
  /** Servers given on the command line for a network, before all settings. */
  readonly overridden: (network: NetworkName) => readonly string[] | null;
}

interface Running {
  readonly monitor: Monitor;
  readonly alerts: Alerts;
  servers: string;
}

export function createMonitors({ create, onEvent, overridden }: MonitorsOptions): Monitors {
  const running = new Map<NetworkName, Running>();
  const stopping = new Set<Promise<void>>();

  function serversOf(network: NetworkName, settings: Settings): readonly string[] {
    const given = overridden(network);
    if (given !== null) return given;
    const configured = settings.servers[network] ?? [];
    return configured.length > 0 ? configured : defaultServers(network);
  }

  function stopOne(network: NetworkName): void {
    const entry = running.get(network);
    if (entry === undefined) return;
    running.delete(network);
    const stopped = entry.monitor.stop().finally(() => entry.alerts.stop());
    stopping.add(stopped);
    stopped.finally(() => stopping.delete(stopped)).catch(() => undefined);
  }

  return {
    update(watched, settings) {
      const networks = new Set(watched.map((entry) => entry.network));
      for (const network of [...running.keys()]) if (!networks.has(network)) stopOne(network);
      for (const network of networks) {
        const entries = watched.filter((entry) => entry.network === network);
        const servers = serversOf(network, settings);
        const present = running.get(network);
        if (present !== undefined) {
          if (present.servers !== servers.join('\n')) present.monitor.setServers(servers);
          present.servers = servers.join('\n');
          present.monitor.setWatched(entries);
          continue;
        }
        const { monitor, alerts } = create(network, servers);
        running.set(network, { monitor, alerts, servers: servers.join('\n') });
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
