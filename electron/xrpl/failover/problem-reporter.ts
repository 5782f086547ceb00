import { type Message, message, type NetworkName, type Problem, problemOf } from '../../contract/index.ts';

/** Problems of the configuration that only servers can reveal, each told once as long as it lasts. */
export class ProblemReporter {
  readonly #network: NetworkName;
  readonly #wallTime: () => number;
  readonly #tell: (problem: Problem) => void;
  #refused = new Set<string>();
  readonly #wrongServers = new Set<string>();

  constructor(network: NetworkName, wallTime: () => number, tell: (problem: Problem) => void) {
    this.#network = network;
    this.#wallTime = wallTime;
    this.#tell = tell;
  }

  wrongNetwork(server: string, cause: Message): void {
    if (this.#wrongServers.has(server)) return;
    this.#wrongServers.add(server);
    this.#problem(message('problem.wrong-network', { server, cause }));
  }

  /** The server turned out to be usable. */
  settled(server: string): void {
    this.#wrongServers.delete(server);
  }

  /** The list of servers was changed: what is still wrong with it is told again. */
  serversChanged(): void {
    this.#wrongServers.clear();
  }

  /** Once per account, whichever servers refuse it. */
  accountRejected(server: string, account: string): void {
    if (this.#refused.has(account)) return;
    this.#refused.add(account);
    this.#problem(message('problem.account-rejected', { server, account }));
  }

  /** Accounts no longer wanted may be told again when they come back. */
  keepOnly(accounts: ReadonlySet<string>): void {
    this.#refused = new Set([...this.#refused].filter((account) => accounts.has(account)));
  }

  #problem(said: Message): void {
    this.#tell(problemOf(said, this.#network, this.#wallTime()));
  }
}
