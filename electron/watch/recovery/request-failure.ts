import { RequestError } from '../../xrpl/protocol/request-error.ts';

/** What to do after a failed history request. */
export type FailureMeaning =
  /** The marker or the connection is gone: begin again from coverage. */
  | { readonly type: 'begin-again' }
  /** The connection is gone: wait for the next one. */
  | { readonly type: 'offline' }
  /** The server does not hold the whole range: find out what it holds. */
  | { readonly type: 'lacks' }
  /** The server cannot answer now. */
  | { readonly type: 'pause'; readonly baseMs: number }
  /** The server never answers this request. */
  | { readonly type: 'refused' }
  | { readonly type: 'aborted' };

/** Error names for a range that the server does not hold; which one it uses depends on the API version. */
const LACKS: ReadonlySet<string> = new Set([
  'lgrIdxsInvalid',
  'lgrIdxMalformed',
  'invalidLgrRange',
  'lgrNotFound',
  'lgrNotValidated',
]);
/** Error names of a server that cannot answer now, with the milliseconds of its first rest. */
const PAUSES: Readonly<Record<string, number>> = {
  slowDown: 30_000,
  tooBusy: 5000,
  noNetwork: 5000,
  notSynced: 5000,
  notReady: 5000,
  noCurrent: 5000,
  noClosed: 5000,
  internal: 5000,
};
const SHORT_PAUSE_MS = 2000;
const LONG_PAUSE_MS = 60_000;

/** Says what an error of a history request means. An error that is no RequestError counts as a server in trouble. */
export function meaningOf(error: unknown): FailureMeaning {
  if (!(error instanceof RequestError)) return { type: 'pause', baseMs: LONG_PAUSE_MS };
  switch (error.code) {
    case 'aborted':
      return { type: 'aborted' };
    case 'connection-changed':
      return { type: 'begin-again' };
    case 'disconnected':
    case 'not-connected':
      return { type: 'offline' };
    case 'timeout':
    case 'queue-full':
      return { type: 'pause', baseMs: SHORT_PAUSE_MS };
    case 'unreadable':
      return { type: 'pause', baseMs: LONG_PAUSE_MS };
    case 'server':
      return meaningOfWord(error.serverError ?? '');
  }
}

function meaningOfWord(word: string): FailureMeaning {
  if (LACKS.has(word)) return { type: 'lacks' };
  if (word === 'actMalformed' || word === 'invalidParams') return { type: 'refused' };
  return { type: 'pause', baseMs: PAUSES[word] ?? LONG_PAUSE_MS };
}
