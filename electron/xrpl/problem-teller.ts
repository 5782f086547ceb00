import type { NetworkName, Problem } from '../contract.ts';

/** Problems of the configuration that only servers can reveal, each told once as long as it lasts. */
export class ProblemTeller {
  readonly #network: NetworkName;
  readonly #wallTime: () => number;
  readonly #tell: (problem: Problem) => void;
  #refused = new Set<string>();

  constructor(network: NetworkName, wallTime: () => number, tell: (problem: Problem) => void) {
    this.#network = network;
    this.#wallTime = wallTime;
    this.#tell = tell;
  }

  wrongNetwork(server: string, sentence: string): void {
    this.#problem('wrongNetwork', `${server}: ${sentence}`);
  }

  /** Once per account, whichever servers refuse it. */
  accountRejected(server: string, account: string): void {
    if (this.#refused.has(account)) return;
    this.#refused.add(account);
    this.#problem(
      'accountRejected',
      `The server ${server} refuses to watch ${account}. The other accounts are not affected.`,
    );
  }

  /** Accounts no longer wanted may be told again when they come back. */
  keepOnly(accounts: ReadonlySet<string>): void {
    this.#refused = new Set([...this.#refused].filter((account) => accounts.has(account)));
  }

  #problem(code: string, message: string): void {
    this.#tell({ code, message, network: this.#network, at: new Date(this.#wallTime()).toISOString() });
  }
}
