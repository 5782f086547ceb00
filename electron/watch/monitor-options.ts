import type { NetworkName, StoredPayment } from '../contract/index.ts';
import type { AlertRules } from '../payments/alert-decision.ts';
import type { ReadCredits } from '../payments/classify/classify.types.ts';
import type { PaymentStore } from '../store/database/payment-store.ts';
import type { StatementCheck } from '../verify/statement/statement-check.ts';
import type { PublishedListsDeps } from '../verify/validators/published-lists.ts';
import type { Publisher } from '../verify/validators/publishers.ts';
import type { Clock } from '../xrpl/clock.ts';
import type { NetworkClient } from '../xrpl/network-client.ts';
import type { CheckpointStore } from './coverage/coverage-checkpoints.ts';

/** What proofs need of their surroundings. */
export interface ProofOptionsOfNetwork {
  /** Whether large payments are proved by themselves: read each time. */
  readonly isAutomatic: () => boolean;
  /** Whose lists of validators are believed, in order of preference: read each time. */
  readonly publishers: () => readonly Publisher[];
  readonly get: PublishedListsDeps['get'];
  /** Gives way to other work. */
  readonly pause: () => Promise<void>;
  /** Why a site gave no list. */
  readonly warn: (site: string, reason: string) => void;
}

export interface MonitorOptions {
  readonly network: NetworkName;
  readonly client: NetworkClient;
  readonly store: PaymentStore;
  readonly readCredits: ReadCredits;
  /** Read for each payment: whether it should alert is decided when it is recorded. */
  readonly rules: () => AlertRules;
  /** For which sinks a delivery of each payment, or of each that should alert, is recorded. Default: none. */
  readonly sinks?: readonly SinkWish[];
  /** How far accounts are examined, kept outside the database so that a lost one can be rebuilt. SettingsStore satisfies it. */
  readonly checkpoints?: CheckpointStore;
  /** Judges what servers say. Default: one of its own. */
  readonly statements?: StatementCheck;
  /** Whether servers of other operators are asked for what was recorded, read each time. Default: no. */
  readonly secondOpinion?: () => boolean;
  /** Payments whose alert waits some seconds for the second opinion. Default: none. */
  readonly isLarge?: (payment: StoredPayment) => boolean;
  /** By what payments are proved. Default: none is. */
  readonly proofs?: ProofOptionsOfNetwork;
  /** Whether somebody looks at each ledger that is examined, read each time. Default: yes. */
  readonly isFollowed?: () => boolean;
  /** Chooses what is checked on a second server. Default: Math.random. */
  readonly random?: () => number;
  readonly clock?: Clock;
}

/** What a sink wants to be delivered. */
interface SinkWish {
  readonly name: string;
  readonly takes: 'payments' | 'alerts';
}
