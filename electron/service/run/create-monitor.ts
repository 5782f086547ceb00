import type { Sink } from '../../alerts/alert.types.ts';
import { isCritical } from '../../alerts/policy/notice-decision.ts';
import { readCredits } from '../../payments/classify/read-credits.ts';
import { publishersOf } from '../../verify/validators/publishers.ts';
import { Monitor } from '../../watch/monitor.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { httpGetter } from '../../xrpl/transport/http-get.ts';
import type { Log } from '../log.ts';
import type { OpenData } from './open-data.ts';
import type { RunState } from './run-state.ts';

export interface CreateMonitorDeps {
  readonly state: RunState;
  readonly client: NetworkClient;
  readonly data: Pick<OpenData, 'store' | 'settings'>;
  readonly sinks: readonly Sink[];
  readonly log: Log;
}

/** The monitor of a run: what it asks for of options and settings is asked of the state each time. */
export function createMonitor({ state, client, data, sinks, log }: CreateMonitorDeps): Monitor {
  const { network } = client;
  return new Monitor({
    ...{ network, client, store: data.store, readCredits, sinks },
    rules: () => ({ kinds: state.settings.alertKinds }),
    checkpoints: data.settings,
    secondOpinion: () => state.options.secondOpinion,
    proofs: {
      isAutomatic: () => state.settings.proveLarge,
      publishers: () => [
        ...publishersOf(network, state.settings.publishers),
        ...state.options.publishers.map((one) => ({ ...one, name: null, network })),
      ],
      get: httpGetter(),
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      warn: (site, reason) => log.warning(`xrpl-chime: no list of validators from ${site}: ${reason}`),
    },
    isLarge: (payment) => isCritical([payment], state.settings.criticalAboveXrp),
  });
}
