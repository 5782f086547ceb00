import { useCallback, useEffect, useState } from 'react';
import type { ShownSink, SinkLog } from '../../../../../electron/contract/index.ts';
import { ask } from '../../../../bridge.ts';
import { useNow } from '../../../../state/use-now.ts';

type LogState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly log: SinkLog };

/** The log of a receiver; asked for again whenever something of it changes, the shared clock ticks, or `again` is called. */
export function useSinkLog(sink: ShownSink): { readonly state: LogState; readonly again: () => void } {
  const now = useNow();
  const { id } = sink;
  const [state, setState] = useState<LogState>({ status: 'loading' });
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tick and what main pushes are what asks again
  useEffect(() => {
    let gone = false;
    ask('forwarding:log', { id }).then(
      (outcome) => {
        if (!gone) setState(outcome.ok ? { status: 'ready', log: outcome.value } : { status: 'failed' });
      },
      // The last answer is better than nothing; the next tick asks again.
      () => {
        if (!gone) setState((before) => (before.status === 'ready' ? before : { status: 'failed' }));
      },
    );
    return () => {
      gone = true;
    };
  }, [id, sink, now, asked]);
  const again = useCallback(() => setAsked((count) => count + 1), []);
  return { state, again };
}
