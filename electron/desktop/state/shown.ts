import type {
  ConnectionStatus,
  NetworkView,
  Problem,
  ShownConnection,
  ShownNetwork,
  ShownProblem,
} from '../../contract.ts';
import type { Words } from '../texts/texts.ts';

/** A connection's state as the window draws it: its reason said in the user's language. */
export function shownConnection(
  { reason, sentence, ...rest }: ConnectionStatus,
  words: Words,
): ShownConnection {
  return { ...rest, reasonText: sentence === null ? reason : words.tell(sentence) };
}

export function shownNetwork({ connection, servers, ...rest }: NetworkView, words: Words): ShownNetwork {
  return {
    ...rest,
    connection: shownConnection(connection, words),
    servers: servers.map(({ lastError, lastFailure, ...server }) => ({
      ...server,
      lastErrorText: lastFailure === null ? lastError : words.tell(lastFailure),
    })),
  };
}

export function shownProblem({ message: _english, sentence, ...rest }: Problem, words: Words): ShownProblem {
  return { ...rest, text: words.tell(sentence) };
}
