import type { SimulatedServer } from '../../simulator/index.ts';
import type { RunningSubject } from './subjects.ts';

/** What a row may do to a subject: its first server, the second one, and the subject itself. */
interface Harness {
  readonly first: SimulatedServer;
  readonly second: SimulatedServer;
  readonly subject: RunningSubject;
}

export interface FaultRow {
  readonly name: string;
  /** Seconds from the beginning of the fault to its end. */
  readonly lastsS: number;
  begin(harness: Harness): unknown;
  end?(harness: Harness): unknown;
  /** What the project promises of itself: seconds until another connection is tried. */
  readonly leftWithinS?: number;
}

/** Both servers of the subject are down: connections break and new ones are refused. */
async function takeDown({ first, second }: Harness): Promise<void> {
  for (const server of [first, second]) {
    await server.stopListening();
    server.drop();
  }
}

async function bringUp({ first, second }: Harness): Promise<void> {
  await first.listen();
  await second.listen();
}

function closeEach(code: number) {
  return {
    lastsS: 5,
    begin: ({ first }: Harness) => first.closeAll(code, 'benchmark'),
  };
}

export const FAULT_ROWS: readonly FaultRow[] = [
  { name: 'connection dropped', lastsS: 5, begin: ({ first }) => first.drop() },
  {
    name: 'dropped between ledgerClosed and its transactions',
    lastsS: 5,
    begin: ({ first }) => {
      first.faults.dropAfterLedgerClosed = 1;
    },
  },
  { name: 'all servers down for 20 s', lastsS: 20, begin: takeDown, end: bringUp },
  {
    name: 'first server down for 40 s',
    lastsS: 40,
    begin: async ({ first }) => {
      await first.stopListening();
      first.drop();
    },
    end: ({ first }) => first.listen(),
  },
  {
    name: 'half-open: frozen, TCP up',
    lastsS: 60,
    leftWithinS: 20,
    begin: ({ first }) => first.freeze(),
    end: ({ first }) => first.thaw(),
  },
  {
    name: 'stale: pings answered, no ledgers',
    lastsS: 60,
    leftWithinS: 20,
    begin: ({ first }) => {
      first.faults.stale = true;
    },
    end: ({ first }) => first.faults.reset(),
  },
  {
    name: 'nothing reachable for 20 s as in sleep, then resumed',
    lastsS: 20,
    begin: ({ first, second }) => {
      first.freeze();
      second.freeze();
    },
    end: ({ first, second, subject }) => {
      // What a machine finds when it wakes up: old connections are gone without a word, the servers are well.
      first.drop();
      second.drop();
      first.thaw();
      second.thaw();
      subject.resume();
    },
  },
  { name: 'close 1001', ...closeEach(1001) },
  { name: 'close 1008', ...closeEach(1008) },
  { name: 'close 1012', ...closeEach(1012) },
  {
    name: 'accept-then-drop for 20 s, on both',
    lastsS: 20,
    begin: (harness) => {
      for (const server of [harness.first, harness.second]) {
        server.faults.handshake = { kind: 'accept-then-drop' };
        server.drop();
      }
    },
    end: ({ first, second }) => {
      first.faults.reset();
      second.faults.reset();
    },
  },
  {
    name: 'HTTP 503 at the handshake for 20 s, on both',
    lastsS: 20,
    begin: (harness) => {
      for (const server of [harness.first, harness.second]) {
        server.faults.handshake = { kind: 'http', status: 503 };
        server.drop();
      }
    },
    end: ({ first, second }) => {
      first.faults.reset();
      second.faults.reset();
    },
  },
  {
    name: 'three ledgers not announced',
    lastsS: 5,
    begin: ({ first }) => {
      first.faults.skipLedgers = 3;
    },
  },
  {
    name: 'every frame twice, in any order, for 10 s',
    lastsS: 10,
    begin: ({ first }) => {
      first.faults.duplicate = true;
      first.faults.reorder = true;
    },
    end: ({ first }) => first.faults.reset(),
  },
  {
    name: 'broken JSON and binary frames',
    lastsS: 5,
    begin: ({ first }) => {
      first.sendRaw('{"type":"transaction","validated":tru');
      first.sendRaw(Buffer.from([0xff, 0, 1]));
    },
  },
];
