/**
 * Why a request failed. `code` is stable: 'timeout' | 'disconnected' | 'connectionChanged' | 'aborted' |
 * 'notConnected' | 'unreadable' | 'queueFull', or 'server' when the server answered with an error, whose own word is then in
 * `serverError` (lgrIdxsInvalid, lgrIdxMalformed, notSynced, noNetwork, slowDown, tooBusy, actMalformed …).
 */
export class RequestError extends Error {
  readonly code: RequestErrorCode;
  readonly serverError: string | null;
  /** Redacted URL of the server asked, if one was. */
  readonly server: string | null;

  constructor(
    code: RequestErrorCode,
    message: string,
    details: { serverError?: string; server?: string } = {},
  ) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.serverError = details.serverError ?? null;
    this.server = details.server ?? null;
  }
}

export type RequestErrorCode =
  | 'timeout'
  | 'disconnected'
  | 'connectionChanged'
  | 'aborted'
  | 'notConnected'
  | 'unreadable'
  | 'queueFull'
  | 'server';
