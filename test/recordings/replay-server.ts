import type { Ledger, LedgerSource, LedgerTransaction } from '../../electron/simulator/ledger-source.ts';
import {
  type LiveSource,
  type ServerOptions,
  SimulatedServer,
} from '../../electron/simulator/server/simulated-server.ts';
import type { JsonObject } from '../../electron/xrpl/protocol/transaction.ts';
import { FIRST_RECORDED_LEDGER, LAST_RECORDED_LEDGER, loadHistory } from './recorded-ledgers.ts';

/** The recorded ledger as a source whose ledgers close one by one, as far as the test lets it. */
interface ReplaySource extends LiveSource, LedgerSource {
  /** Closes the next recorded ledger; false when the recording is at its end. */
  step(): boolean;
  /** Closes ledgers up to this index. */
  stepTo(index: number): void;
}

export interface ReplayOptions extends Omit<ServerOptions, 'history'> {
  /** The ledger it begins at: 2, before anything happened (default), or the end of the recording. */
  readonly at?: 'start' | 'end' | number;
  /** The real server let go of ledger 2 in the course of the recording; default 2. */
  readonly firstLedger?: 2 | 3;
}

export interface ReplayServer {
  readonly url: string;
  /** The server itself, with all its faults and counters. */
  readonly server: SimulatedServer;
  readonly source: ReplaySource;
  /** Next ledger: its ledgerClosed and then its transactions go out, byte-exact. False at the end. */
  step(): boolean;
  stepTo(index: number): void;
  /** All the rest as fast as it goes. */
  play(): void;
  stop(): Promise<void>;
}

function createReplaySource(at: number, firstLedger = FIRST_RECORDED_LEDGER): ReplaySource {
  const history = loadHistory();
  const listeners = new Set<(ledger: Ledger) => void>();
  const byAccount = new Map<string, LedgerTransaction[]>();
  for (const transaction of history.transactions) {
    for (const account of transaction.accounts) {
      const list = byAccount.get(account);
      if (list === undefined) byAccount.set(account, [transaction]);
      else list.push(transaction);
    }
  }
  let last = at;
  const ledger = (index: number) =>
    index >= firstLedger && index <= last ? history.ledgers.get(index) : undefined;
  const step = (): boolean => {
    if (last >= LAST_RECORDED_LEDGER) return false;
    last += 1;
    const closed = ledger(last);
    if (closed !== undefined) for (const listener of listeners) listener(closed);
    return true;
  };
  return {
    networkId: 0,
    firstLedger,
    get lastLedger() {
      return last;
    },
    ledger,
    accountTransactions: (account) => byAccount.get(account) ?? [],
    transaction: (hash) =>
      history.transactions.find((each) => each.hash === hash && each.ledgerIndex <= last),
    accountRoot: (account, index) => accountRoot(history.transactions, account, Math.min(index, last)),
    now: () => history.ledgers.get(last)?.closeTime ?? 0,
    onClose(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    step,
    stepTo(index) {
      while (last < index && step()) {
        // step() does the work.
      }
    },
  };
}

/**
 * Serves the recorded scenario as the real server did. The stream frames of the recorded accounts (W and W2) are
 * byte-exact, in the API version that the client asks for; everything else is answered from the recorded data.
 */
export async function startReplayServer(options: ReplayOptions = {}): Promise<ReplayServer> {
  const { at = 'start', firstLedger = FIRST_RECORDED_LEDGER } = options;
  const begin = at === 'start' ? FIRST_RECORDED_LEDGER : at === 'end' ? LAST_RECORDED_LEDGER : at;
  const source = createReplaySource(begin, firstLedger);
  const server = new SimulatedServer(source, options);
  await server.listen();
  return {
    url: server.url,
    server,
    source,
    step: () => source.step(),
    stepTo: (index) => source.stepTo(index),
    play: () => source.stepTo(LAST_RECORDED_LEDGER),
    stop: () => server.stop(),
  };
}

/** The AccountRoot as the last metadata up to a ledger left it; null before it was created and once deleted. */
function accountRoot(
  transactions: readonly LedgerTransaction[],
  account: string,
  last: number,
): JsonObject | null {
  let root: JsonObject | null = null;
  for (const transaction of transactions) {
    if (transaction.ledgerIndex > last || !transaction.accounts.includes(account)) continue;
    for (const node of (transaction.meta().AffectedNodes ?? []) as readonly JsonObject[]) {
      const [[kind, change] = ['', {}]] = Object.entries(node) as [string, JsonObject][];
      const fields = (change.NewFields ?? change.FinalFields) as JsonObject | undefined;
      if (change.LedgerEntryType !== 'AccountRoot' || fields?.Account !== account) continue;
      root =
        kind === 'DeletedNode'
          ? null
          : {
              Flags: 0,
              OwnerCount: 0,
              ...fields,
              LedgerEntryType: 'AccountRoot',
              PreviousTxnID: transaction.hash,
              PreviousTxnLgrSeq: transaction.ledgerIndex,
              index: change.LedgerIndex,
            };
    }
  }
  return root;
}
