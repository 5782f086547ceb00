import { type NetworkName, type Sentence, sentence } from '../contract.ts';
import type { Clock } from '../xrpl/clock.ts';
import type { CoverageBook } from './coverage-book.ts';
import type { WatchList } from './watch-list.ts';

/** Servers in use are never this far behind one another: a new ledger this far below a proven one is of another chain. */
const FAR_BELOW = 10_000;
/** A ledger closed longer ago than this is one that the server replays, not a new one. */
const RECENT_MS = 24 * 3600_000;
/** A network makes its ledgers 1 and 2 by itself when it begins; transactions come from the third on. */
const FIRST_WITH_TRANSACTIONS = 3;

export interface NetworkResetPorts {
  readonly network: NetworkName;
  readonly book: CoverageBook;
  readonly list: WatchList;
  readonly clock: Clock;
  readonly problem: (said: Sentence) => void;
  /** The coverage of these accounts begins anew. */
  readonly began: (ledgerIndex: number, accounts: readonly string[]) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Test networks are reset from time to time: their ledgers are numbered from 1 again. Coverage of the old
 * ledgers would then claim ledgers that nobody examined, and payments would lie before the ledger from which on
 * they ring. So the accounts begin anew, at the new chain's first ledger; recorded payments stay. Mainnet is never
 * reset: there it is the server that is wrong, and nothing is given up.
 */
export class NetworkReset {
  readonly #ports: NetworkResetPorts;
  #told = false;

  constructor(ports: NetworkResetPorts) {
    this.#ports = ports;
  }

  /** ledgerClosed of a server in use. `closeTime` as ISO 8601. */
  ledgerClosed(ledgerIndex: number, closeTime: string | null): void {
    const { network, list, clock } = this.#ports;
    const limit = ledgerIndex + FAR_BELOW;
    const concerned = [...list.addresses].filter((account) => this.#provenThrough(account) > limit);
    if (concerned.length === 0) return;
    if (closeTime === null || clock.wallTime() - Date.parse(closeTime) > RECENT_MS) return;
    const before = Math.max(...concerned.map((account) => this.#provenThrough(account)));
    if (network === 'mainnet') this.#tellOfWrongServer(ledgerIndex, before);
    else this.#beginAnew(concerned, ledgerIndex, before);
  }

  #provenThrough(account: string): number {
    return this.#ports.book.covered(account).at(-1)?.[1] ?? 0;
  }

  #tellOfWrongServer(ledgerIndex: number, before: number): void {
    if (this.#told) return;
    this.#told = true;
    this.#ports.problem(sentence('problem.network-reset.mainnet', { ledger: ledgerIndex, before }));
  }

  #beginAnew(accounts: readonly string[], ledgerIndex: number, before: number): void {
    const { network, list, began, problem, failed } = this.#ports;
    const restarted: string[] = [];
    try {
      for (const account of accounts) {
        const starts = [...list.alertStartsOf(account)].map(
          ([id, start]) => [id, start > ledgerIndex + 1 ? FIRST_WITH_TRANSACTIONS : start] as const,
        );
        list.restart(account, FIRST_WITH_TRANSACTIONS, new Map(starts));
        restarted.push(account);
      }
    } catch (error) {
      // The others are tried again with the next ledger.
      failed(error);
    }
    if (restarted.length === 0) return;
    began(ledgerIndex, restarted);
    problem(sentence('problem.network-reset', { network, ledger: ledgerIndex, before }));
  }
}
