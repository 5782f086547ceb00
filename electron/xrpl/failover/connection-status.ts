import type { ConnectionState, ConnectionStatus, Message, NetworkName } from '../../contract/index.ts';
import { EventLog } from './event-log.ts';

/** A reason as it is shown; failures are causes too. */
export interface StatusCause {
  readonly code: string;
  readonly userMessage: Message;
  /** The sentence in English. */
  readonly message: string;
}

export interface StatusParts {
  readonly state: ConnectionState;
  /** Redacted URL. */
  readonly server: string | null;
  readonly attempt: number;
  readonly retryInMs?: number;
  readonly cause?: StatusCause | null;
}

/** The present state of a connection and the last ones before it. */
export class StatusTracker {
  readonly #network: NetworkName;
  readonly #wallTime: () => number;
  readonly #log: EventLog;
  readonly #tell: (status: ConnectionStatus) => void;
  #current: ConnectionStatus;

  constructor(
    network: NetworkName,
    wallTime: () => number,
    logSize: number,
    tell: (status: ConnectionStatus) => void,
  ) {
    this.#network = network;
    this.#wallTime = wallTime;
    this.#log = new EventLog(logSize);
    this.#tell = tell;
    this.#current = this.#build({ state: 'closed', server: null, attempt: 0 });
  }

  get current(): ConnectionStatus {
    return this.#current;
  }

  /** The state changed: remembers and tells it. */
  set(parts: StatusParts): void {
    this.#current = this.#build(parts, this.#current);
    this.#log.add(this.#current);
    this.#tell(this.#current);
  }

  recent(): readonly ConnectionStatus[] {
    return this.#log.recent();
  }

  #build(parts: StatusParts, previous?: ConnectionStatus): ConnectionStatus {
    const { state, server, attempt, retryInMs, cause } = parts;
    return {
      network: this.#network,
      state,
      server,
      attempt,
      retryInMs: retryInMs ?? null,
      reason: cause?.message ?? null,
      code: cause?.code ?? null,
      userMessage: cause?.userMessage ?? null,
      // Another server, attempt or reason is no new state: "connected since" outlives a rotation.
      since: state === previous?.state ? previous.since : new Date(this.#wallTime()).toISOString(),
    };
  }
}
