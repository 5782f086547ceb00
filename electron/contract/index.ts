/**
 * The types that several rooms share and that cross IPC. The renderer imports types from here and nothing
 * else from electron/. No code lives here but constant tables that both sides need, and what reads a sentence from one.
 *
 * Conventions: amounts are exact decimal strings (XRP in XRP, never drops; MPT amounts as raw integers);
 * ledger indexes and tags are integers; times are ISO 8601 UTC strings.
 */

export type * from './account.ts';
export type * from './connection.ts';
export type * from './coverage.ts';
export * from './i18n/engine.ts';
export * from './i18n/main.ts';
export * from './i18n/message.ts';
export * from './i18n/window.ts';
export type * from './ipc.ts';
export * from './payment.ts';
export * from './problem.ts';
export type * from './query.ts';
export type * from './settings.ts';
export type * from './shown.ts';
export type * from './snapshot.ts';
export * from './start.ts';
