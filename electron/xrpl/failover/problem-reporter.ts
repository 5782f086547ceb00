import { type Message, message, type NetworkName, type Problem, problemOf } from '../../contract/index.ts';
import type { Server } from '../servers/server.ts';

export interface ProblemReporterDeps {
  readonly network: NetworkName;
  readonly wallTime: () => number;
  emit(problem: Problem): void;
}

/** Problems of the configuration that only servers can reveal, each reported once as long as it lasts. */
export class ProblemReporter {
  readonly #deps: ProblemReporterDeps;
  #refused = new Set<string>();

  constructor(deps: ProblemReporterDeps) {
    this.#deps = deps;
  }

  wrongNetwork(server: Server, cause: Message): void {
    if (server.reportedAsWrong) return;
    server.reportedAsWrong = true;
    this.#report(message('problem.wrong-network', { server: server.key, cause }));
  }

  /** Once per account, whichever servers refuse it. */
  accountRejected(server: Server, account: string): void {
    if (this.#refused.has(account)) return;
    this.#refused.add(account);
    this.#report(message('problem.account-rejected', { server: server.key, account }));
  }

  /** Accounts no longer wanted may be reported again when they come back. */
  keepOnly(accounts: ReadonlySet<string>): void {
    this.#refused = new Set([...this.#refused].filter((account) => accounts.has(account)));
  }

  #report(said: Message): void {
    const { network, wallTime, emit } = this.#deps;
    emit(problemOf(said, network, wallTime()));
  }
}
