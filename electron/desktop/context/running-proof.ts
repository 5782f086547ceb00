import type { ProofProgress } from '../../contract/index.ts';
import type { ProofStep } from '../../verify/proof/prover.ts';

/** What a proof tells and is told while it is made. */
interface ProofSteps {
  /** Aborted when a person cancels; the proof then throws its reason. */
  readonly signal: AbortSignal;
  readonly progress: (step: ProofStep) => void;
}

/** The proof that a person asked for; one at a time. */
export interface RunningProof {
  /** How far it is; null where none is made. */
  readonly view: () => ProofProgress | null;
  /** Makes a proof; 'canceled' where it was, 'busy' where another is made. `of`: what is proved. */
  readonly run: <T>(
    of: ProofProgress['of'],
    prove: (steps: ProofSteps) => Promise<T>,
  ) => Promise<T | 'canceled' | 'busy'>;
  readonly cancel: () => void;
}

/** `onChange`: what `view` tells is another. */
export function createRunningProof(onChange: () => void): RunningProof {
  let running: AbortController | null = null;
  let view: ProofProgress | null = null;
  const show = (next: ProofProgress | null) => {
    view = next;
    onChange();
  };
  return {
    view: () => view,
    async run(of, prove) {
      if (running !== null) return 'busy';
      const abort = new AbortController();
      running = abort;
      show({ of, step: 'list', done: 0, count: 0 });
      try {
        return await prove({
          signal: abort.signal,
          progress(step) {
            const [done, count] = step.step === 'headers' ? [step.done, step.of] : [0, 0];
            show({ of, step: step.step, done, count });
          },
        });
      } catch (error) {
        if (abort.signal.aborted && error === abort.signal.reason) return 'canceled';
        throw error;
      } finally {
        running = null;
        show(null);
      }
    },
    cancel: () => running?.abort(),
  };
}
