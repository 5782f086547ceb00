import type {
  ConnectionStatus,
  NetworkView,
  OverallState,
  Problem,
  ShownConnection,
  ShownNetwork,
  ShownProblem,
} from '../../contract/index.ts';
import type { I18n } from '../texts/i18n.ts';

/** A connection's state as the window draws it, with its reason in the user's language. */
export function shownConnection(
  { reason, userMessage, ...rest }: ConnectionStatus,
  i18n: I18n,
): ShownConnection {
  return { ...rest, reasonText: userMessage === null ? reason : i18n.message(userMessage) };
}

export function shownNetwork({ connection, servers, ...rest }: NetworkView, i18n: I18n): ShownNetwork {
  return {
    ...rest,
    connection: shownConnection(connection, i18n),
    servers: servers.map(({ lastError, lastFailure, ...server }) => ({
      ...server,
      lastErrorText: lastFailure === null ? lastError : i18n.message(lastFailure),
    })),
  };
}

export function shownProblem({ message: _english, userMessage, ...rest }: Problem, i18n: I18n): ShownProblem {
  return { ...rest, text: i18n.message(userMessage) };
}

/** Why a network has no connection; null while every network has one. */
export function offlineReason(overall: OverallState, networks: readonly ShownNetwork[]): string | null {
  if (overall !== 'offline') return null;
  const without = networks.filter(({ connection }) => connection.state !== 'connected');
  return without.find(({ connection }) => connection.reasonText !== null)?.connection.reasonText ?? null;
}
