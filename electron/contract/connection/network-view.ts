/** A network and its servers, as the main process sees them. */

import type { Examined, SpotChecks } from '../accounts/coverage.ts';
import type { Message } from '../i18n/message.ts';
import type { NetworkName } from '../payments/payment.ts';
import type { ListInUse, ProvedPeriod } from '../payments/proof.ts';
import type { ConnectionStatus } from './connection.ts';

export interface ServerView {
  /** Redacted URL; also the server's key. */
  readonly url: string;
  readonly inUse: boolean;
  readonly latencyMs: number | null;
  readonly ledgerAgeS: number | null;
  readonly completeLedgers: string | null;
  readonly coolDownUntil: string | null;
  /** In English: for logs and diagnostics. */
  readonly lastError: string | null;
  /** What `lastError` says, for any language. */
  readonly lastFailure: Message | null;
}

export interface NetworkView {
  readonly network: NetworkName;
  readonly connection: ConnectionStatus;
  readonly validatedLedger: number | null;
  /** What is examined of all its watched accounts together. */
  readonly examined: Examined;
  /** Null where no second server is asked. */
  readonly spotChecks: SpotChecks | null;
  readonly servers: readonly ServerView[];
  /** Null where none is in force that was needed in this run. */
  readonly validatorList: ListInUse | null;
  /** The period that was proved last in this run. */
  readonly provedPeriod: ProvedPeriod | null;
}
