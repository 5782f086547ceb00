import { networkId } from '../networks.ts';
import { hashOf } from '../protocol/ledger-hash.ts';
import type { ServerInfo } from '../protocol/server-info.ts';
import { type ConnectionFailure, failure } from '../transport/connection-failure.ts';
import { type HealthExpectation, judgeNetwork } from './health.ts';
import type { RequestChannel } from './request-channel.ts';

/**
 * Mainnet's newest ledger was above 100,000,000 late in 2025 and grows by some 8,000,000 a year. The test networks
 * start again from 1 every few years and are far below.
 */
const MAINNET_LEDGERS = 90_000_000;

/** Ledgers announced that are remembered for a comparison. */
const REMEMBERED = 16;

/**
 * Whether the server of one connection belongs to the network. Most say so (network_id); rippled without that setting
 * and some versions of Clio do not. Then their ledgers must: by their height where that tells mainnet from the test
 * networks, and by the hash of one that a server which said so has shown.
 */
export class NetworkIdentity {
  readonly #channel: RequestChannel;
  readonly #expectation: () => HealthExpectation;
  readonly #announced = new Map<number, string>();
  #known = false;

  constructor(channel: RequestChannel, expectation: () => HealthExpectation) {
    this.#channel = channel;
    this.#expectation = expectation;
  }

  /** The server belongs to the network, or every network is accepted. False: nothing speaks against it. */
  get known(): boolean {
    return this.#known || this.#expectation().networkId === null;
  }

  /** Notes the network id of an answer (null: none). Returns why the server must not be used, or null. */
  judgeId(reported: number | null): ConnectionFailure | null {
    const wrong = judgeNetwork(reported, this.#expectation());
    if (reported !== null && !wrong) this.#known = true;
    return wrong;
  }

  /** The same with a whole server_info. */
  judgeInfo({ networkId: reported, validatedLedger }: ServerInfo): ConnectionFailure | null {
    const wrong = this.judgeId(reported);
    if (wrong || this.known || validatedLedger === null) return wrong;
    const { network, networkId: expected } = this.#expectation();
    const high = validatedLedger >= MAINNET_LEDGERS;
    if (expected === networkId('mainnet')) {
      if (!high) return failure('connection.wrong-network.ledgers', { network, ledger: validatedLedger });
      this.#known = true;
    } else if (high && (expected === networkId('testnet') || expected === networkId('devnet'))) {
      return failure('connection.wrong-network.ledgers', { network, ledger: validatedLedger });
    }
    return null;
  }

  /**
   * Where the network is not known yet, asks for a ledger that is known, up to the server's newest one. Calls back
   * with why the server must not be used, or null; at once when there is nothing to ask. A server that does not give
   * the ledger stays unknown.
   */
  ask(newestLedger: number | null, done: (wrong: ConnectionFailure | null) => void): void {
    const known = this.known ? null : this.#expectation().knownLedger(newestLedger);
    if (!known) {
      done(null);
      return;
    }
    this.#channel.control(
      'ledger',
      { ledger_index: known.ledgerIndex },
      {
        onResult: (result) => {
          const hash = result.validated === true ? hashOf(result) : null;
          done(hash === null ? null : this.#judgeHash(known.ledgerIndex, hash, known.hash));
        },
        onError: () => done(null),
      },
    );
  }

  /** Notes a ledger that the server announced. */
  announced(ledgerIndex: number, hash: string | null): void {
    if (this.known || hash === null) return;
    this.#announced.set(ledgerIndex, hash);
    const [oldest] = this.#announced.keys();
    if (this.#announced.size > REMEMBERED && oldest !== undefined) this.#announced.delete(oldest);
  }

  /** Compares what the server announced with what is known. Returns why it must not be used, or null. */
  compare(): ConnectionFailure | null {
    if (this.known) return null;
    for (const [ledgerIndex, hash] of this.#announced) {
      const known = this.#expectation().knownHash(ledgerIndex);
      if (known !== null) return this.#judgeHash(ledgerIndex, hash, known);
    }
    return null;
  }

  #judgeHash(ledger: number, hash: string, known: string): ConnectionFailure | null {
    if (hash === known) {
      this.#known = true;
      this.#announced.clear();
      return null;
    }
    return failure('connection.wrong-network.hash', { network: this.#expectation().network, ledger });
  }
}
