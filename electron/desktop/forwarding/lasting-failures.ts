import { type ForwardingSink, message, problemOf, type SinkState } from '../../contract/index.ts';
import type { ProblemLog } from '../context/problem-log.ts';
import { isFailing } from './sink-text.ts';

/** A receiver that is down for less is tried again by itself, and nobody has to know. */
const LASTING_MS = 60 * 60 * 1000;

export interface LastingFailuresDeps {
  readonly sinks: () => readonly ForwardingSink[];
  readonly stateOf: (id: string) => SinkState | null;
  readonly problems: Pick<ProblemLog, 'add' | 'clear'>;
  readonly now: () => number;
  /** Others fail now, or none. */
  readonly changed: () => void;
}

/** The sinks that have failed for long: a problem in the window, and a line in the tray. */
export function createLastingFailures({ sinks, stateOf, problems, now, changed }: LastingFailuresDeps) {
  let names: readonly string[] = [];

  function lasts({ id, state: wanted }: ForwardingSink): boolean {
    const state = wanted === 'on' ? stateOf(id) : null;
    return state !== null && isFailing(state) && now() - state.failing.since >= LASTING_MS;
  }

  return {
    /** What they are called, in the user's order. */
    names: (): readonly string[] => names,
    /** Looks how it goes now. */
    review(): void {
      const next = sinks()
        .filter(lasts)
        .map(({ name }) => name);
      if (next.join('\n') === names.join('\n')) return;
      names = next;
      if (next.length === 0) problems.clear('sink-failing', null);
      else problems.add(problemOf(message('problem.sink-failing', { sinks: next.join(', ') }), null, now()));
      changed();
    },
  };
}
