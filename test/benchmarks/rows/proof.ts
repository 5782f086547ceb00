import { type Figure, OURS, type Row } from '../harness/row.ts';
import { type Child, startChild } from '../worlds/child.ts';
import type { Cost, ProverCommand } from '../worlds/prover-program.ts';
import { signaturesOf } from '../worlds/signatures-of.ts';
import type { SignedAndPaid, SigningBegun } from '../worlds/signing-program.ts';

const SIGNATURES = 'signatures alone';
const LEDGER = 'bytes of the ledger';
/** The ledger of the first proof of a list. */
const USUAL = 500;
const SIZES = [50, USUAL, 2000];

interface Costs {
  readonly ours: Cost;
  /** Of another process, whose turns are watched. */
  readonly watched: Cost;
  readonly floor: Cost;
  readonly kB: number;
}
type Rounds = Map<string, readonly Costs[]>;

/**
 * A payment of a ledger that 35 validators signed, proved over a WebSocket, beside checking those signatures alone. The
 * first proof has a list and its manifests to check, and nothing is compiled yet; a later one has 35 new signatures.
 */
export const proof: Row = {
  name: 'proof',
  isLong: true,
  async measure(rounds) {
    const network = await startChild<SigningBegun, number, SignedAndPaid>('signing-program.ts');
    const found: Rounds = new Map();
    try {
      for (let round = 0; round < rounds; round += 1) await measureRound(network, found);
    } finally {
      network.stop();
    }
    return [...found].flatMap(([what, costs]) => figuresOf(what, costs));
  },
};

type Network = Child<SigningBegun, number, SignedAndPaid>;

async function measureRound(network: Network, found: Rounds): Promise<void> {
  const [ours, watched, floor] = [await startProver(network), await startProver(network), await startFloor()];
  try {
    // What is signed is listened to from a ledger on.
    await network.ask(1);
    let isFirst = true;
    for (const size of [USUAL, ...SIZES]) {
      const paid = await network.ask(size);
      const signed = signaturesOf(isFirst ? network.begun.list : null, paid.validations);
      const costs = {
        ours: await ours.ask({ do: 'prove', paid, watching: false }),
        watched: await watched.ask({ do: 'prove', paid, watching: true }),
        floor: await floor.ask({ do: 'check', signed }),
        kB: paid.bytes / 1000,
      };
      const what = isFirst ? `first of a list, ${USUAL} transactions` : `${size} transactions`;
      found.set(what, [...(found.get(what) ?? []), costs]);
      isFirst = false;
    }
  } finally {
    for (const one of [ours, watched, floor]) one.stop();
  }
}

async function startFloor(): Promise<Child<string, ProverCommand, Cost>> {
  return startChild<string, ProverCommand, Cost>('prover-program.ts');
}

async function startProver({ begun }: Network): Promise<Child<string, ProverCommand, Cost>> {
  const prover = await startFloor();
  await prover.ask({ do: 'begin', network: begun });
  return prover;
}

function figuresOf(what: string, costs: readonly Costs[]): readonly Figure[] {
  const of = (read: (one: Costs) => number) => costs.map(read);
  const floor = of((one) => one.floor.processor);
  return [
    {
      what: `${what}: processor`,
      unit: 'ms',
      subjects: { [SIGNATURES]: floor, [OURS]: of((one) => one.ours.processor) },
    },
    {
      what: `${what}: stands`,
      unit: 'ms',
      subjects: { [SIGNATURES]: floor, [OURS]: of((one) => one.watched.stand) },
    },
    {
      what: `${what}: answers`,
      unit: 'kB',
      subjects: { [LEDGER]: of((one) => one.kB), [OURS]: of((one) => one.watched.bytes / 1000) },
    },
  ];
}
