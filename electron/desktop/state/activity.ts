import type { ActivitySpan, NetworkName } from '../../contract.ts';

type SpanState = ActivitySpan['state'];

/** The last 24 hours of each network: what the strip in the Health view shows. */
export interface ActivityLog {
  /** The state from now on. Becoming live with nothing missing turns earlier offline spans into recovered ones. */
  note(network: NetworkName, state: Exclude<SpanState, 'recovered' | 'unknown'>, complete: boolean): void;
  /** Spans of the last 24 hours, oldest first, from the first moment to now; before the app ran: unknown. */
  spans(): Readonly<Record<string, readonly ActivitySpan[]>>;
}

const DAY_MS = 24 * 60 * 60 * 1000;

interface Mark {
  readonly at: number;
  state: SpanState;
}

export function createActivityLog(now: () => number): ActivityLog {
  const marks = new Map<NetworkName, Mark[]>();

  return {
    note(network, state, complete) {
      const list = marks.get(network) ?? [];
      marks.set(network, list);
      if (state === 'live' && complete) {
        for (const mark of list)
          if (mark.state === 'offline' || mark.state === 'catching-up') mark.state = 'recovered';
      }
      if (list.at(-1)?.state !== state) list.push({ at: now(), state });
      while (list.length > 1 && (list[1]?.at ?? 0) < now() - DAY_MS) list.shift();
    },
    spans() {
      const end = now();
      const start = end - DAY_MS;
      const result: Record<string, readonly ActivitySpan[]> = {};
      for (const [network, list] of marks) {
        const spans: ActivitySpan[] = [];
        const first = list[0]?.at ?? end;
        if (first > start) spans.push(span(start, first, 'unknown'));
        list.forEach((mark, index) => {
          const to = list[index + 1]?.at ?? end;
          if (to <= start || to === mark.at) return;
          const from = Math.max(mark.at, start);
          const last = spans.at(-1);
          if (last?.state === mark.state)
            spans[spans.length - 1] = { ...last, to: new Date(to).toISOString() };
          else spans.push(span(from, to, mark.state));
        });
        result[network] = spans;
      }
      return result;
    },
  };
}

function span(from: number, to: number, state: SpanState): ActivitySpan {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), state };
}
