import { failure } from './failures.ts';
import type { NudgeReason } from './network-client.ts';
import type { StatusCause } from './status-board.ts';

/** Ends that we brought about ourselves: they say nothing about the server. */
export const OWN_REASONS: ReadonlySet<string> = new Set(['stopped', 'replaced', 'idle', 'nudged']);

/** Ends by which a server says that we ask too much of it. */
export const POLICY_REASONS: ReadonlySet<string> = new Set(['closedPolicy', 'slowDown', 'tooManyRequests']);

export const STOPPED = failure('stopped', 'The connection was closed on request.');
export const LIST_CHANGED = failure('replaced', 'The list of servers was changed.');
export const AGED = failure('replaced', 'The connection was replaced because of its age.');
export const OBSOLETE = failure('replaced', 'The new connection was not better.');

export const NO_SERVER: StatusCause = {
  code: 'noServer',
  message: 'No usable server is configured for this network.',
};

export function gaveUp(attempts: number, cause: StatusCause | null): StatusCause {
  return { code: 'gaveUp', message: `Gave up after ${attempts} attempts. ${cause?.message ?? ''}`.trim() };
}

export const STALLED: StatusCause = {
  code: 'stalled',
  message: 'No reachable server has new ledgers: the network seems to stand still. One connection is kept.',
};

export const NUDGE_SENTENCES: Readonly<Record<NudgeReason, string>> = {
  resume: 'The computer woke up.',
  'network-online': 'The network is back.',
  'clock-jump': 'Time was lost: the computer may have slept.',
  user: 'Asked to connect now.',
};
