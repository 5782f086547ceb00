import type {
  ConnectionStatus,
  Examined,
  Message,
  NetworkView,
  OverallState,
  Problem,
  ShownConnection,
  ShownExamined,
  ShownNetwork,
  ShownProblem,
} from '../../contract/index.ts';
import {
  accountExaminedText,
  type ExaminedWords,
  examinedText,
  reachedText,
  spotChecksText,
} from '../../watch/examined/examined-text.ts';
import type { I18n } from '../texts/i18n.ts';

export function examinedWords(i18n: I18n, now: number): ExaminedWords {
  return { t: i18n.t, time: (iso) => i18n.time(iso, now) };
}

/** What is examined of one account since then ("3 March", "ledger 94,100,000"). */
export function shownExamined(examined: Examined, since: string, i18n: I18n, now: number): ShownExamined {
  const words = examinedWords(i18n, now);
  return {
    ...examined,
    text: accountExaminedText(examined, since, words),
    reachedText: examined.state === 'catching-up' ? reachedText(examined, words) : null,
  };
}

/** A connection's state as the window draws it, with its reason in the user's language. */
export function shownConnection(
  { reason, userMessage, ...rest }: ConnectionStatus,
  i18n: I18n,
): ShownConnection {
  return { ...rest, reasonText: userMessage === null ? reason : i18n.message(userMessage) };
}

export function shownNetwork(
  { connection, servers, examined, spotChecks, ...rest }: NetworkView,
  i18n: I18n,
  now: number,
): ShownNetwork {
  const words = examinedWords(i18n, now);
  return {
    ...rest,
    examined: {
      ...examined,
      text: examinedText(examined, words),
      reachedText: examined.state === 'catching-up' ? reachedText(examined, words) : null,
    },
    spotChecksText: spotChecksText(spotChecks, i18n.t),
    connection: shownConnection(connection, i18n),
    servers: servers.map(({ lastError, lastFailure, ...server }) => ({
      ...server,
      lastErrorText: lastFailure === null ? lastError : i18n.message(lastFailure),
    })),
  };
}

/** What a problem is about, in the words that the window has for it. */
export interface NamedPayment {
  readonly id: number;
  /** "25 XRP", "25 XRP, 3 USD". */
  readonly amount: string;
  /** The account's label. */
  readonly account: string;
}

/** `named`: the payment that it is about, where it is about one that is still stored. */
export function shownProblem(
  { message: _english, userMessage, about: _about, ...rest }: Problem,
  i18n: I18n,
  named: NamedPayment | null = null,
): ShownProblem {
  if (named === null) return { ...rest, text: i18n.message(userMessage) };
  const { id, amount, account } = named;
  const said = { ...userMessage, params: { ...userMessage.params, amount, account } } as Message;
  return { ...rest, text: i18n.message(said), paymentId: id };
}

/** Why a network has no connection; null while every network has one. */
export function offlineReason(overall: OverallState, networks: readonly ShownNetwork[]): string | null {
  if (overall !== 'offline') return null;
  const without = networks.filter(({ connection }) => connection.state !== 'connected');
  return without.find(({ connection }) => connection.reasonText !== null)?.connection.reasonText ?? null;
}
