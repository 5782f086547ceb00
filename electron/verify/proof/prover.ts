import type { AssetAmount, LedgerRange } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { bytesOfHex, hexOf } from '../bytes/encoded.ts';
import { checkEvidence, type Evidence, MOST_HEADERS, type Proof } from '../receipt/evidence.ts';
import { transactionOf } from '../receipt/proved-transaction.ts';
import { type Refused, refused } from '../refused.ts';
import { checkInForce, type ValidatorList } from '../validators/validator-list.ts';
import type { Votes } from '../validators/votes.ts';
import { type AskServersDeps, askServers } from './ask-servers.ts';
import { walkHeaders } from './header-walk.ts';
import { HeardValidations, type SignedLedger } from './heard-validations.ts';
import { type HeaderBytes, transactionsOf, wholeLedgerRequest } from './ledger-bytes.ts';
import { type KnownKeys, ValidatorKeys, type ValidatorKeysDeps } from './validator-keys.ts';

/** How long validators are waited for: several ledgers. */
const SIGNED_WITHIN_MS = 60_000;
/** A public server is asked for 8 headers a second, 5,000 of them in ten minutes; one that warns of load, for fewer. */
const DONE_WITHIN_MIN = 30;
/** The last signatures of a ledger come up to 0.7 s after the quorum's (recorded). */
const STRAGGLERS_MS = 800;

/** What was recorded of a transaction for one account, and is to be proved. */
export interface Claim {
  readonly account: string;
  readonly hash: string;
  readonly ledgerIndex: number;
  readonly amounts: readonly AssetAmount[];
}

/** A proved claim: what a receipt holds, and what it proves. */
export interface Proved {
  readonly evidence: Evidence;
  readonly proof: Proof;
}

/** Where a proof stands. */
export type ProofStep =
  | { readonly step: 'list' }
  | { readonly step: 'signatures' }
  | { readonly step: 'headers'; readonly done: number; readonly of: number }
  | { readonly step: 'ledger' };

/** A chain of ledgers, proved by the signatures of its last one or of a descendant. */
export interface ProvedChain {
  readonly from: number;
  readonly to: number;
  /** Hashes of its ledgers in order, 64 upper-case hex digits each. */
  readonly hashes: readonly string[];
  readonly list: ValidatorList;
  readonly signed: Votes & { readonly ledgerIndex: number; readonly ledgerHash: string };
}

export interface ProofOptions {
  readonly signal?: AbortSignal;
  /** The newest validated ledger, where this has not heard of one yet. */
  readonly newest?: number | null;
  readonly progress?: (step: ProofStep) => void;
}

/** By what a proof is made. */
interface Found {
  readonly list: ValidatorList;
  readonly keys: KnownKeys;
  readonly signed: SignedLedger;
}

export interface ProverDeps {
  readonly client: Pick<NetworkClient, 'request' | 'servers' | 'hearValidators' | 'onEvent'>;
  /** The list in force, checked. @throws Refused where there is none. */
  readonly list: (signal?: AbortSignal) => Promise<ValidatorList>;
  readonly withdrawals: ValidatorKeysDeps['withdrawals'];
  readonly readCredits: ReadCredits;
  readonly clock: Clock;
  /** Gives way to other work. */
  readonly pause: () => Promise<void>;
  /** This server, by its redacted URL, gave what signatures refute. */
  readonly forged: (server: string, reason: Refused) => void;
}

/**
 * Proves payments of one network by its validators' signatures. It collects what a receipt holds, checks every part where
 * it comes from, and then the whole as anybody would who gets the receipt. Nothing of it runs unless it is asked for.
 */
export class Prover {
  readonly #deps: ProverDeps;
  readonly #heard: HeardValidations;
  readonly #keys: ValidatorKeys;
  readonly #ask: AskServersDeps;
  /** Called when something was heard. */
  readonly #waiting = new Set<() => void>();
  #listeners = 0;
  #deafen: (() => void) | null = null;
  #newest: number | null = null;

  constructor(deps: ProverDeps) {
    this.#deps = deps;
    const { client, forged } = deps;
    this.#ask = { client, forged };
    this.#heard = new HeardValidations(forged);
    this.#keys = new ValidatorKeys({ ...this.#ask, ...deps });
  }

  /** The newest validated ledger while it listens; null where none was heard of. */
  get newest(): number | null {
    return this.#newest;
  }

  /** Headers that a proof of this ledger needs beyond its own; null where that is not known. */
  headersTo(ledgerIndex: number): number | null {
    return this.#newest === null ? null : Math.max(0, this.#newest - ledgerIndex);
  }

  /** Listens to validators until the returned function is called. Proofs of what happens meanwhile need no walk. */
  listen(): () => void {
    this.#listeners += 1;
    if (this.#listeners === 1) this.#hear();
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      this.#listeners -= 1;
      if (this.#listeners > 0) return;
      this.#deafen?.();
      this.#deafen = null;
      this.#heard.clear();
    };
  }

  #noteNewest(ledgerIndex: number): void {
    this.#newest = Math.max(this.#newest ?? 0, ledgerIndex);
    this.#heard.noteNewest(ledgerIndex);
  }

  #hear(): void {
    const { client } = this.#deps;
    const noEvents = client.onEvent((event) => {
      if ((event.type !== 'ledger' && event.type !== 'subscribed') || event.ledgerIndex === null) return;
      this.#noteNewest(event.ledgerIndex);
    });
    const noWords = client.hearValidators(({ type, bytes }, server) => {
      if (type === 'manifest') this.#keys.hear(bytes);
      else this.#heard.add(bytes, server);
      for (const wake of [...this.#waiting]) wake();
    });
    this.#deafen = () => {
      noEvents();
      noWords();
    };
  }

  /**
   * Proves what was recorded.
   * @throws Refused with the reason why it is not proved; what `signal` was aborted with.
   */
  async prove(claim: Claim, options: ProofOptions = {}): Promise<Proved> {
    return this.#listening(claim.ledgerIndex, options, async (found, signal) => {
      const evidence = await this.#collect(claim, found, { ...options, signal });
      return { evidence, proof: await this.#check(claim, evidence, found.list) };
    });
  }

  /**
   * Proves that a range of ledgers is one unbroken chain, each the parent of the next, up to a signed one: none was left
   * out, and none put in.
   * @throws Refused with the reason why it is not proved; what `signal` was aborted with.
   */
  async proveChain([from, to]: LedgerRange, options: ProofOptions = {}): Promise<ProvedChain> {
    return this.#listening(to, options, async ({ list, signed }, signal) => {
      const headers = await this.#walk(from, signed, { ...options, signal });
      const hashes = headers.map(({ header }) => hexOf(header.hash)).slice(0, to - from + 1);
      const { votes, listed, needed, ledgerIndex, ledgerHash } = signed;
      for (const { header } of [headers[0], headers.at(-1)].filter((one) => one !== undefined))
        checkInForce(list, header.closeTime);
      return { from, to, hashes, list, signed: { votes, listed, needed, ledgerIndex, ledgerHash } };
    });
  }

  async #listening<T>(
    ledgerIndex: number,
    { signal, newest, progress }: ProofOptions,
    prove: (found: Found, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (newest) this.#noteNewest(newest);
    const headers = this.headersTo(ledgerIndex);
    if (headers !== null && headers > MOST_HEADERS) throw tooFar(headers);
    const deafen = this.listen();
    const tooLong = new AbortController();
    const limit = new SingleTimer(this.#deps.clock);
    limit.set(DONE_WITHIN_MIN * 60_000, () =>
      tooLong.abort(refused('proof.too-long', { minutes: `${DONE_WITHIN_MIN}` })),
    );
    const either = signal === undefined ? tooLong.signal : AbortSignal.any([signal, tooLong.signal]);
    try {
      progress?.({ step: 'list' });
      const list = await this.#deps.list(either);
      progress?.({ step: 'signatures' });
      return await prove({ list, ...(await this.#signedFrom(ledgerIndex, list, either)) }, either);
    } finally {
      limit.clear();
      deafen();
    }
  }

  /** Waits for a signed ledger. @throws Refused 'too-few-votes' where none comes in time. */
  async #signedFrom(
    ledgerIndex: number,
    list: ValidatorList,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly keys: KnownKeys; readonly signed: SignedLedger }> {
    const { clock, pause } = this.#deps;
    const until = clock.now() + SIGNED_WITHIN_MS;
    const keys = await this.#keys.of(list, signal);
    for (;;) {
      signal?.throwIfAborted();
      const signed = await this.#heard.firstSigned(ledgerIndex, keys.electorate, pause);
      if (signed !== null && signed.votes.length < signed.listed) {
        await this.#heardMore(STRAGGLERS_MS, signal, false);
        const later = await this.#heard.firstSigned(ledgerIndex, keys.electorate, pause);
        return { keys, signed: later ?? signed };
      }
      if (signed !== null) return { keys, signed };
      const left = until - clock.now();
      if (left <= 0) break;
      await this.#heardMore(left, signal, true);
    }
    const { votes, listed, needed } = await this.#heard.best(ledgerIndex, keys.electorate, pause);
    const counts = { votes: `${votes.length}`, listed: `${listed}`, needed: `${needed}` };
    throw refused('proof.too-few-votes', counts);
  }

  /** Resolves after this time, or, where that ends it, as soon as something was heard; rejects when given up. */
  #heardMore(milliseconds: number, signal: AbortSignal | undefined, wordEnds: boolean): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = new SingleTimer(this.#deps.clock);
    const abort = () => reject(signal?.reason);
    timer.set(milliseconds, resolve);
    if (wordEnds) this.#waiting.add(resolve);
    signal?.addEventListener('abort', abort, { once: true });
    return promise.finally(() => {
      timer.clear();
      this.#waiting.delete(resolve);
      signal?.removeEventListener('abort', abort);
    });
  }

  #walk(
    from: number,
    { ledgerIndex, ledgerHash }: SignedLedger,
    { signal, progress }: ProofOptions,
  ): Promise<readonly HeaderBytes[]> {
    const of = ledgerIndex - from + 1;
    if (of > MOST_HEADERS) throw tooFar(of);
    return walkHeaders(this.#ask, {
      ...{ from, to: ledgerIndex, hash: ledgerHash },
      ...(signal === undefined ? {} : { signal }),
      progress: (done) => progress?.({ step: 'headers', done, of }),
    });
  }

  async #collect(
    { hash, ledgerIndex }: Claim,
    { list, keys, signed }: Found,
    options: ProofOptions,
  ): Promise<Evidence> {
    const { signal, progress } = options;
    const headers = await this.#walk(ledgerIndex, signed, options);
    const own = headers[0];
    if (own === undefined) throw refused('proof.not-held', { ledger: ledgerIndex });
    progress?.({ step: 'ledger' });
    const id = bytesOfHex(hash, 'transaction');
    const whole = await askServers(
      this.#ask,
      { ...wholeLedgerRequest(ledgerIndex), ...(signal === undefined ? {} : { signal }) },
      (result) => transactionsOf(result, own.header, this.#deps.pause),
      (isTooLarge) =>
        refused(isTooLarge ? 'proof.ledger-too-large' : 'proof.not-held', { ledger: ledgerIndex }),
    );
    const path = whole.pathTo(id, ledgerIndex);
    const blobs = whole.blobsOf(id, ledgerIndex);
    return {
      ...{ ...blobs, path, list: list.signed },
      manifests: keys.manifests.map(({ bytes }) => Buffer.from(bytes)),
      validations: signed.validations.map(({ bytes }) => Buffer.from(bytes)),
      headers: headers.map(({ bytes }) => bytes),
    };
  }

  /** As anybody checks a receipt; and what it says must be what was recorded. */
  async #check(claim: Claim, evidence: Evidence, list: ValidatorList): Promise<Proof> {
    const { pause, readCredits } = this.#deps;
    const proof = await checkEvidence(evidence, new Set([list.publisher]), pause);
    const transaction = await transactionOf(proof);
    // What the codec cannot read is not compared, and its credits are not proved.
    if (transaction === null) throw refused('proof.unreadable.transaction');
    const credits = readCredits(transaction, claim.account)?.credits ?? [];
    if (textOf(credits) !== textOf(claim.amounts))
      throw refused('proof.other-result', { ledger: claim.ledgerIndex });
    return proof;
  }
}

function tooFar(headers: number): Refused {
  return refused('proof.too-far', { ledgers: `${headers}`, limit: `${MOST_HEADERS}` });
}

function textOf(amounts: readonly AssetAmount[]): string {
  return amounts
    .map((one) => `${assetKey(one.asset)} ${one.amount}`)
    .toSorted()
    .join(' ');
}
