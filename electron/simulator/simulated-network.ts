import type { Asset, CreditKind } from '../contract/index.ts';
import { toDrops, XRP } from './ledger/amounts.ts';
import { LedgerCore } from './ledger/ledger-core.ts';
import { headerHash, treeRoot } from './ledger/real-ledger.ts';
import { toRippleTime } from './ledger/ripple-time.ts';
import type { SimulatedTransaction } from './ledger/simulated-transaction.ts';
import type { Ledger, LedgerSource, LedgerTransaction } from './ledger-source.ts';
import { bindOperations, type Operations } from './operations/operations.ts';
import { digest, type Random } from './random.ts';
import { Council } from './validators/council.ts';

const TOTAL_DROPS = 100_000_000_000_000_000n;

export interface NetworkOptions {
  /** Seed of everything random. Default 1. */
  readonly seed?: number | string;
  /** Default 0, mainnet's. */
  readonly networkId?: number;
  /** Index of the first ledger that any server has; it is closed and empty. Default 1000. */
  readonly startLedger?: number;
  /** Close time of the first ledger, Unix milliseconds. Default 2026-01-01T00:00:00Z. */
  readonly startTime?: number;
  /** Network seconds between two ledgers when the test closes them. Default 4. */
  readonly secondsPerLedger?: number;
  /**
   * How many validators sign its ledgers, whose hashes are then real ones of what is in them. It costs each ledger some
   * milliseconds. Default 0: nobody signs.
   */
  readonly validators?: number;
  /** If given, ledgers close at this time (Unix ms): for networks that run by a timer. */
  readonly clock?: () => number;
}

/** What really arrived at an account: the truth that tests compare an observer with. */
interface TrueCredit {
  readonly hash: string;
  readonly ledgerIndex: number;
  readonly transactionIndex: number;
  readonly asset: Asset;
  readonly amount: string;
  readonly kind: CreditKind;
}

/** A network of the XRP Ledger in this process, without sockets; startSimulatedServer adds them. */
export interface SimulatedNetwork extends LedgerSource, Operations {
  readonly seed: string;
  readonly random: Random;
  /** The address that belongs to a name; the account need not exist. */
  address(name: string): string;
  /** Adds an account as if it had always existed, with plenty of XRP or with this much. Returns its address. */
  addAccount(name: string, xrp?: string): string;
  /** Lets an account hold an asset, as if it always could: an empty trust line or MPToken. */
  addHolding(account: string, asset: Asset): void;
  /** Adds an MPT of this issuer, as if it had always existed. */
  /** An issuance of two decimal places; `ticker` goes into its metadata. */
  addMpt(issuer: string, ticker?: string): Asset;
  /** What the account holds now, including the open ledger; null where it cannot hold the asset. */
  balance(account: string, asset?: Asset): string | null;
  /** Closes the open ledger: it is validated and sent to every server. */
  close(): Ledger;
  /** Closes n ledgers one after another. */
  closeMany(count: number): void;
  /** Lets network time pass without a ledger. */
  advance(seconds: number): void;
  /** What arrived at an account in validated ledgers, oldest first. */
  truth(account: string): readonly TrueCredit[];
  /** Called for every ledger that closes. Returns its remover. */
  onClose(listener: (ledger: Ledger) => void): () => void;
  /** Closes ledgers by a timer, in milliseconds, until the returned function is called. */
  run(intervalMs: number, beforeClose?: () => void): () => void;
}

export function createSimulatedNetwork(options: NetworkOptions = {}): SimulatedNetwork {
  const seed = String(options.seed ?? 1);
  const firstLedger = options.startLedger ?? 1000;
  const secondsPerLedger = options.secondsPerLedger ?? 4;
  const core = new LedgerCore(seed, firstLedger);
  const ledgers: Ledger[] = [];
  const listeners = new Set<(ledger: Ledger) => void>();
  const startTime = options.startTime ?? Date.UTC(2026, 0, 1);
  let time = toRippleTime(options.clock?.() ?? startTime) - secondsPerLedger;

  const count = options.validators ?? 0;
  const council = count === 0 ? undefined : new Council(seed, count, time);

  const close = (): Ledger => {
    const previous = ledgers.at(-1);
    time = options.clock ? toRippleTime(options.clock()) : time + secondsPerLedger;
    // Close times grow by at least a second from ledger to ledger, as on the real network.
    if (previous !== undefined) time = Math.max(time, previous.closeTime + 1);
    const parts = { core, seed, closeTime: time, previous, transactions: core.pending };
    const ledger = council !== undefined ? new ProvableLedger(parts) : new SimulatedLedger(parts);
    ledgers.push(ledger);
    core.pending = [];
    core.openIndex += 1;
    for (const listener of listeners) listener(ledger);
    return ledger;
  };
  close();

  const lastLedger = () => core.openIndex - 1;
  const network: SimulatedNetwork = {
    seed,
    random: core.random.fork('traffic'),
    networkId: options.networkId ?? 0,
    firstLedger,
    get lastLedger() {
      return lastLedger();
    },
    ledger: (index) => ledgers[index - firstLedger],
    accountTransactions: (account) => core.transactionsOf(account),
    transaction: (hash) => findTransaction(ledgers, hash),
    accountRoot: (account) => core.accountRoot(account),
    trustLines: (account) => core.state.trustLines(account),
    mptokens: (account) => core.state.mptokensOf(account),
    mptIssuance: (id) => core.mptIssuance(id),
    ...(council === undefined ? {} : { council }),
    now: () => (options.clock ? toRippleTime(options.clock()) : time),
    address: (name) => core.resolve(name),
    addAccount(name, xrp) {
      const address = core.resolve(name);
      core.ensureAccount(address, ...(xrp === undefined ? [] : [toDrops(xrp)]));
      return address;
    },
    addHolding(account, asset) {
      core.ensureAccount(core.resolve(account));
      core.ensureHolder(core.resolve(account), asset, false);
    },
    addMpt: (issuer, ticker) => addMpt(core, core.resolve(issuer), ticker),
    balance: (account, asset = XRP) => core.state.balance(core.resolve(account), asset),
    close,
    closeMany(count) {
      for (let i = 0; i < count; i++) close();
    },
    advance(seconds) {
      time += seconds;
    },
    truth: (account) =>
      core
        .creditsOf(core.resolve(account))
        .filter(({ transaction }) => transaction.ledgerIndex <= lastLedger())
        .map(({ transaction, asset, amount, kind }) => ({
          // Computed when it is read: a hash costs more than everything else here.
          get hash() {
            return transaction.hash;
          },
          ledgerIndex: transaction.ledgerIndex,
          transactionIndex: transaction.transactionIndex,
          asset,
          amount,
          kind,
        })),
    onClose(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run(intervalMs, beforeClose) {
      const timer = setInterval(() => {
        beforeClose?.();
        close();
      }, intervalMs);
      return () => clearInterval(timer);
    },
    ...bindOperations(core),
  };
  return network;
}

interface LedgerParts {
  readonly core: LedgerCore;
  readonly seed: string;
  readonly closeTime: number;
  readonly previous: Ledger | undefined;
  readonly transactions: readonly SimulatedTransaction[];
}

class SimulatedLedger implements Ledger {
  readonly index: number;
  readonly closeTime: number;
  readonly parentCloseTime: number;
  readonly totalCoins: string;
  readonly transactions: readonly SimulatedTransaction[];
  readonly #seed: string;

  constructor({ core, seed, closeTime, previous, transactions }: LedgerParts) {
    this.index = core.openIndex;
    this.closeTime = closeTime;
    this.parentCloseTime = previous?.closeTime ?? closeTime - 4;
    this.totalCoins = (TOTAL_DROPS - core.feesBurned).toString();
    this.transactions = transactions;
    this.#seed = seed;
  }

  get hash(): string {
    return digest(`${this.#seed}:ledger:${this.index}`);
  }
  get parentHash(): string {
    return digest(`${this.#seed}:ledger:${this.index - 1}`);
  }
  get accountHash(): string {
    return digest(`${this.#seed}:account-hash:${this.index}`);
  }
  get transactionHash(): string {
    return this.transactions.length === 0
      ? '0'.repeat(64)
      : digest(`${this.#seed}:transaction-hash:${this.index}`);
  }
}

/** A ledger whose hashes are those of what is in it; only the state's is made up. */
class ProvableLedger extends SimulatedLedger {
  readonly #hash: string;
  readonly #parentHash: string;
  readonly #transactionHash: string;

  constructor(parts: LedgerParts) {
    super(parts);
    this.#parentHash = parts.previous?.hash ?? '0'.repeat(64);
    this.#transactionHash = treeRoot(parts.transactions);
    this.#hash = headerHash(this);
  }

  override get hash(): string {
    return this.#hash;
  }
  override get parentHash(): string {
    return this.#parentHash;
  }
  override get transactionHash(): string {
    return this.#transactionHash;
  }
}

function addMpt(core: LedgerCore, issuer: string, ticker?: string): Asset {
  core.ensureAccount(issuer);
  const root = core.state.existingRoot(issuer);
  const sequence = Number(root.fields.Sequence);
  root.fields = { ...root.fields, Sequence: sequence + 1 };
  const id = core.state.mptIssuanceId(issuer, sequence);
  const fields = {
    AssetScale: 2,
    Flags: 122,
    Issuer: issuer,
    ...(ticker === undefined ? {} : { MPTokenMetadata: metadataHex(ticker) }),
    MaximumAmount: '9223372036854775807',
    OutstandingAmount: '0',
    OwnerNode: '0',
    Sequence: sequence,
  };
  core.state.keepIssuance(id, core.state.entry('MPTokenIssuance', id, fields));
  return { mptIssuanceId: id };
}

/** XLS-89: JSON in hex. */
function metadataHex(ticker: string): string {
  return Buffer.from(JSON.stringify({ ticker })).toString('hex').toUpperCase();
}

/** Only the `tx` command asks by hash, and seldom: a search is cheaper than an index. */
function findTransaction(ledgers: readonly Ledger[], hash: string): LedgerTransaction | undefined {
  for (let i = ledgers.length - 1; i >= 0; i--) {
    const found = ledgers[i]?.transactions.find((transaction) => transaction.hash === hash);
    if (found !== undefined) return found;
  }
  return undefined;
}
