import { type Message, machineWord, message } from '../../contract/index.ts';

/**
 * Why a request failed. `code` is stable: 'timeout' | 'disconnected' | 'connection-changed' | 'aborted' |
 * 'not-connected' | 'unreadable' | 'too-large' | 'queue-full', or 'server' when the server answered with an error, whose own word is then in
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

  /** The text for people; the message, which names the command, is for logs. */
  get userMessage(): Message {
    const word = machineWord(this.serverError ?? '');
    return this.code === 'server' ? message('request.server', { word }) : message(`request.${this.code}`);
  }
}

export type RequestErrorCode =
  | 'timeout'
  | 'disconnected'
  | 'connection-changed'
  | 'aborted'
  | 'not-connected'
  | 'unreadable'
  | 'too-large'
  | 'queue-full'
  | 'server';
