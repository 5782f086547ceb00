import type { JsonObject, JsonValue } from '../../xrpl/protocol/transaction.ts';
import { accountLines } from './account-lines.ts';
import { accountObjects } from './account-objects.ts';
import { accountTx } from './account-tx.ts';
import { ApiError } from './api-error.ts';
import { accountInfo, fee, ledgerClosed, ledgerCurrent, serverInfo, serverState, tx } from './info.ts';
import { ledgerCommand } from './ledger.ts';
import { ledgerEntry } from './ledger-entry.ts';
import { manifestCommand } from './manifest.ts';
import type { ApiVersion } from './render.ts';
import type { Command, ServerView, Subscriptions } from './server-context.ts';
import { subscribe, unsubscribe } from './subscribe.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  account_info: accountInfo,
  account_lines: accountLines,
  account_objects: accountObjects,
  account_tx: accountTx,
  fee,
  ledger: ledgerCommand,
  ledger_entry: ledgerEntry,
  ledger_closed: ledgerClosed,
  ledger_current: ledgerCurrent,
  manifest: manifestCommand,
  ping: () => ({}),
  server_info: serverInfo,
  server_state: serverState,
  subscribe,
  tx,
  unsubscribe,
};

/** Commands that rippled keeps for administrators. */
const FORBIDDEN = new Set([
  'can_delete',
  'connect',
  'consensus_info',
  'get_counts',
  'ledger_accept',
  'log_level',
  'peers',
  'stop',
  'validation_create',
  'wallet_propose',
]);
const SIGNING = new Set(['sign', 'sign_for', 'channel_authorize']);

const MAX_REQUEST_BYTES = 1_000_000;
const CLIO_WARNING = {
  id: 2001,
  message:
    'This is a clio server. clio only serves validated data. If you want to talk to rippled, include ' +
    "'ledger_index':'current' in your request",
};

export type ParsedRequest =
  | { readonly kind: 'request'; readonly request: JsonObject; readonly command: string | null }
  | { readonly kind: 'unreadable'; readonly answer: string };

/** Reads one frame as rippled's JSON parser does. */
export function parseRequest(text: string): ParsedRequest {
  const unreadable = {
    kind: 'unreadable',
    answer: JSON.stringify({ error: 'jsonInvalid', type: 'error', value: text.slice(0, MAX_REQUEST_BYTES) }),
  } as const;
  if (text.length > MAX_REQUEST_BYTES) return unreadable;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text, refuseWideIntegers);
  } catch {
    return unreadable;
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return unreadable;
  const request = parsed as JsonObject;
  return { kind: 'request', request, command: commandOf(request) };
}

/** jsoncpp holds integers in 32 bits: a wider one anywhere makes the whole request invalid, including its id. */
function refuseWideIntegers(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value === 'number' && /^-?\d+$/.test(context?.source ?? '')) {
    if (value > 4294967295 || value < -2147483648) throw new RangeError('integer out of range');
  }
  return value;
}

function commandOf({ command, method }: JsonObject): string | null {
  if (command !== undefined && method !== undefined && command !== method) return null;
  const name = command ?? method;
  return typeof name === 'string' ? name : null;
}

/** Carries out a request and returns the answer's text. `before` may refuse it (faults, load). */
export function answer(
  view: ServerView,
  subscriptions: Subscriptions,
  { request, command }: { readonly request: JsonObject; readonly command: string | null },
  before: (command: string) => void = () => {},
  warning: string | null = null,
): string {
  const version = request.api_version;
  // The answer repeats these only where the request names them.
  const echo = {
    ...(version === undefined ? {} : { api_version: version }),
    ...(request.id === undefined ? {} : { id: request.id }),
  };
  const tail = view.flavour === 'clio' ? { warnings: [CLIO_WARNING] } : {};
  const failure = (fields: JsonObject): string =>
    JSON.stringify({ ...echo, ...fields, request, status: 'error', type: 'response', ...tail });
  if (command === null) return failure({ error: 'missingCommand' });
  const apiVersion = readVersion(version, view.apiVersions);
  if (apiVersion === null) return failure({ error: 'invalid_API_version' });
  try {
    before(command);
    const result = run(view, command)({ view, subscriptions, apiVersion, request });
    const load = warning === null ? {} : { warning };
    return JSON.stringify({ ...echo, result, status: 'success', type: 'response', ...load, ...tail });
  } catch (error) {
    if (error instanceof ApiError) return failure(error.fields);
    throw error;
  }
}

function run(view: ServerView, command: string): Command {
  if (FORBIDDEN.has(command)) throw new ApiError('forbidden');
  if (SIGNING.has(command)) throw new ApiError('notSupported');
  // Clio has no server_state.
  const known = view.flavour === 'clio' && command === 'server_state' ? undefined : COMMANDS[command];
  if (known === undefined) throw new ApiError('unknownCmd');
  return known;
}

function readVersion(value: JsonValue | undefined, spoken: readonly ApiVersion[]): ApiVersion | null {
  return spoken.find((version) => version === (value === undefined ? 1 : value)) ?? null;
}
