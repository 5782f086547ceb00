import { createRandom, type Random } from '../../../electron/simulator/random.ts';
import type { Lie } from '../../../electron/simulator/server/lies/lies.ts';
import type { SimulatedServer } from '../../../electron/simulator/server/simulated-server.ts';

/** One fault that happened, for the log of a soak run. */
export interface FaultEvent {
  readonly server: number;
  readonly fault: string;
}

interface RandomFault {
  readonly name: string;
  /** Makes it happen and gives what ends it, if it lasts. */
  begin(server: SimulatedServer, random: Random): (() => void | Promise<void>) | null;
}

const FAULTS: readonly RandomFault[] = [
  momentary('drop', (server) => server.drop()),
  {
    name: 'drop between ledgerClosed and its transactions',
    begin(server) {
      server.faults.dropAfterLedgerClosed = 1;
      return () => {
        server.faults.dropAfterLedgerClosed = 0;
      };
    },
  },
  {
    name: 'close',
    begin(server, random) {
      server.closeAll(random.pick([1000, 1001, 1011, 1012, 1013, 1008, undefined]));
      return null;
    },
  },
  lasting('half-open', { halfOpen: true }),
  lasting('deaf to requests', { deafToRequests: true }),
  lasting('stale', { stale: true }),
  lasting('unsynced', { unsynced: true }),
  lasting('amendment blocked', { amendmentBlocked: true }),
  lasting('HTTP 503 at the handshake', { handshake: { kind: 'http', status: 503 } }),
  lasting('HTTP 429 at the handshake', { handshake: { kind: 'http', status: 429 } }),
  lasting('handshake never ends', { handshake: { kind: 'hang' } }),
  lasting('accept then drop', { handshake: { kind: 'accept-then-drop' } }),
  lasting('slowDown', { errors: { account_tx: 'slowDown' } }),
  lasting('tooBusy', { errors: { '*': 'tooBusy' } }),
  lasting('account_tx behind the stream', { accountTxLag: 3 }),
  lasting('duplicate frames', { duplicate: true }),
  lasting('frames out of order', { reorder: true }),
  lasting('empty pages', { emptyPages: true }),
  lasting('rows of a page out of order', { shuffleRows: true }),
  lasting('markers that die', { forgetMarkers: true }),
  lasting('answers twice', { duplicateAnswers: true }),
  lasting('complete_ledgers missing', { completeLedgers: 'missing' }),
  lasting('slow', { latencyMs: 150 }),
  momentary('cut off in the middle of a frame', (server) => server.cutMidFrame()),
  {
    name: 'history gone after a restart',
    begin(server) {
      const restarted = server.restart('none');
      return async () => {
        await restarted;
        server.view.firstHeld = server.view.firstHeldAtStart;
      };
    },
  },
  {
    name: 'lagging',
    begin(server, random) {
      server.faults.lag = random.integer(1, 5);
      return () => {
        server.faults.lag = 0;
      };
    },
  },
  {
    name: 'skipping ledgers',
    begin(server, random) {
      server.faults.skipLedgers = random.integer(1, 4);
      return () => {
        server.faults.skipLedgers = 0;
      };
    },
  },
  {
    name: 'hole in the history',
    begin(server, random) {
      const last = server.view.validated ?? 0;
      const from = Math.max(0, last - random.integer(2, 30));
      server.faults.holes = [[from, Math.min(last, from + random.integer(0, 10))]];
      return () => {
        server.faults.holes = [];
      };
    },
  },
  {
    name: 'frozen',
    begin(server) {
      server.freeze();
      return () => server.thaw();
    },
  },
  {
    name: 'garbage',
    begin(server, random) {
      const frames = [
        '{"type":',
        'null',
        '[]',
        '{}',
        'plain text',
        '{"type":"ledgerClosed"}',
        Buffer.from([0, 255, 1]),
      ];
      server.sendRaw(random.pick(frames));
      return null;
    },
  },
  {
    name: 'down',
    begin(server) {
      const stopped = server.stopListening();
      server.drop();
      return async () => {
        await stopped;
        await server.listen();
      };
    },
  },
  {
    name: 'restart',
    begin(server) {
      const restarted = server.restart('kept');
      return () => restarted;
    },
  },
];

/** Lies that contradict themselves whatever the payment is: nothing of them may be recorded, and all is found elsewhere. */
const EVIDENT_LIES: readonly Lie[] = [
  'other-result',
  'other-ledger',
  'other-time',
  'expired',
  'ledgers-swapped',
];

const LYING: RandomFault = {
  name: 'lies',
  begin(server, random) {
    server.faults.lie = random.pick(EVIDENT_LIES);
    // Of history nobody announced the ledger: there these lies are no contradiction.
    server.faults.liesIn = 'stream';
    return () => {
      server.faults.lie = null;
    };
  },
};

/**
 * Deals out faults among servers, the same ones for the same seed. Call `tick` as often as something may happen,
 * once per ledger say; `calm` ends all that last, and waits until every server listens again.
 */
export function randomFaults(
  seed: number | string,
  servers: readonly SimulatedServer[],
  options: {
    /** Chance of a new fault per tick; default 0.3. */
    readonly probability?: number;
    /** Most ticks that a fault lasts; default 8. */
    readonly maxDuration?: number;
    /** Which faults, by name; default: all. */
    readonly only?: readonly string[];
    /** One in so many faults is a lie; default: none is. */
    readonly liesOneIn?: number;
    /** Keeps at least this many servers without a lasting fault; default 0. */
    readonly healthy?: number;
  } = {},
): { tick(): readonly FaultEvent[]; calm(): Promise<void>; readonly log: readonly FaultEvent[] } {
  const random = createRandom(`${seed}:faults`);
  const { probability = 0.3, maxDuration = 8, healthy = 0, liesOneIn } = options;
  const choice = FAULTS.filter(({ name }) => options.only === undefined || options.only.includes(name));
  const running = new Map<number, { ticks: number; end: () => void | Promise<void> }>();
  const ending: Promise<void>[] = [];
  const log: FaultEvent[] = [];
  const end = (server: number): void => {
    ending.push(Promise.resolve(running.get(server)?.end()));
    running.delete(server);
  };
  return {
    log,
    tick() {
      for (const [server, fault] of [...running]) {
        fault.ticks -= 1;
        if (fault.ticks <= 0) end(server);
      }
      if (!random.chance(probability)) return [];
      const lies = liesOneIn !== undefined && random.chance(1 / liesOneIn);
      // One server lies, so that others can be asked for what it examined; where nobody hears it, it tells no lie.
      const liar = servers[0]?.isHeard === true ? 0 : -1;
      const index = lies ? liar : random.integer(0, servers.length - 1);
      const fault = lies ? LYING : random.pick(choice);
      const duration = random.integer(1, maxDuration);
      const server = servers[index];
      if (server === undefined || running.has(index)) return [];
      if (servers.length - running.size <= healthy) return [];
      const stop = fault.begin(server, random);
      if (stop !== null) running.set(index, { ticks: duration, end: stop });
      const event = { server: index, fault: fault.name };
      log.push(event);
      return [event];
    },
    async calm() {
      for (const server of [...running.keys()]) end(server);
      await Promise.all(ending.splice(0));
    },
  };
}

function momentary(name: string, happen: (server: SimulatedServer) => void): RandomFault {
  return {
    name,
    begin(server) {
      happen(server);
      return null;
    },
  };
}

function lasting(name: string, faults: Partial<SimulatedServer['faults']>): RandomFault {
  return {
    name,
    begin(server) {
      const before = Object.fromEntries(
        Object.keys(faults).map((key) => [key, server.faults[key as keyof typeof faults]]),
      );
      Object.assign(server.faults, faults);
      return () => void Object.assign(server.faults, before);
    },
  };
}
