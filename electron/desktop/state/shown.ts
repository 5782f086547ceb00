import type {
  ConnectionStatus,
  NetworkView,
  OverallState,
  Problem,
  ShownConnection,
  ShownNetwork,
  ShownProblem,
} from '../../contract/index.ts';
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

/** Why the network that is worst off has no connection; null while every network has one. */
export function offlineReason(overall: OverallState, networks: readonly ShownNetwork[]): string | null {
  if (overall !== 'offline') return null;
  const without = networks.filter(({ connection }) => connection.state !== 'connected');
  return without.find(({ connection }) => connection.reasonText !== null)?.connection.reasonText ?? null;
}
