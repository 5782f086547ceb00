import type { RequestError } from '../protocol/request-error.ts';
import { type ConnectionFailure, failure } from '../transport/connection-failure.ts';

/** Refused for load: Clio's slowDown, rippled's tooBusy. */
export const LOAD_ERRORS: ReadonlySet<string> = new Set(['slowDown', 'tooBusy']);

const UNSYNCHRONISED_ERRORS: ReadonlySet<string> = new Set(['noNetwork', 'notSynced', 'noCurrent']);

/** Why a connection is useless: the server answered its first requests (server_info, subscribe) with this error. */
export function failureOfHandshake(error: RequestError): ConnectionFailure {
  const serverError = error.serverError ?? '';
  if (LOAD_ERRORS.has(serverError)) {
    return failure('connection.slow-down');
  }
  if (UNSYNCHRONISED_ERRORS.has(serverError)) {
    return failure('connection.not-synced');
  }
  return failure('connection.handshake-failed.request', { cause: error.userMessage });
}
