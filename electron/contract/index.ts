/**
 * What several rooms share and what crosses IPC: types, texts, and the declarations of settings and channels. The only
 * edge of this room: other rooms and the renderer import from here, and the renderer from nowhere else in electron/.
 *
 * Conventions: amounts are exact decimal strings (XRP in XRP, never drops; MPT amounts as raw integers);
 * ledger indexes and tags are integers; times are ISO 8601 UTC strings.
 */

export type * from './accounts/account.ts';
export type * from './accounts/coverage.ts';
export type * from './connection/connection.ts';
export type * from './connection/network-view.ts';
export * from './connection/problem.ts';
export type * from './forwarding/delivery.ts';
export * from './forwarding/event.ts';
export * from './forwarding/shown.ts';
export * from './forwarding/sink.ts';
export * from './i18n/engine.ts';
export * from './i18n/main.ts';
export * from './i18n/message.ts';
export * from './i18n/network-names.ts';
export * from './i18n/user-facing-error.ts';
export * from './i18n/window.ts';
export * from './ipc/channels.ts';
export * from './ipc/pushes.ts';
export * from './payments/payment.ts';
export type * from './payments/proof.ts';
export type * from './payments/query.ts';
export type * from './payments/trust.ts';
export type { SilenceSpan } from './schema/schema.ts';
export * as schemas from './schema/schema.ts';
export * from './settings/settings.ts';
export * from './text/memo-text.ts';
export * from './text/safe-text.ts';
export type * from './window/shown.ts';
export type * from './window/snapshot.ts';
export * from './window/start.ts';
export type * from './window/third-party.ts';
