import type { NetworkName } from './payment.ts';

/** What the validators' signatures prove of a payment. Times are ISO 8601, hashes and keys upper-case hex. */
export interface ProofSummary {
  /** When it was proved. */
  readonly provedAt: string;
  /** The ledger that holds the transaction. */
  readonly ledgerIndex: number;
  readonly ledgerHash: string;
  readonly closeTime: string;
  /** The ledger that the validators signed: the same one, or a descendant. */
  readonly signedLedgerIndex: number;
  readonly signedLedgerHash: string;
  /** Validators whose signatures count, by master key, and the domains that they claim. */
  readonly votes: readonly { readonly master: string; readonly domain: string | null }[];
  /** Validators of the list, and how many of them are needed. */
  readonly listed: number;
  readonly needed: number;
  readonly list: {
    readonly publisher: string;
    /** Null: a publisher that the user added. */
    readonly name: string | null;
    readonly sequence: number;
    readonly expiration: string;
  };
  /** `xpop`: the receipt has the form that other programs read, too; `own`: this app's. */
  readonly form: 'xpop' | 'own';
}

/** What it costs to prove a payment that was not proved when it arrived. */
export interface ProofCost {
  /** Ledgers between it and one that is signed now; null where that is not known. */
  readonly headers: number | null;
  readonly requests: number | null;
  /** It is beyond what is asked for. */
  readonly isTooFar: boolean;
}

/** A proof that a person asked for, while it is made. */
export interface ProofProgress {
  /** The payment's row, or the network whose period is proved. */
  readonly of: { readonly payment: number } | { readonly network: NetworkName };
  readonly step: 'list' | 'signatures' | 'headers' | 'ledger';
  /** Headers that are there, and all that are needed; 0 in the other steps. */
  readonly done: number;
  readonly count: number;
}

/** The list of validators by which payments are proved now. */
export interface ListInUse {
  /** Its publisher's key, upper-case hex. */
  readonly publisher: string;
  /** Null: a publisher that the user added. */
  readonly name: string | null;
  readonly sequence: number;
  readonly expiration: string;
  /** How many it names. */
  readonly validators: number;
  /** No other list is in force for longer, and it ends within two weeks. */
  readonly isExpiring: boolean;
}

/** A period of which it is proved that no ledger of it was left out. */
export interface ProvedPeriod {
  readonly from: number;
  readonly to: number;
  /** When it was proved, ISO 8601. */
  readonly provedAt: string;
  readonly votes: number;
  readonly listed: number;
}
