import { RequestError } from '../../xrpl/protocol/request-error.ts';

/** What to do after a failed history request. */
export type FailureMeaning =
  /** The marker or the connection is gone: begin again from coverage. */
  | { readonly type: 'begin-again' }
  /** The connection is gone: wait for the next one. */
  | { readonly type: 'offline' }
  /** The server does not hold the whole range: find out what it holds. */
  | { readonly type: 'lacks' }
  /** The answer is longer than is accepted: ask for less at once. */
  | { readonly type: 'smaller' }
  /** The server cannot answer now. */
  | { readonly type: 'pause'; readonly baseMs: number }
  /** The server never answers this request. */
  | { readonly type: 'refused' }
  | { readonly type: 'aborted' };

/** Error names of servers with what they mean; which ones are used for a range that is not held depends on the API version. */
const BY_WORD: Readonly<Record<string, FailureMeaning>> = {
  lgrIdxsInvalid: { type: 'lacks' },
  lgrIdxMalformed: { type: 'lacks' },
  invalidLgrRange: { type: 'lacks' },
  lgrNotFound: { type: 'lacks' },
  lgrNotValidated: { type: 'lacks' },
  actMalformed: { type: 'refused' },
  invalidParams: { type: 'refused' },
  slowDown: { type: 'pause', baseMs: 30_000 },
  tooBusy: { type: 'pause', baseMs: 5000 },
  noNetwork: { type: 'pause', baseMs: 5000 },
  notSynced: { type: 'pause', baseMs: 5000 },
  notReady: { type: 'pause', baseMs: 5000 },
  noCurrent: { type: 'pause', baseMs: 5000 },
  noClosed: { type: 'pause', baseMs: 5000 },
  internal: { type: 'pause', baseMs: 5000 },
};
const SHORT_PAUSE: FailureMeaning = { type: 'pause', baseMs: 2000 };
const LONG_PAUSE: FailureMeaning = { type: 'pause', baseMs: 60_000 };
const BY_CODE: Readonly<Record<Exclude<RequestError['code'], 'server'>, FailureMeaning>> = {
  aborted: { type: 'aborted' },
  'connection-changed': { type: 'begin-again' },
  disconnected: { type: 'offline' },
  'not-connected': { type: 'offline' },
  'too-large': { type: 'smaller' },
  timeout: SHORT_PAUSE,
  'queue-full': SHORT_PAUSE,
  unreadable: LONG_PAUSE,
};

/** Says what an error of a history request means. An error that is no RequestError counts as a server in trouble. */
export function meaningOf(error: unknown): FailureMeaning {
  if (!(error instanceof RequestError)) return LONG_PAUSE;
  if (error.code !== 'server') return BY_CODE[error.code];
  const word = error.serverError ?? '';
  return (Object.hasOwn(BY_WORD, word) ? BY_WORD[word] : undefined) ?? LONG_PAUSE;
}
