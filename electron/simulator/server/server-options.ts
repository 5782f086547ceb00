import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import type { ApiVersion } from '../api/render.ts';
import type { Flavour } from '../api/server-context.ts';
import type { Ledger, LedgerSource } from '../ledger-source.ts';
import type { LoadLimits } from './load.ts';

/** A network that a server can serve: a source whose ledgers continue to close. */
export interface LiveSource extends LedgerSource {
  onClose(listener: (ledger: Ledger) => void): () => void;
}

export interface ServerOptions {
  /** Agrees to compress its messages (RFC 7692). Default: it does not. */
  readonly compresses?: boolean;
  /** Default: any free port. */
  readonly port?: number;
  /** Default 'rippled'. */
  readonly flavour?: Flavour;
  /** 'full' (default), 'none' (only the newest ledger from now on), or how many of the newest ledgers it holds. */
  readonly history?: 'full' | 'none' | number;
  /** Page lengths of account_tx; default 1..200, as recorded. */
  readonly pageLimits?: { readonly min: number; readonly max: number };
  /** Warnings and 1008 by load, as rippled's; default: none. RIPPLED_LIMITS are the real ones. */
  readonly load?: LoadLimits | null;
  /** Clio's limit: requests above it within a second are answered with slowDown; default: none. */
  readonly requestsPerSecond?: number;
  /** API versions it speaks; default both. An older server speaks [1]. */
  readonly apiVersions?: readonly ApiVersion[];
  /** Serves wss:// with this certificate and key (PEM). */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Asks for this user and password at the handshake (401 otherwise). */
  readonly credentials?: { readonly user: string; readonly password: string };
  /** Clock of the load budget, Unix ms. */
  readonly clock?: () => number;
  readonly seed?: number | string;
  /** Pings idle clients this often, as rippled does; default: never. */
  readonly pingIntervalMs?: number;
}

/** One request as it arrived. */
export interface LoggedRequest {
  readonly connection: number;
  readonly command: string | null;
  readonly request: JsonObject;
}
