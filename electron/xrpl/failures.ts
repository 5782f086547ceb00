/**
 * Why a connection could not be used or ended: a stable code, and a sentence for people that holds no secret.
 * The code decides what happens next (failover.ts).
 */
export interface ConnectionFailure {
  readonly code: FailureCode;
  readonly message: string;
}

export type FailureCode =
  // Never got as far as a WebSocket
  | 'connectTimeout'
  | 'refused'
  | 'unreachable'
  | 'hostNotFound'
  | 'connectionReset'
  | 'tlsExpired'
  | 'tlsNotYetValid'
  | 'tlsSelfSigned'
  | 'tlsWrongHost'
  | 'tlsUntrusted'
  | 'tlsFailed'
  | 'proxyFailed'
  | 'unauthorized'
  | 'tooManyRequests'
  | 'serviceUnavailable'
  | 'notWebSocket'
  // Was open
  | 'closed'
  | 'closedGoingAway'
  | 'closedOverloaded'
  | 'closedPolicy'
  | 'heartbeat'
  | 'frameTooLarge'
  | 'protocolError'
  | 'inboxOverflow'
  // Answered, and is not to be used
  | 'handshakeFailed'
  | 'slowDown'
  | 'notSynced'
  | 'amendmentBlocked'
  | 'ledgerTooOld'
  | 'lagging'
  | 'wrongNetwork'
  | 'stale'
  // Ended by us
  | 'replaced'
  | 'nudged'
  | 'idle'
  | 'stopped';

export function failure(code: FailureCode, message: string): ConnectionFailure {
  return { code, message };
}

/**
 * What a close frame means (RFC 6455 section 7.4.1). 1005 is a frame without a code, which is how rippled shuts
 * down; 1006 is no frame at all.
 */
export function failureOfClose(code: number, reason: string): ConnectionFailure {
  const detail = `code ${code}${reason ? `, “${printable(reason)}”` : ''}`;
  switch (code) {
    case 1001:
      return failure('closedGoingAway', `The server is going away (${detail}).`);
    case 1008:
      return failure(
        'closedPolicy',
        `The server closed the connection because of its usage policy (${detail}).`,
      );
    case 1011:
    case 1012:
    case 1013:
      return failure('closedOverloaded', `The server is restarting or overloaded (${detail}).`);
    case 1006:
      return failure('closed', 'The connection broke.');
    default:
      return failure('closed', `The server closed the connection (${detail}).`);
  }
}

/** What an HTTP answer instead of the WebSocket upgrade means. */
export function failureOfHttpStatus(status: number): ConnectionFailure {
  switch (status) {
    case 401:
    case 403:
      return failure(
        'unauthorized',
        `The server refused access (HTTP ${status}). Check user and password in its address.`,
      );
    case 407:
      return failure('proxyFailed', 'The proxy asks for user and password (HTTP 407).');
    case 429:
      return failure('tooManyRequests', 'The server says that too many requests came from here (HTTP 429).');
    case 502:
    case 503:
    case 504:
      return failure('serviceUnavailable', `The server is unavailable at the moment (HTTP ${status}).`);
    default:
      return failure(
        'notWebSocket',
        `The server answered HTTP ${status} instead of opening a WebSocket. Check the address, its port and path.`,
      );
  }
}

const TLS_FAILURES: Readonly<Record<string, readonly [FailureCode, string]>> = {
  CERT_HAS_EXPIRED: ['tlsExpired', 'The server’s certificate has expired.'],
  CERT_NOT_YET_VALID: [
    'tlsNotYetValid',
    'The server’s certificate is not valid yet. Check the date of this computer.',
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'tlsSelfSigned',
    'The server’s certificate is self-signed. Add it to this system’s trusted certificates if the server is yours.',
  ],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'tlsSelfSigned',
    'The server’s certificate was issued by an authority this system does not trust (self-signed). A proxy or virus scanner that reads encrypted traffic may be the cause.',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tlsWrongHost', 'The server’s certificate is for another host name.'],
  HOSTNAME_MISMATCH: ['tlsWrongHost', 'The server’s certificate is for another host name.'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'tlsUntrusted',
    'The server’s certificate cannot be verified: its issuer is unknown to this system.',
  ],
  UNABLE_TO_GET_ISSUER_CERT: [
    'tlsUntrusted',
    'The server’s certificate cannot be verified: its issuer is unknown to this system.',
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'tlsUntrusted',
    'The server’s certificate cannot be verified: its issuer is unknown to this system.',
  ],
  CERT_REVOKED: ['tlsUntrusted', 'The server’s certificate was revoked.'],
};

const NETWORK_FAILURES: Readonly<Record<string, readonly [FailureCode, string]>> = {
  ECONNREFUSED: ['refused', 'The server refuses connections: it is not running, or the port is wrong.'],
  ECONNRESET: ['connectionReset', 'The server broke the connection off.'],
  EPIPE: ['connectionReset', 'The server broke the connection off.'],
  ENOTFOUND: [
    'hostNotFound',
    'The server’s name is not known. Check the address, or whether this computer is online.',
  ],
  EAI_AGAIN: ['hostNotFound', 'The server’s name could not be looked up. This computer may be offline.'],
  ENETUNREACH: ['unreachable', 'The network is not reachable. This computer may be offline.'],
  EHOSTUNREACH: ['unreachable', 'The server cannot be reached.'],
  EADDRNOTAVAIL: ['unreachable', 'The network is not reachable. This computer may be offline.'],
  ENETDOWN: ['unreachable', 'The network is down.'],
  ETIMEDOUT: ['connectTimeout', 'The server did not answer.'],
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: ['frameTooLarge', 'The server sent a message that is too large.'],
};

/** What an error of the socket means. Its own text is never passed on: it may hold the URL. */
export function failureOfError(error: unknown): ConnectionFailure {
  const code = errorCode(error);
  const known = NETWORK_FAILURES[code] ?? TLS_FAILURES[code];
  if (known) return failure(known[0], known[1]);
  if (/^WS_ERR_/.test(code))
    return failure('protocolError', `The server broke the WebSocket protocol (${code}).`);
  if (/^(?:ERR_SSL|ERR_TLS|EPROTO|CERT_|UNABLE_)/.test(code)) {
    return failure(
      'tlsFailed',
      `No secure connection could be made (${printable(code)}). Check whether the address should begin with wss:// or ws://.`,
    );
  }
  return failure('closed', code ? `The connection failed (${printable(code)}).` : 'The connection failed.');
}

function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Several addresses of one host failed: the first tells enough.
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return '';
}

/** Text from a stranger, cut and without control characters. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 120);
}
