import { useEffect, useState } from 'react';
import type { AppSnapshot, HealthView } from '../../../electron/contract/index.ts';
import { ask } from '../../bridge.ts';
import { useNow } from '../../state/use-now.ts';

type HealthState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly health: HealthView };

/** Health, requested again whenever a connection changes or the shared clock ticks. */
export function useHealth(snapshot: AppSnapshot): HealthState {
  const now = useNow();
  const [state, setState] = useState<HealthState>({ status: 'loading' });
  // With the reason: after another failed attempt, or in another language, the same state has other words.
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
        // The last answer is better than nothing; the next tick asks again.
        setState((before) => (before.status === 'ready' ? before : { status: 'failed' }));
      },
    );
    return () => {
      gone = true;
    };
  }, [now, connections]);
  return state;
}
