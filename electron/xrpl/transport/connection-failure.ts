import type { IncomingMessage } from 'node:http';
import {
  type MessageCode,
  machineWord,
  message,
  type ParamsArgument,
  type PlainCode,
  type Said,
  safeText,
  said,
} from '../../contract/index.ts';
import { retryAfterMs } from './retry-after.ts';

/**
 * Why a connection ended or could not be used: a stable code, and a message for people, which holds no secret. The
 * code decides what happens next (servers/standing.ts).
 */
export interface ConnectionFailure extends Said<FailureCode> {
  /** The server demands to be left alone for this long. */
  readonly retryAfterMs?: number;
}

/** All failures; their texts are in contract/i18n/en/connection.ts. */
export type FailureMessage = Extract<MessageCode, `connection.${string}`>;
export type FailureCode = PlainCode<FailureMessage>;

export function failure<C extends FailureMessage>(code: C, ...params: ParamsArgument<C>): ConnectionFailure {
  return said(code, ...params) as ConnectionFailure;
}

/**
 * What a close frame means (RFC 6455 section 7.4.1). 1005 is a frame without a code, which is how rippled shuts
 * down; 1006 is no frame at all.
 */
export function failureOfClose(closeCode: number, reason: string): ConnectionFailure {
  const detail = safeText(reason, 'serverText');
  const close = detail
    ? message('close.reason', { closeCode, detail })
    : message('close.code', { closeCode });
  switch (closeCode) {
    case 1001:
      return failure('connection.closed-going-away', { close });
    case 1008:
      return failure('connection.closed-policy', { close });
    case 1011:
    case 1012:
    case 1013:
      return failure('connection.closed-overloaded', { close });
    case 1006:
      return failure('connection.closed.broken');
    default:
      return failure('connection.closed.server', { close });
  }
}

/** What an HTTP answer instead of the WebSocket upgrade means, and how long it asks to be left alone. */
export function failureOfHttpAnswer(
  answer: Pick<IncomingMessage, 'statusCode' | 'headers'>,
  wallTime: () => number,
): ConnectionFailure {
  const httpStatus = answer.statusCode ?? 0;
  const waitMs = retryAfterMs(answer.headers, wallTime);
  // A redirect may say it too, and is not followed.
  const refusal = failureOfHttpStatus(httpStatus);
  if (waitMs === null || waitMs === 0 || httpStatus < 400) return refusal;
  const seconds = Math.ceil(waitMs / 1000);
  switch (refusal.code) {
    case 'too-many-requests':
      return { ...failure('connection.too-many-requests.wait', { seconds }), retryAfterMs: waitMs };
    case 'service-unavailable':
      return {
        ...failure('connection.service-unavailable.wait', { httpStatus, seconds }),
        retryAfterMs: waitMs,
      };
    default:
      return refusal;
  }
}

/**
 * The same by the status alone.
 * @internal
 */
export function failureOfHttpStatus(httpStatus: number): ConnectionFailure {
  switch (httpStatus) {
    case 401:
    case 403:
      return failure('connection.unauthorized', { httpStatus });
    case 407:
      return failure('connection.proxy-failed');
    case 429:
      return failure('connection.too-many-requests');
    case 502:
    case 503:
    case 504:
      return failure('connection.service-unavailable', { httpStatus });
    default:
      return failure('connection.not-web-socket', { httpStatus });
  }
}

/** Failures that the error's code determines: their texts have no parameters. */
type Bare = { [C in FailureMessage]: [] extends ParamsArgument<C> ? C : never }[FailureMessage];

const TLS_FAILURES: Readonly<Record<string, Bare>> = {
  CERT_HAS_EXPIRED: 'connection.tls-expired',
  CERT_NOT_YET_VALID: 'connection.tls-not-yet-valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'connection.tls-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'connection.tls-self-signed.chain',
  ERR_TLS_CERT_ALTNAME_INVALID: 'connection.tls-wrong-host',
  HOSTNAME_MISMATCH: 'connection.tls-wrong-host',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'connection.tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'connection.tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'connection.tls-untrusted',
  CERT_REVOKED: 'connection.tls-untrusted.revoked',
};

const NETWORK_FAILURES: Readonly<Record<string, Bare>> = {
  ECONNREFUSED: 'connection.refused',
  ECONNRESET: 'connection.connection-reset',
  EPIPE: 'connection.connection-reset',
  ENOTFOUND: 'connection.host-not-found',
  EAI_AGAIN: 'connection.host-not-found.lookup',
  ENETUNREACH: 'connection.unreachable.network',
  EHOSTUNREACH: 'connection.unreachable',
  EADDRNOTAVAIL: 'connection.unreachable.network',
  ENETDOWN: 'connection.unreachable.down',
  ETIMEDOUT: 'connection.connect-timeout.silent',
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 'connection.frame-too-large',
  // A message in more than 16,384 fragments, or one that drips in: the library keeps each piece.
  WS_ERR_TOO_MANY_BUFFERED_PARTS: 'connection.frame-too-large',
};

/** What an error of the socket means. Its own text is never passed on: it may hold the URL. */
export function failureOfError(error: unknown): ConnectionFailure {
  const code = errorCode(error);
  const known = NETWORK_FAILURES[code] ?? TLS_FAILURES[code];
  if (known) return failure(known);
  const word = machineWord(code);
  // HPE: the answer was not HTTP.
  if (/^(?:WS_ERR|HPE)_/.test(code)) return failure('connection.protocol-error', { word });
  if (/^(?:ERR_SSL|ERR_TLS|EPROTO|CERT_|UNABLE_)/.test(code))
    return failure('connection.tls-failed', { word });
  if (word) return failure('connection.closed.error', { word });
  // ws gives these no code.
  const broken = error instanceof Error && BROKEN_HANDSHAKE.test(error.message);
  return broken ? failure('connection.protocol-error', { word: 'handshake' }) : failure('connection.closed');
}

const BROKEN_HANDSHAKE = /^(?:Invalid (?:Upgrade|Sec-WebSocket)|Server sent (?:a|an|no) )/;

function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Several addresses of one host failed: the first one is enough.
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return '';
}
