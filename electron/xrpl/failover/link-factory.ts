import type { NetworkName } from '../../contract/index.ts';
import type { ConnectionOptions } from '../options.ts';
import type { ServerRegistry } from '../servers/server-registry.ts';
import { ServerSession } from '../session/server-session.ts';
import type { SessionListener } from '../session/session.types.ts';
import type { ConnectionEnvironment } from '../transport/environment.ts';
import type { NetworkMemory } from './network-memory.ts';
import type { ServerChoice } from './server-choice.ts';

export interface LinkFactorySettings {
  readonly network: NetworkName;
  /** What servers must report; null accepts every network. */
  readonly networkId: number | null;
  readonly book: ServerRegistry;
  readonly options: ConnectionOptions;
  readonly environment: ConnectionEnvironment;
}

/** Opens links to servers of the list, each with the next number, and keeps count of the attempts. */
export class LinkFactory {
  readonly #settings: LinkFactorySettings;
  readonly #choice: ServerChoice;
  readonly #memory: NetworkMemory;
  readonly #listener: SessionListener;
  /** The server in use; null while there is none that is any good. */
  readonly #inUse: () => string | null;
  #lastId = 0;

  constructor(
    settings: LinkFactorySettings,
    choice: ServerChoice,
    memory: NetworkMemory,
    listener: SessionListener,
    inUse: () => string | null,
  ) {
    this.#inUse = inUse;
    this.#settings = settings;
    this.#choice = choice;
    this.#memory = memory;
    this.#listener = listener;
  }

  /** Sockets opened so far. */
  get opened(): number {
    return this.#lastId;
  }

  /** Null when the server is not in the list. */
  open(key: string, role: 'subscriber' | 'side', wanted: ReadonlySet<string>): ServerSession | null {
    const { book, network, networkId, options, environment } = this.#settings;
    const server = book.server(key);
    const pacer = book.pacer(key);
    if (!server || !pacer) return null;
    this.#choice.noteAttempt(key);
    this.#lastId += 1;
    const expectation = () => ({
      network,
      networkId,
      newestLedger: this.#memory.newestLedger,
      highestLedger: this.#memory.highestLedger(environment.clock.wallTime()),
      acceptRefusal: this.#memory.hasRefused(key) && (this.#inUse() ?? key) === key,
      knownLedger: (newest: number | null) => this.#memory.knownLedger(newest),
      knownHash: (ledgerIndex: number) => this.#memory.hashOf(ledgerIndex),
      acceptStale: this.#choice.isLastHope(key),
    });
    const settings = { id: this.#lastId, server, role, pacer, wanted, expectation, options, environment };
    return new ServerSession(settings, this.#listener);
  }
}
