import type { ConnectionState, ConnectionStatus, NetworkName, Said } from '../../contract/index.ts';

export interface StatusParts {
  readonly state: ConnectionState;
  /** Redacted URL. */
  readonly server: string | null;
  readonly attempt: number;
  readonly retryInMs?: number;
  readonly cause?: Said | null;
}

export interface ConnectionStatusDeps {
  readonly network: NetworkName;
  readonly wallTime: () => number;
  /** State changes remembered. */
  readonly logSize: number;
  emit(status: ConnectionStatus): void;
}

/** The present state of a connection and the last ones before it. */
export class StatusTracker {
  readonly #deps: ConnectionStatusDeps;
  #current: ConnectionStatus;
  #log: ConnectionStatus[] = [];

  constructor(deps: ConnectionStatusDeps) {
    this.#deps = deps;
    this.#current = this.#build({ state: 'closed', server: null, attempt: 0 });
  }

  get current(): ConnectionStatus {
    return this.#current;
  }

  /** The state changed: remembers it and emits it. */
  set(parts: StatusParts): void {
    const { logSize, emit } = this.#deps;
    this.#current = this.#build(parts, this.#current);
    this.#log.push(this.#current);
    // Trimmed in bulk, so that a full log costs nothing per change.
    if (this.#log.length >= logSize * 2) this.#log = this.#log.slice(-logSize);
    emit(this.#current);
  }

  /** The last changes, oldest first. */
  recent(): readonly ConnectionStatus[] {
    return this.#log.slice(-this.#deps.logSize);
  }

  #build(parts: StatusParts, previous?: ConnectionStatus): ConnectionStatus {
    const { network, wallTime } = this.#deps;
    const { state, server, attempt, retryInMs, cause } = parts;
    const now = new Date(wallTime()).toISOString();
    const isUp = state === 'connected' || state === 'stalled';
    return {
      network,
      state,
      server,
      attempt,
      retryInMs: retryInMs ?? null,
      reason: cause?.message ?? null,
      code: cause?.code ?? null,
      userMessage: cause?.userMessage ?? null,
      // Another server, attempt or reason is no new state: "connected since" outlives a rotation.
      since: state === previous?.state ? previous.since : now,
      offlineSince: isUp ? null : (previous?.offlineSince ?? now),
    };
  }
}
