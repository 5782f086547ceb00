import type { ServerOptions, SimulatedServer } from '../../../electron/simulator/server/simulated-server.ts';
import type { NetworkOptions, SimulatedNetwork } from '../../../electron/simulator/simulated-network.ts';

/** What a simulated ledger in a process of its own is started with: one JSON argument. */
export interface RemoteConfig {
  readonly network?: Omit<NetworkOptions, 'clock'> & {
    /** 'wall': ledgers close at the machine's time; 'network' (default): every ledger some seconds later. */
    readonly clock?: 'wall' | 'network';
  };
  /** One server each; default: one. */
  readonly servers?: readonly Omit<ServerOptions, 'clock'>[];
  /** Closes ledgers by a timer. */
  readonly intervalMs?: number;
}

/** First line on stdout. */
export interface RemoteReady {
  readonly ready: true;
  readonly pid: number;
  readonly servers: readonly { readonly url: string; readonly port: number }[];
}

/** One line on stdin: a call of the network, or of one of the servers. */
export interface RemoteCall {
  readonly id: number;
  readonly server?: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** One line on stdout per call. */
export type RemoteReply =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string };

/** What a transaction or ledger looks like from outside the process. */
interface RemoteTransaction {
  readonly hash: string;
  readonly ledgerIndex: number;
  readonly transactionIndex: number;
}
interface RemoteLedger {
  readonly index: number;
  readonly hash: string;
  readonly closeTime: number;
}

type Plain<T> = T extends {
  readonly hash: string;
  readonly transactionIndex: number;
  readonly accounts: unknown;
}
  ? RemoteTransaction
  : T extends { readonly index: number; readonly closeTime: number }
    ? RemoteLedger
    : T;
type Remote<T> = {
  readonly [K in keyof T as T[K] extends (...args: never[]) => unknown ? K : never]: T[K] extends (
    ...args: infer A
  ) => infer R
    ? (...args: A) => Promise<Plain<Awaited<R>>>
    : never;
};

/** The network's methods, answered by the other process. */
export type RemoteNetwork = Remote<
  Omit<SimulatedNetwork, 'onClose' | 'run' | 'ledger' | 'accountTransactions' | 'transaction'>
>;

/** A server's methods, answered by the other process. */
export type RemoteServer = Remote<
  Pick<
    SimulatedServer,
    'drop' | 'closeAll' | 'freeze' | 'thaw' | 'restart' | 'stop' | 'listen' | 'stopListening' | 'sendRaw'
  >
> & {
  /** Sets standing faults by name; the others stay. */
  setFaults(faults: Partial<SimulatedServer['faults']>): Promise<void>;
  resetFaults(): Promise<void>;
  stats(): Promise<RemoteServerStats>;
};

interface RemoteServerStats {
  readonly connections: number;
  readonly connectionCount: number;
  readonly handshakeCount: number;
  readonly requestCounts: Readonly<Record<string, number>>;
  readonly subscribed: readonly {
    readonly accounts: readonly string[];
    readonly streams: readonly string[];
  }[];
}
