/**
 * The types that several rooms share and that cross IPC. The renderer imports types from here and nothing
 * else from electron/. No code lives here but constant tables that both sides need, and what reads a sentence from one.
 *
 * Conventions: amounts are exact decimal strings (XRP in XRP, never drops; MPT amounts as raw integers);
 * ledger indexes and tags are integers; times are ISO 8601 UTC strings.
 */

export type * from './contract/account.ts';
export type * from './contract/connection.ts';
export type * from './contract/coverage.ts';
export type * from './contract/ipc.ts';
export * from './contract/payment.ts';
export * from './contract/problem.ts';
export type * from './contract/query.ts';
export * from './contract/sentence.ts';
export type * from './contract/settings.ts';
export type * from './contract/shown.ts';
export type * from './contract/snapshot.ts';
export * from './contract/start.ts';
