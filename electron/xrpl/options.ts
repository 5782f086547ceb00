import * as z from 'zod';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const MEBIBYTE = 1024 * 1024;

/** A number between two bounds, with its default; a whole one for counts and times. */
const amount = (least: number, most: number, value: number) => z.number().min(least).max(most).default(value);
const count = (least: number, most: number, value: number) =>
  z.number().int().min(least).max(most).default(value);
const milliseconds = count;

/**
 * Every threshold of the connection, with its default, its bounds and its meaning: the one place where they are
 * defined. Times are in milliseconds unless the name says otherwise. docs/connection.md lists the same.
 * @internal
 */
export const CONNECTION_OPTIONS = z
  .strictObject({
    connectTimeoutMs: milliseconds(10, 5 * MINUTE, 10 * SECOND).describe(
      'TCP, TLS, proxy and WebSocket handshake together; then another attempt.',
    ),
    handshakeTimeoutMs: milliseconds(10, 5 * MINUTE, 10 * SECOND).describe(
      'Answer to server_info and to each subscribe request of a connection.',
    ),
    requestTimeoutMs: milliseconds(10, 10 * MINUTE, 20 * SECOND).describe(
      'Answer to any other request, from when it was sent.',
    ),
    heartbeatIntervalMs: milliseconds(10, 10 * MINUTE, 10 * SECOND).describe('Between two pings.'),
    heartbeatTimeoutMs: milliseconds(10, 5 * MINUTE, 5 * SECOND).describe(
      'From a ping to any byte from the server; then the connection counts as lost.',
    ),
    staleAfterMs: milliseconds(10, HOUR, 20 * SECOND).describe(
      'Without a new ledger while pings are answered; then the server counts as stale.',
    ),
    maxLedgerAgeS: amount(1, 24 * 3600, 60).describe(
      'Age of the validated ledger, by the server’s own clock, above which a server is not used (seconds).',
    ),
    maxLedgerLag: count(1, 1_000_000, 50).describe(
      'Ledgers behind the newest seen on this network above which a server is not used.',
    ),
    healthCheckIntervalMs: milliseconds(10, HOUR, 30 * SECOND).describe(
      'Between two server_info on a live connection.',
    ),
    backoffBaseMs: milliseconds(1, 10 * MINUTE, SECOND).describe('Wait before the first new attempt.'),
    backoffMultiplier: amount(1, 10, 2).describe('Growth of the wait from attempt to attempt.'),
    backoffCapMs: milliseconds(1, 24 * HOUR, MINUTE).describe('Longest wait, before jitter.'),
    notSyncedCapMs: milliseconds(1, 24 * HOUR, 40 * SECOND).describe(
      'Longest wait, before jitter, for a server that says that it is not synchronized yet.',
    ),
    backoffJitter: amount(0, 1, 0.3).describe(
      'The wait is multiplied by a random factor between 1 − jitter and 1 + jitter.',
    ),
    maxAttempts: z
      .number()
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('Attempts without a useful connection before giving up; null: never.'),
    sameServerRetries: count(0, 100, 1).describe(
      'Attempts on the same server, after a connection broke, before the next one is tried.',
    ),
    overloadedWaitMs: milliseconds(0, HOUR, 5 * SECOND).describe(
      'A server is left alone at least this long after close codes 1011, 1012, 1013 or HTTP 503.',
    ),
    policyWaitMs: milliseconds(0, HOUR, 30 * SECOND).describe(
      'A server is left alone at least this long after close code 1008, slowDown or HTTP 429; doubled each time it repeats, up to 10 minutes.',
    ),
    maxRetryAfterMs: milliseconds(0, 24 * HOUR, 10 * MINUTE).describe(
      'Longest wait granted to a server that asks for one with Retry-After (HTTP 429, 502, 503, 504).',
    ),
    unauthorizedWaitMs: milliseconds(0, 24 * HOUR, MINUTE).describe(
      'A server is left alone this long after HTTP 401 or 403; doubled each time it repeats, up to misconfiguredWaitMs.',
    ),
    misconfiguredWaitMs: milliseconds(0, 24 * HOUR, 10 * MINUTE).describe(
      'Before a server of the wrong network is asked again.',
    ),
    stalledProbeIntervalMs: milliseconds(10, HOUR, MINUTE).describe(
      'Least time between two attempts on one server while the whole network is stalled.',
    ),
    rotateAfterMs: milliseconds(50, 30 * 24 * HOUR, HOUR).describe(
      'Age at which a connection is replaced without a gap.',
    ),
    rotationTimeoutMs: milliseconds(10, 10 * MINUTE, 30 * SECOND).describe(
      'In which the new connection of a rotation must have proved itself.',
    ),
    rotationDrainMs: milliseconds(0, MINUTE, 5 * SECOND).describe(
      'Granted to requests under way on the old connection of a rotation.',
    ),
    nudgeTimeoutMs: milliseconds(10, MINUTE, SECOND).describe(
      'In which an open connection must answer a ping after resume, network-online or a clock jump.',
    ),
    closeTimeoutMs: milliseconds(10, MINUTE, 2 * SECOND).describe(
      'For the closing handshake; then the socket is destroyed.',
    ),
    subscribeBatchSize: count(1, 1000, 100).describe('Accounts in one subscribe request.'),
    loadPointsPerSecond: amount(1, 1_000_000, 3200).describe(
      'Request budget per server: account_tx, account_lines, account_objects and ledger cost 400, others 20 to 100 (rippled’s own weights).',
    ),
    loadBurstPoints: amount(400, 1_000_000, 4000).describe(
      'Budget that can be saved up while nothing is asked.',
    ),
    bytesPerSecond: amount(1000, 1_000_000_000, 1_000_000).describe(
      'Answers per server, in bytes (Clio’s usual limit).',
    ),
    bytesBurst: amount(1000, 1_000_000_000, 4_000_000).describe('Bytes that can be saved up.'),
    loadWarningFactor: amount(0.01, 1, 0.5).describe(
      'The request rate is multiplied by this at each load warning, down to an eighth.',
    ),
    loadWarningMs: milliseconds(0, HOUR, MINUTE).describe(
      'A lowered rate is doubled again after this long without a warning.',
    ),
    maxConcurrentRequests: count(1, 100, 4).describe('Recovery requests under way per server.'),
    maxConcurrentOwnRequests: count(1, 100, 16).describe(
      'The same for a server of the user’s own machine or network, while it is not paced.',
    ),
    maxQueuedRequests: count(1, 1_000_000, 1000).describe(
      'Requests waiting for budget per server; further ones are refused with queue-full.',
    ),
    paceOwnServers: z
      .boolean()
      .default(false)
      .describe(
        'Also pace servers of the user’s own machine or network from the start (they are, once they warn).',
      ),
    maxFrameBytes: count(1024, 1024 * MEBIBYTE, 16 * MEBIBYTE).describe(
      'Largest answer accepted; a larger message ends the connection before it is read.',
    ),
    maxStreamFrameBytes: count(1024, 1024 * MEBIBYTE, 4 * MEBIBYTE).describe(
      'Largest message accepted while no history was asked for, and largest one of a stream; a larger one ends the connection.',
    ),
    misbehaviorPoints: count(1, 1_000_000, 1000).describe(
      'Messages without use that a server may send in a minute, weighed by kind and size; more ends the connection.',
    ),
    misbehaviorRestMs: milliseconds(0, 24 * HOUR, MINUTE).describe(
      'A server is left alone this long after such an end, or after a message over a limit; doubled each time it repeats within an hour, up to 10 minutes.',
    ),
    inboxMaxBytes: count(1024, 4096 * MEBIBYTE, 32 * MEBIBYTE).describe(
      'Received and not yet handled; more ends the connection, so that nothing is dropped silently.',
    ),
    inboxPauseBytes: count(1024, 4096 * MEBIBYTE, 4 * MEBIBYTE).describe(
      'Received and not yet handled; above it the socket is not read, so that TCP slows the server down.',
    ),
    inboxSliceMs: milliseconds(1, SECOND, 10).describe(
      'Longest stretch of message handling before the socket gets its turn.',
    ),
    eventLogSize: count(1, 10_000, 300).describe('State changes remembered.'),
    sideConnectionIdleMs: milliseconds(0, HOUR, 10 * SECOND).describe(
      'After which an unused connection to another server (opened for recovery) is closed.',
    ),
    maxSideConnections: count(1, 20, 3).describe('Connections to other servers at once.'),
  })
  .refine((options) => options.backoffCapMs >= options.backoffBaseMs, {
    error: 'backoffCapMs must not be below backoffBaseMs',
    path: ['backoffCapMs'],
  });

export type ConnectionOptions = Readonly<z.output<typeof CONNECTION_OPTIONS>>;

/**
 * Options out of bounds or unknown. The message names each.
 * @internal
 */
export class OptionsError extends Error {
  readonly code = 'invalid-options';
  constructor(message: string) {
    super(message);
    this.name = 'OptionsError';
  }
}

/** Completes options with defaults. Throws OptionsError when one is unknown or out of bounds. */
export function parseConnectionOptions(options: Partial<ConnectionOptions> = {}): ConnectionOptions {
  const parsed = CONNECTION_OPTIONS.safeParse(options);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'options'}: ${message}`,
  );
  throw new OptionsError(`Connection options are not valid: ${details.join('; ')}.`);
}
