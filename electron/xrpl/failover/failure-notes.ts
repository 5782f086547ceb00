import type { ServerRegistry } from '../servers/server-registry.ts';
import type { ConnectionFailure } from '../transport/connection-failure.ts';
import { POLICY_REASONS } from './causes.ts';
import type { FailoverDecision } from './failover.ts';
import type { NetworkMemory } from './network-memory.ts';
import type { ProblemReporter } from './problem-reporter.ts';
import type { ServerChoice } from './server-choice.ts';

/** Everything that is remembered of a server when a connection to it ends. */
export class FailureNotes {
  readonly #book: ServerRegistry;
  readonly #choice: ServerChoice;
  readonly #memory: NetworkMemory;
  readonly #problems: ProblemReporter;
  readonly #now: () => number;

  constructor(
    book: ServerRegistry,
    choice: ServerChoice,
    memory: NetworkMemory,
    problems: ProblemReporter,
    now: () => number,
  ) {
    this.#now = now;
    this.#book = book;
    this.#choice = choice;
    this.#memory = memory;
    this.#problems = problems;
  }

  /** Another connection goes on, or nothing was to be connected. */
  note(server: string, reason: ConnectionFailure): void {
    this.#choice.noteFailure(server, reason);
    this.#remember(server, reason);
  }

  /** It was the only connection: what to do next. */
  decide(server: string, reason: ConnectionFailure, atOnce: boolean): FailoverDecision {
    const decision = this.#choice.afterFailure(server, reason, atOnce);
    this.#remember(server, reason);
    return decision;
  }

  #remember(server: string, reason: ConnectionFailure): void {
    this.#book.recordFailure(server, reason);
    if (reason.code === 'wrong-network') this.#problems.wrongNetwork(server, reason.userMessage);
    if (reason.code === 'lagging' || reason.code === 'ahead') {
      this.#memory.noteDisagreeing(server, this.#book.order, this.#now());
    }
    if (reason.code === 'refuses-accounts') this.#memory.noteRefusing(server);
    // The server complained about our load: less of it, whichever connection comes next.
    if (POLICY_REASONS.has(reason.code)) this.#book.pacer(server)?.pause(this.#choice.coolDownMs(server));
  }
}
