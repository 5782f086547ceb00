/**
 * Proves payments as the app does, in a process of its own: the first proof finds nothing compiled, and knows no
 * signature. Takes one question at a time over the IPC channel, and answers with what it cost.
 */
import { setImmediate } from 'node:timers/promises';
import { XRP } from '../../../electron/payments/amounts/asset.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { isSignedBy } from '../../../electron/verify/bytes/signature.ts';
import { Prover } from '../../../electron/verify/proof/prover.ts';
import { loadHashOf } from '../../../electron/verify/statement/transaction-hash.ts';
import {
  readList,
  signedListsOf,
  type ValidatorList,
} from '../../../electron/verify/validators/validator-list.ts';
import { createNetworkClient } from '../../../electron/xrpl/client.ts';
import { systemClock } from '../../../electron/xrpl/clock.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { processorMs } from '../harness/kernel.ts';
import type { SignedAndPaid, SigningBegun } from './signing-program.ts';

/** A signature, all hex. */
export interface Signed {
  readonly key: string;
  readonly message: string;
  readonly signature: string;
}

export type ProverCommand =
  | { readonly do: 'begin'; readonly network: SigningBegun }
  /** `watching`: measures how long the thread stands, which costs processor time itself. */
  | { readonly do: 'prove'; readonly paid: SignedAndPaid; readonly watching: boolean }
  /** The floor: checks signatures, and nothing else. */
  | { readonly do: 'check'; readonly signed: readonly Signed[] };

/** Milliseconds of processor, the thread's longest stand, and what servers answered. */
export interface Cost {
  readonly processor: number;
  readonly stand: number;
  readonly bytes: number;
}

let prove: ((paid: SignedAndPaid) => Promise<void>) | null = null;
let answered = 0;

async function begin({ url, shop, list, publisher }: SigningBegun): Promise<void> {
  // As when a connection begins: hashes of transactions are checked.
  await loadHashOf();
  // The network's process makes ledgers of thousands of transactions, and answers nothing meanwhile.
  const options = { heartbeatTimeoutMs: 60_000, staleAfterMs: 300_000 };
  const client = createNetworkClient({ network: 'mainnet', servers: [url], options });
  client.setAccounts([shop]);
  const connected = new Promise<void>((resolve) => {
    client.onEvent((event) => event.type === 'subscribed' && resolve());
  });
  client.start();
  await connected;
  const [signed] = signedListsOf(list);
  if (signed === undefined) throw new Error('no list');
  let known: ValidatorList | null = null;
  const pause = () => setImmediate();
  const prover = new Prover({
    client: {
      servers: () => client.servers(),
      hearValidators: (listener) => client.hearValidators(listener),
      onEvent: (listener) => client.onEvent(listener),
      async request(command, parameters, options) {
        const result = await client.request(command, parameters, options);
        if (isCounting) answered += JSON.stringify(result satisfies JsonObject).length;
        return result;
      },
    },
    list: async () => {
      known ??= await readList(signed, new Set([publisher]), pause);
      return known;
    },
    withdrawals: { all: () => [], add: () => undefined },
    ...{ readCredits, clock: systemClock, pause },
    forged: (server, reason) => {
      throw new Error(`${server}: ${reason.code}`);
    },
  });
  prover.listen();
  prove = async ({ hash, ledgerIndex }) => {
    const { proof } = await prover.prove({
      ...{ account: shop, hash, ledgerIndex, amounts: [{ asset: XRP, amount: '25' }] },
    });
    if (proof.votes.length !== 35) throw new Error(`${proof.votes.length} votes`);
  };
}

let isCounting = false;

/** The longest turn of the event loop, in processor time of the thread: other programs on the machine are not in it. */
function watchTurns(): () => number {
  let longest = 0;
  let isWatched = true;
  let since = threadMs();
  const turn = () => {
    const now = threadMs();
    longest = Math.max(longest, now - since);
    since = now;
    if (isWatched) globalThis.setImmediate(turn);
  };
  turn();
  return () => {
    isWatched = false;
    turn();
    return longest;
  };
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function measured(work: () => Promise<void>, watching: boolean): Promise<Cost> {
  isCounting = watching;
  answered = 0;
  const stand = watching ? watchTurns() : () => 0;
  const before = processorMs(process.pid);
  await work();
  return { processor: processorMs(process.pid) - before, stand: stand(), bytes: answered };
}

function check(signed: readonly Signed[]): void {
  for (const { key, message, signature } of signed) {
    const [bytes, text, by] = [key, message, signature].map((hex) => Buffer.from(hex, 'hex'));
    if (!bytes || !text || !by || !isSignedBy(bytes, text, by)) throw new Error('not signed');
  }
}

process.on('message', async (command: ProverCommand) => {
  if (command.do === 'begin') {
    await begin(command.network);
    process.send?.('begun');
  } else if (command.do === 'check') {
    process.send?.(await measured(async () => check(command.signed), false));
  } else {
    process.send?.(await measured(async () => prove?.(command.paid), command.watching));
  }
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
