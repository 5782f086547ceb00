import { message, problemOf, type StoredPayment } from '../contract/index.ts';
import type { ReadCredits } from '../payments/classify/classify.types.ts';
import type { TransactionOfAccount } from '../store/database/store.types.ts';
import { Proofs } from '../verify/proof/proofs.ts';
import { Prover } from '../verify/proof/prover.ts';
import { listInUse } from '../verify/validators/list-expiry.ts';
import { ListWatch } from '../verify/validators/list-watch.ts';
import { PublishedLists } from '../verify/validators/published-lists.ts';
import type { SignedList } from '../verify/validators/validator-list.ts';
import type { EventEmitter } from '../xrpl/event-emitter.ts';
import type { NewestLedger } from './live/newest-ledger.ts';
import type { MonitorEvent } from './monitor.types.ts';
import type { ProofOptionsOfNetwork } from './monitor-options.ts';
import type { Recorder } from './record/recorder.ts';
import { type KeptProof, keepValidatorsWord } from './validators-word.ts';
import type { WatchContext } from './watch-context.ts';

interface Parts extends WatchContext {
  readonly published: EventEmitter<MonitorEvent>;
  readonly options: ProofOptionsOfNetwork;
  readonly readCredits: ReadCredits;
  readonly isLarge: (payment: StoredPayment) => boolean;
  readonly newest: NewestLedger;
  readonly recorder: Recorder;
}

/** Proofs of one network's payments, with the lists of its validators. */
export function createProofParts({ options, ...parts }: Parts) {
  const { client, store, network, clock, published, recorder, newest, readCredits } = parts;
  const { pause } = options;
  const lists = new PublishedLists({
    ...{ network, clock, pause, publishers: options.publishers, get: options.get, failed: options.warn },
    cache: {
      read: () => store.validatorLists().map((text) => JSON.parse(text) as SignedList),
      write: (kept) =>
        store.saveValidatorLists(
          kept.map(({ publisher, sequence, signed }) => ({
            ...{ publisher, sequence, signed: JSON.stringify(signed) },
          })),
        ),
    },
  });
  const prover = new Prover({
    ...{ client, readCredits, clock, pause },
    list: (signal) => lists.current(signal),
    withdrawals: { all: () => store.withdrawnKeys(), add: (manifest) => store.saveWithdrawnKey(manifest) },
    forged(server) {
      const said = client.distrust({ server }) ?? server;
      recorder.problem(message('problem.proof-forged', { server: said }));
    },
  });
  const tell = (of: TransactionOfAccount, proof: KeptProof | null) => {
    const told = keepValidatorsWord(store, of, { proof, at: new Date(clock.wallTime()).toISOString() });
    if (told.payments.length > 0) published.emit({ type: 'trust', ...told });
  };
  const proofs = new Proofs({
    ...{ prover, clock },
    paymentsOf: ({ account, hash }) => store.paymentsOf(network, account, hash),
    isAutomatic: options.isAutomatic,
    isLarge: parts.isLarge,
    newest: () => newest.index,
    recordedFrom: (id) => store.statements(id)[0]?.server ?? null,
    proved: (of, id, summary, receipt) => tell(of, { id, summary, receipt }),
    refuted(of, server) {
      if (server !== null) client.distrust({ server });
      tell(of, null);
    },
    problem: (said, about) => recorder.problem(said, about),
    failed: (error) => recorder.failed(error),
  });
  const inUse = () => listInUse(lists.inForce(), clock.wallTime());
  const listWatch = new ListWatch({
    ...{ lists, inUse, clock, isWanted: options.isAutomatic },
    changed(problem) {
      const told = problem === null ? null : problemOf(problem, network, clock.wallTime());
      published.emit({ type: 'validator-list', problem: told });
    },
    failed: (error) => recorder.failed(error),
  });
  return { proofs, prover, inUse, listWatch };
}
