import { isValidClassicAddress } from 'ripple-address-codec';
import type { JsonObject, JsonValue } from '../../xrpl/protocol/transaction.ts';
import { ApiError } from './api-error.ts';
import { ledgerFields } from './ledger.ts';
import type { RequestContext, Subscriptions } from './server-context.ts';

const STREAMS = new Set([
  'ledger',
  'transactions',
  'transactions_proposed',
  'server',
  'validations',
  'manifests',
  'book_changes',
  'consensus',
]);

/**
 * subscribe is not atomic. It takes streams one by one before it reads the accounts, so that streams before an error
 * stay subscribed. One bad address fails the whole list of accounts.
 */
export function subscribe(context: RequestContext): JsonObject {
  const { view, subscriptions, request, apiVersion } = context;
  if (request.url !== undefined) throw new ApiError('noPermission');
  // The last subscribe decides the shape of all stream messages on rippled, and the first one on Clio.
  if (view.flavour === 'rippled' || subscriptions.apiVersion === null) subscriptions.apiVersion = apiVersion;
  let result: JsonObject = {};
  for (const stream of readStreams(request.streams)) {
    checkStream(stream);
    subscriptions.streams.add(stream);
    if (stream === 'ledger' && view.synced) result = { ...result, ...subscribedLedger(context) };
    if (stream === 'server') result = { ...result, ...serverFields(context) };
  }
  for (const [name, accounts] of accountLists(subscriptions)) {
    if (request[name] === undefined) continue;
    for (const account of readAccounts(request[name])) accounts.add(account);
  }
  if (request.books !== undefined && !Array.isArray(request.books)) throw new ApiError('invalidParams');
  return result;
}

export function unsubscribe({ subscriptions, request }: RequestContext): JsonObject {
  for (const stream of readStreams(request.streams)) {
    checkStream(stream);
    // Recorded: rippled 2.6.1 does not unsubscribe this one.
    if (stream === 'book_changes') throw new ApiError('malformedStream');
    subscriptions.streams.delete(stream);
  }
  for (const [name, accounts] of accountLists(subscriptions)) {
    if (request[name] === undefined) continue;
    for (const account of readAccounts(request[name])) accounts.delete(account);
  }
  return {};
}

/** The lists of accounts in a request; rt_accounts is the old name of accounts_proposed. */
function accountLists({ accounts, proposedAccounts }: Subscriptions): readonly [string, Set<string>][] {
  return [
    ['accounts_proposed', proposedAccounts],
    ['rt_accounts', proposedAccounts],
    ['accounts', accounts],
  ];
}

function readStreams(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new ApiError('invalidParams');
  return value;
}

function checkStream(stream: JsonValue): asserts stream is string {
  if (typeof stream !== 'string') throw new ApiError('malformedStream');
  if (stream === 'peer_status') throw new ApiError('noPermission');
  if (!STREAMS.has(stream)) throw new ApiError('malformedStream');
}

function readAccounts(value: JsonValue | undefined): readonly string[] {
  if (!Array.isArray(value)) throw new ApiError('invalidParams');
  const bad =
    value.length === 0 || !value.every((item) => typeof item === 'string' && isValidClassicAddress(item));
  if (bad) throw new ApiError('actMalformed');
  return value as readonly string[];
}

/** The ledger's fields in the answer to a subscription of the ledger stream; empty on a server that is not in sync. */
function subscribedLedger({ view }: RequestContext): JsonObject {
  const ledger = view.validated === null ? undefined : view.source.ledger(view.validated);
  return ledger === undefined ? {} : ledgerFields(view, ledger);
}

function serverFields({ view }: RequestContext): JsonObject {
  return {
    hostid: 'BLAB',
    load_base: 256,
    load_factor: 256,
    pubkey_node: 'n9LtP1n8VUtuAitMtFpVXgHkbj4xJDMDdYyxMwZTSiz6bCKL7eMo',
    random: '0'.repeat(64),
    server_status: view.synced ? 'full' : 'disconnected',
  };
}
