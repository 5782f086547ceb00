import { isValidClassicAddress } from 'ripple-address-codec';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import type { Ledger } from '../ledger-source.ts';
import { ApiError } from './api-error.ts';
import { FEES, findLedger } from './ledger.ts';
import { accountTxRow } from './render.ts';
import { completeField, type RequestContext, type ServerView } from './server-context.ts';

export function serverInfo({ view }: RequestContext): JsonObject {
  const ledger = validatedLedger(view);
  const info = view.flavour === 'clio' ? clioInfo(view, ledger) : rippledInfo(view, ledger);
  return view.flavour === 'clio' ? { info, validated: true } : { info };
}

function rippledInfo(view: ServerView, ledger: Ledger | undefined): JsonObject {
  return {
    ...(view.amendmentBlocked ? { amendment_blocked: true } : {}),
    build_version: '2.6.1',
    ...completeField(view),
    hostid: 'BLAB',
    initial_sync_duration_us: '68620',
    io_latency_ms: 1,
    jq_trans_overflow: '0',
    last_close: { converge_time_s: 3, proposers: view.synced ? 34 : 0 },
    load_factor: 1,
    network_id: view.networkId,
    ...(view.synced ? {} : { network_ledger: 'waiting' }),
    peer_disconnects: '0',
    peer_disconnects_resources: '0',
    peers: view.synced ? 21 : 0,
    ports: [{ port: String(view.port), protocol: ['ws'] }],
    pubkey_node: 'n9LtP1n8VUtuAitMtFpVXgHkbj4xJDMDdYyxMwZTSiz6bCKL7eMo',
    ...(view.synced ? {} : { published_ledger: 'none' }),
    server_state: view.synced ? 'full' : 'disconnected',
    server_state_duration_us: String(view.uptime * 1_000_000),
    state_accounting: stateAccounting(view),
    time: infoTime(view),
    uptime: view.uptime,
    ...(ledger === undefined ? {} : { validated_ledger: validatedInfo(view, ledger) }),
    validation_quorum: 28,
  };
}

/** Clio: fewer fields, and the network id as text where it sends one. */
function clioInfo(view: ServerView, ledger: Ledger | undefined): JsonObject {
  return {
    ...(view.amendmentBlocked ? { amendment_blocked: true } : {}),
    clio_version: '2.4.1',
    ...completeField(view),
    libxrpl_version: '2.4.0',
    load_factor: 1,
    network_id: String(view.networkId),
    rippled_version: '2.6.1',
    time: infoTime(view),
    uptime: view.uptime,
    ...(ledger === undefined ? {} : { validated_ledger: validatedInfo(view, ledger) }),
    validation_quorum: 28,
  };
}

function validatedInfo(view: ServerView, ledger: Ledger): JsonObject {
  return {
    age: view.age,
    base_fee_xrp: 0.00001,
    hash: ledger.hash,
    reserve_base_xrp: 1,
    reserve_inc_xrp: 0.2,
    seq: ledger.index,
  };
}

export function serverState({ view }: RequestContext): JsonObject {
  const ledger = validatedLedger(view);
  const state = {
    ...(view.amendmentBlocked ? { amendment_blocked: true } : {}),
    build_version: '2.6.1',
    ...completeField(view),
    initial_sync_duration_us: '68620',
    io_latency_ms: 1,
    jq_trans_overflow: '0',
    last_close: { converge_time: 3000, proposers: view.synced ? 34 : 0 },
    load_base: 256,
    load_factor: 256,
    load_factor_fee_escalation: 256,
    load_factor_fee_queue: 256,
    load_factor_fee_reference: 256,
    load_factor_server: 256,
    network_id: view.networkId,
    ...(view.synced ? {} : { network_ledger: 'waiting' }),
    peer_disconnects: '0',
    peer_disconnects_resources: '0',
    peers: view.synced ? 21 : 0,
    ports: [{ port: String(view.port), protocol: ['ws'] }],
    pubkey_node: 'n9LtP1n8VUtuAitMtFpVXgHkbj4xJDMDdYyxMwZTSiz6bCKL7eMo',
    ...(view.synced ? {} : { published_ledger: 'none' }),
    server_state: view.synced ? 'full' : 'disconnected',
    server_state_duration_us: String(view.uptime * 1_000_000),
    state_accounting: stateAccounting(view),
    time: infoTime(view),
    uptime: view.uptime,
    ...(ledger === undefined
      ? {}
      : {
          validated_ledger: {
            base_fee: FEES.fee_base,
            close_time: ledger.closeTime,
            hash: ledger.hash,
            reserve_base: FEES.reserve_base,
            reserve_inc: FEES.reserve_inc,
            seq: ledger.index,
          },
        }),
    validation_quorum: 28,
  };
  return { state };
}

export function fee({ view, apiVersion }: RequestContext): JsonObject {
  return {
    current_ledger_size: '0',
    current_queue_size: '0',
    drops: { base_fee: '10', median_fee: '5000', minimum_fee: '10', open_ledger_fee: '10' },
    expected_ledger_size: '1000',
    ledger_current_index: currentIndex(view, apiVersion),
    levels: {
      median_level: '128000',
      minimum_level: '256',
      open_ledger_level: '256',
      reference_level: '256',
    },
    max_queue_size: '20000',
  };
}

export function ledgerCurrent({ view, apiVersion }: RequestContext): JsonObject {
  return { ledger_current_index: currentIndex(view, apiVersion) };
}

export function ledgerClosed({ view, apiVersion }: RequestContext): JsonObject {
  const index = currentIndex(view, apiVersion) - 1;
  return { ledger_hash: view.source.ledger(index)?.hash ?? '0'.repeat(64), ledger_index: index };
}

export function accountInfo({ view, request, apiVersion }: RequestContext): JsonObject {
  const account = request.account ?? request.ident;
  if (account === undefined) throw new ApiError('invalidParams', "Missing field 'account'.");
  if (typeof account !== 'string') throw new ApiError('invalidParams', "Invalid field 'account'.");
  const ledger = findLedger(view, request, apiVersion);
  const current = request.ledger_index === undefined || request.ledger_index === 'current';
  const where = current
    ? { ledger_current_index: ledger.index + 1, validated: false }
    : { ledger_hash: ledger.hash, ledger_index: ledger.index, validated: true };
  if (!isValidClassicAddress(account)) throw new ApiError('actMalformed', undefined, where);
  const data = view.source.accountRoot(account, ledger.index);
  if (data === null) throw new ApiError('actNotFound', undefined, { account, ...where });
  return { account_data: data, account_flags: accountFlags(Number(data.Flags)), ...where };
}

/** account_flags: the AccountRoot's flag bits by name. */
const ACCOUNT_FLAGS = {
  allowTrustLineClawback: 0x80000000,
  allowTrustLineLocking: 0x40000000,
  defaultRipple: 0x00800000,
  depositAuth: 0x01000000,
  disableMasterKey: 0x00100000,
  disallowIncomingCheck: 0x08000000,
  disallowIncomingNFTokenOffer: 0x04000000,
  disallowIncomingPayChan: 0x10000000,
  disallowIncomingTrustline: 0x20000000,
  disallowIncomingXRP: 0x00080000,
  globalFreeze: 0x00400000,
  noFreeze: 0x00200000,
  passwordSpent: 0x00010000,
  requireAuthorization: 0x00040000,
  requireDestinationTag: 0x00020000,
} as const;

function accountFlags(flags: number): JsonObject {
  const named = Object.entries(ACCOUNT_FLAGS).map(([name, bit]) => [name, (flags & bit) !== 0]);
  return Object.fromEntries(named) as JsonObject;
}

export function tx({ view, request, apiVersion }: RequestContext): JsonObject {
  const hash = request.transaction;
  if (hash === undefined) throw new ApiError('invalidParams');
  if (typeof hash !== 'string' || !/^[0-9A-Fa-f]{64}$/.test(hash)) throw new ApiError('notImpl');
  if (!view.synced) throw new ApiError(apiVersion === 1 ? 'noNetwork' : 'notSynced');
  const found = view.source.transaction(hash.toUpperCase());
  const ledger = found && view.source.ledger(found.ledgerIndex);
  if (found === undefined || ledger === undefined || ledger.index > (view.validated ?? 0)) {
    throw new ApiError('txnNotFound');
  }
  const row = accountTxRow(found, ledger, view.networkId, apiVersion);
  return apiVersion === 1 ? { ...(row.tx as JsonObject), meta: row.meta, validated: true } : row;
}

function currentIndex(view: ServerView, apiVersion: number): number {
  if (!view.synced || view.validated === null)
    throw new ApiError(apiVersion === 1 ? 'noNetwork' : 'notSynced');
  return view.validated + 1;
}

function validatedLedger(view: ServerView): Ledger | undefined {
  return view.synced && view.validated !== null ? view.source.ledger(view.validated) : undefined;
}

function stateAccounting(view: ServerView): JsonObject {
  const none = { duration_us: '0', transitions: '0' };
  const full = { duration_us: String(view.uptime * 1_000_000), transitions: '1' };
  return {
    connected: none,
    disconnected: view.synced ? { duration_us: '68620', transitions: '1' } : full,
    full: view.synced ? full : none,
    syncing: none,
    tracking: none,
  };
}

/** "2026-Nov-21 02:00:44.843138 UTC", by the server's own clock. */
function infoTime(view: ServerView): string {
  const time = new Date((view.source.now() + 946_684_800) * 1000);
  const month = time.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
  const iso = time.toISOString();
  return `${iso.slice(0, 4)}-${month}-${iso.slice(8, 10)} ${iso.slice(11, 19)}.000000 UTC`;
}
