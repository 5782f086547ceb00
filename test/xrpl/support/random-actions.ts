import fc from 'fast-check';
import type { NudgeReason } from '../../../electron/xrpl/network-client.ts';
import {
  failure,
  failureOfHttpAnswer,
  failureOfHttpStatus,
} from '../../../electron/xrpl/transport/connection-failure.ts';
import { A, B, C } from './harness.ts';
import type { VirtualServer } from './virtual-servers.ts';

export const SERVERS = 3;
export const ACCOUNTS = [A, B, C, 'rrrrrrrrrrrrrrrrrrrrrhoLvTp', 'rDdQRjB8nmWCK8ts9q4tG8p8xSNkPTrfs2'];

const doors = ['open', 'refused', 'blackhole', 'silent', 'drop'] as const;
export const position = fc.nat(SERVERS - 1);

/** One thing that happens, to the servers or at the hand of the user. */
export type Action =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'door'; readonly server: number; readonly door: VirtualServer['door'] }
  | { readonly do: 'frozen' | 'stale'; readonly server: number; readonly on: boolean }
  | { readonly do: 'drop'; readonly server: number; readonly code: number }
  | { readonly do: 'age'; readonly server: number; readonly ageS: number }
  | { readonly do: 'network'; readonly server: number; readonly id: number | undefined }
  | { readonly do: 'accounts'; readonly accounts: readonly string[] }
  | { readonly do: 'servers'; readonly order: readonly number[] }
  | { readonly do: 'nudge'; readonly why: NudgeReason }
  | { readonly do: 'request'; readonly server: number | null; readonly answered: boolean }
  | { readonly do: 'junk'; readonly server: number; readonly message: string | null }
  | { readonly do: 'sleep'; readonly ms: number }
  | { readonly do: 'lag' | 'leap'; readonly server: number; readonly ledgers: number }
  | { readonly do: 'latency'; readonly server: number; readonly ms: number }
  | { readonly do: 'mute'; readonly server: number; readonly command: string | null }
  | { readonly do: 'refuse'; readonly server: number; readonly accounts: readonly string[] }
  | { readonly do: 'storm'; readonly why: NudgeReason; readonly count: number; readonly everyMs: number };

export const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 90_000 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 50 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('door' as const),
      server: position,
      door: fc.constantFrom<VirtualServer['door']>(
        ...doors,
        failureOfHttpStatus(429),
        failureOfHttpStatus(503),
        failureOfHttpAnswer({ statusCode: 503, headers: { 'retry-after': '400' } }, () => 0),
        failure('connection.tls-expired'),
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('frozen' as const, 'stale' as const),
      server: position,
      on: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('drop' as const),
      server: position,
      code: fc.constantFrom(1000, 1001, 1005, 1006, 1008, 1011, 1012, 1013),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('age' as const),
      server: position,
      ageS: fc.constantFrom(1, 500),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('network' as const),
      server: position,
      id: fc.constantFrom(0, 0, 1, undefined),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('accounts' as const), accounts: fc.subarray(ACCOUNTS) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('servers' as const),
      order: fc.shuffledSubarray([0, 1, 2], { minLength: 1 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('nudge' as const),
      why: fc.constantFrom<NudgeReason>('resume', 'network-online', 'clock-jump', 'user'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('request' as const),
      server: fc.option(position),
      answered: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('junk' as const),
      server: position,
      message: fc.constantFrom(
        '{',
        'null',
        '{"type":"response","id":3,"result":{}}',
        '{"type":"ledgerClosed"}',
        null,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('lag' as const, 'leap' as const),
      server: position,
      ledgers: fc.constantFrom(0, 3, 100, -5, -100_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('latency' as const),
      server: position,
      ms: fc.constantFrom(5, 900, 3000, 9000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('mute' as const),
      server: position,
      command: fc.constantFrom(null, 'subscribe', 'unsubscribe', 'server_info', 'ledger', 'ping'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('refuse' as const),
      server: position,
      accounts: fc.subarray(ACCOUNTS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('storm' as const),
      why: fc.constantFrom<NudgeReason>('resume', 'network-online', 'clock-jump'),
      count: fc.integer({ min: 2, max: 100 }),
      everyMs: fc.constantFrom(0, 50, 700, 1500),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('sleep' as const),
      ms: fc.integer({ min: 1000, max: 7_200_000 }),
    }),
  },
);
