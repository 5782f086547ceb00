import { useEffect, useState } from 'react';
import type { AppSnapshot, HealthView } from '../../../electron/contract/index.ts';
import { ask } from '../../bridge.ts';
import { useNow } from '../../state/use-now.ts';

export type HealthState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly health: HealthView };

/** Health, asked for again whenever a connection changed or the shared clock ticked. */
export function useHealth(snapshot: AppSnapshot): HealthState {
  const now = useNow();
  const [state, setState] = useState<HealthState>({ status: 'loading' });
  // The reason too: another attempt that fails, or another language, is a state that goes on with other words.
  const connections = snapshot.networks
    .map(({ connection }) =>
      [connection.state, connection.since, connection.attempt, connection.reasonText].join(),
    )
    .join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tick and the connections are what asks again
  useEffect(() => {
    let gone = false;
    ask('health:get', null).then(
      (health) => {
        if (!gone) setState({ status: 'ready', health });
      },
      () => {
        if (gone) return;
        // What was shown a moment ago is better than nothing; the next tick asks again.
        setState((before) => (before.status === 'ready' ? before : { status: 'failed' }));
      },
    );
    return () => {
      gone = true;
    };
  }, [now, connections]);
  return state;
}
