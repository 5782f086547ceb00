import {
  createNetworkClient,
  type NetworkClientSettings,
  type XrplClient,
} from '../../../electron/xrpl/client.ts';
import type { NetworkEvent } from '../../../electron/xrpl/network-client.ts';

/** Waits for a condition by looking again and again; fails with the description at the deadline. */
export async function until(what: string, condition: () => boolean, deadlineMs = 60_000): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Not within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export interface Observed {
  readonly client: XrplClient;
  readonly events: NetworkEvent[];
  states(): readonly string[];
  ofType<T extends NetworkEvent['type']>(type: T): readonly Extract<NetworkEvent, { type: T }>[];
}

/** A client whose events are kept. */
export function observe(settings: Partial<NetworkClientSettings> & { servers: readonly string[] }): Observed {
  const client = createNetworkClient({ network: 'mainnet', ...settings });
  const events: NetworkEvent[] = [];
  client.onEvent((event) => events.push(event));
  return {
    client,
    events,
    states: () => events.flatMap((event) => (event.type === 'status' ? [event.status.state] : [])),
    ofType: <T extends NetworkEvent['type']>(type: T) =>
      events.filter((event): event is Extract<NetworkEvent, { type: T }> => event.type === type),
  };
}
