import * as z from 'zod';
import type { ActivitySpan, NetworkName } from '../../contract/index.ts';
import type { SmallFile } from '../system/small-file.ts';

type SpanState = ActivitySpan['state'];

/** The last 24 hours of each network, for the strip in the Health view. */
export interface ActivityLog {
  /** Notes the state from now on. `complete` with 'live' turns earlier offline spans into recovered ones. */
  note(network: NetworkName, state: Exclude<SpanState, 'recovered'>, complete: boolean): void;
  /** Spans of the last 24 hours, oldest first, up to now; they begin where anything is known. */
  spans(): Readonly<Record<string, readonly ActivitySpan[]>>;
  /** Saves what is known up to now: while the app runs, and before it ends. */
  save(): void;
  /** Forgets everything, the file included. */
  clear(): void;
}

/** Changes of one network's state that are kept; a connection that flaps makes many, and older ones go. */
const MOST_MARKS = 2000;
const DAY_MS = 24 * 60 * 60 * 1000;

interface Mark {
  readonly at: number;
  state: SpanState;
}

const fileSchema = z.object({
  keptAt: z.number(),
  marks: z.record(
    z.string(),
    z
      .array(z.object({ at: z.number(), state: z.enum(['live', 'catching-up', 'offline', 'recovered']) }))
      .transform((marks) => marks.slice(-MOST_MARKS)),
  ),
});

/** The time since an earlier run was last saved counts as offline: recovery may turn it into recovered. */
export function createActivityLog(now: () => number, file: SmallFile | null = null): ActivityLog {
  const marks = loadMarks(file);
  const save = () => {
    if (marks.size > 0) file?.save(JSON.stringify({ keptAt: now(), marks: Object.fromEntries(marks) }));
  };

  return {
    note(network, state, complete) {
      const list = marks.get(network) ?? [];
      marks.set(network, list);
      if (state === 'live' && complete) {
        for (const mark of list)
          if (mark.state === 'offline' || mark.state === 'catching-up') mark.state = 'recovered';
      }
      const isNew = list.at(-1)?.state !== state;
      if (isNew) list.push({ at: now(), state });
      while (list.length > 1 && (list.length > MOST_MARKS || (list[1]?.at ?? 0) < now() - DAY_MS))
        list.shift();
      if (isNew) save();
    },
    spans() {
      const end = now();
      const start = end - DAY_MS;
      const result: Record<string, readonly ActivitySpan[]> = {};
      for (const [network, list] of marks) {
        const spans: ActivitySpan[] = [];
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
    save,
    clear() {
      marks.clear();
      file?.remove();
    },
  };
}

function loadMarks(file: SmallFile | null): Map<NetworkName, Mark[]> {
  const text = file?.load() ?? null;
  if (text === null) return new Map();
  try {
    const { keptAt, marks } = fileSchema.parse(JSON.parse(text));
    const entries = Object.entries(marks).map(([network, list]) => [
      network,
      [...list, { at: keptAt, state: 'offline' }],
    ]);
    return new Map(entries as [NetworkName, Mark[]][]);
  } catch {
    // The file is damaged: the log starts empty.
    return new Map();
  }
}

function span(from: number, to: number, state: SpanState): ActivitySpan {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), state };
}
