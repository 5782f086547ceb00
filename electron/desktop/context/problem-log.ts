import type { NetworkName, Problem } from '../../contract/index.ts';

/** Problems that the user should know of: the newest one for each code, network and payment, newest first. */
export interface ProblemLog {
  add(problem: Problem): void;
  clear(code: string, network: NetworkName | null): void;
  clearAll(): void;
  list(): readonly Problem[];
}

const MOST = 50;

export function createProblemLog(first: readonly Problem[], onChange: () => void): ProblemLog {
  let problems: readonly Problem[] = [...first];
  const same = (one: Pick<Problem, 'code' | 'network'>, other: Pick<Problem, 'code' | 'network'>) =>
    one.code === other.code && one.network === other.network;
  const isAboutSame = ({ about: one }: Problem, { about: other }: Problem) =>
    one?.account === other?.account && one?.hash === other?.hash;
  return {
    add(problem) {
      problems = [
        problem,
        ...problems.filter((known) => !(same(known, problem) && isAboutSame(known, problem))),
      ].slice(0, MOST);
      onChange();
    },
    clear(code, network) {
      const left = problems.filter((known) => !same(known, { code, network }));
      if (left.length === problems.length) return;
      problems = left;
      onChange();
    },
    clearAll() {
      problems = [];
      onChange();
    },
    list: () => problems,
  };
}
