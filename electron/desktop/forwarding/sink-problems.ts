import { type ForwardingSink, message, problemOf, type SinkState } from '../../contract/index.ts';
import type { ProblemLog } from '../context/problem-log.ts';
import { isFailing } from './sink-text.ts';

/** A receiver that is down for less is tried again by itself, and nobody has to know. */
const LASTING_MS = 60 * 60 * 1000;

export interface SinkProblemsDeps {
  readonly sinks: () => readonly ForwardingSink[];
  readonly stateOf: (id: string) => SinkState | null;
  readonly problems: Pick<ProblemLog, 'add' | 'clear'>;
  readonly now: () => number;
  /** Others fail now, or none. */
  readonly changed: () => void;
}

/** Problems that end by themselves, and what has them last. */
const LASTING: Readonly<Record<string, (state: SinkState) => boolean>> = {
  'receiver-gone': ({ gone }) => gone !== null,
  'outbox-full': ({ dropped }) => dropped > 0,
  'undelivered-deleted': ({ deleted }) => deleted > 0,
};

/** What there is to say of sinks: those that have failed for long, in the window and the tray; and what is over. */
export function createSinkProblems({ sinks, stateOf, problems, now, changed }: SinkProblemsDeps) {
  let names: readonly string[] = [];

  function failsForLong({ id, state: wanted }: ForwardingSink): boolean {
    const state = wanted === 'on' ? stateOf(id) : null;
    return state !== null && isFailing(state) && now() - state.failing.since >= LASTING_MS;
  }

  return {
    /** What the sinks that have failed for long are called, in the user's order. */
    names: (): readonly string[] => names,
    /** Looks how it goes now. */
    review(): void {
      const states = sinks().flatMap(({ id }) => stateOf(id) ?? []);
      for (const [code, lasts] of Object.entries(LASTING))
        if (!states.some(lasts)) problems.clear(code, null);
      const next = sinks()
        .filter(failsForLong)
        .map(({ name }) => name);
      if (next.join('\n') === names.join('\n')) return;
      names = next;
      if (next.length === 0) problems.clear('sink-failing', null);
      else problems.add(problemOf(message('problem.sink-failing', { sinks: next.join(', ') }), null, now()));
      changed();
    },
  };
}
