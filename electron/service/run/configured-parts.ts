import type { Message } from '../../contract/index.ts';
import type { Monitor } from '../../watch/monitor.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import type { Log } from '../log.ts';
import { CANNOT_RUN, end } from './exit.ts';
import { createForwardingOfRun, type ForwardingOfRun } from './forwarding-of-run.ts';
import type { OpenData } from './open-data.ts';
import type { RunState } from './run-state.ts';
import { createServiceOfRun, type ServiceOfRun } from './service-of-run.ts';

export interface ConfiguredPartsDeps {
  readonly state: RunState;
  readonly data: Pick<OpenData, 'store' | 'file' | 'settings'>;
  readonly client: NetworkClient;
  /** Not started yet. */
  readonly monitor: Monitor;
  readonly log: Log;
  readonly version: string;
  readonly tell: (problem: Message) => void;
}

/** What a run has that a configuration file can ask for. */
export interface ConfiguredParts {
  readonly sending: ForwardingOfRun;
  readonly service: ServiceOfRun;
}

/** Starts them. Ends the program where the service's address is not to be had. */
export async function startConfigured(deps: ConfiguredPartsDeps): Promise<ConfiguredParts> {
  const { state, data, monitor, log } = deps;
  const service = createServiceOfRun({ ...deps, store: data.store, forwarding: () => sending.forwarding });
  const sending = createForwardingOfRun({
    ...{ state, data, monitor, log, tell: deps.tell },
    called: (call) => service.called(call),
  });
  sending.configure();
  try {
    await service.configure(state.options.service);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    end(log, CANNOT_RUN, `service.listen: The address can’t be used (${code}).`);
  }
  return { sending, service };
}
