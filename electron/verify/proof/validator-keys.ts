import { encodeNodePublic } from 'ripple-address-codec';
import type { Clock } from '../../xrpl/clock.ts';
import { RequestError } from '../../xrpl/protocol/request-error.ts';
import { bytesOfBase64 } from '../bytes/encoded.ts';
import { Refused, refused } from '../refused.ts';
import { type Manifest, readManifest } from '../validators/manifest.ts';
import type { ValidatorList } from '../validators/validator-list.ts';
import { electorateOf } from '../validators/votes.ts';
import { type AskServersDeps, askServers } from './ask-servers.ts';
import type { Electorate } from './heard-validations.ts';

/** A validator changes its key once in months: what servers said is asked for again after this. */
const KNOWN_MS = 10 * 60_000;
/** Manifests kept that came before the list: some validators change their keys in a day. */
const MOST_EARLY = 200;
/** Asked at once. */
const AT_ONCE = 6;

export interface ValidatorKeysDeps extends AskServersDeps {
  readonly clock: Pick<Clock, 'now'>;
  /** Withdrawals of validators' keys that were ever seen: serialized manifests, kept for good. */
  readonly withdrawals: {
    all(): readonly Buffer[];
    add(manifest: Buffer): void;
  };
  /** Runs before each signature. */
  readonly pause: () => Promise<void>;
}

/** Which key signs for which validator now. */
export interface KnownKeys {
  readonly electorate: Electorate;
  /** Manifests that say more than those in the list. */
  readonly manifests: readonly Manifest[];
}

/**
 * Keeps the newest manifests of listed validators: those of the list, those that servers know, and those that the stream
 * brings. A server that knows no manifest of a listed key says so of withdrawn keys too (recorded of rippled 3.1.1): such
 * a validator stays listed, and its votes do not count.
 */
export class ValidatorKeys {
  readonly #deps: ValidatorKeysDeps;
  readonly #newest = new Map<string, Manifest>();
  readonly #unknown = new Set<string>();
  readonly #askedAt = new Map<string, number>();
  /** Masters of the list in force, others' manifests are of no interest; null before there was a list. */
  #listed: ReadonlySet<string> | null = null;
  /** Manifests that came before that, unchecked. */
  #early: readonly Buffer[] = [];

  constructor(deps: ValidatorKeysDeps) {
    this.#deps = deps;
  }

  /** Takes a manifest from the stream, which tells each once. */
  hear(bytes: Buffer): void {
    if (this.#listed === null) this.#early = [...this.#early, bytes].slice(-MOST_EARLY);
    else this.#take(bytes, this.#listed);
  }

  #take(bytes: Buffer, listed: ReadonlySet<string>): void {
    const manifest = readOrNull(bytes);
    if (manifest !== null && listed.has(manifest.master)) this.#note(manifest);
  }

  /** The keys of a list's validators, after servers were asked for them. @throws Refused where the request was given up. */
  async of(list: ValidatorList, signal?: AbortSignal): Promise<KnownKeys> {
    const { withdrawals, clock, pause } = this.#deps;
    const listed = new Set(list.masters);
    this.#listed = listed;
    const early = this.#early;
    this.#early = [];
    for (const bytes of [...withdrawals.all(), ...early]) {
      await pause();
      this.#take(bytes, listed);
    }
    const due = list.masters.filter(
      (master) => clock.now() - (this.#askedAt.get(master) ?? Number.NEGATIVE_INFINITY) >= KNOWN_MS,
    );
    for (let at = 0; at < due.length; at += AT_ONCE)
      await Promise.all(due.slice(at, at + AT_ONCE).map((master) => this.#ask(master, signal)));
    const inList = new Map(list.manifests.map((manifest) => [manifest.master, manifest.sequence]));
    const manifests = [...this.#newest.values()].filter(
      ({ master, sequence }) => listed.has(master) && sequence > (inList.get(master) ?? -1),
    );
    const electorate = new Map(electorateOf(list, manifests));
    for (const master of this.#unknown) {
      const known = electorate.get(master);
      // Listed, and without a vote. A withdrawal is known by itself.
      if (known?.signingKey) electorate.set(master, null);
    }
    return { electorate, manifests };
  }

  async #ask(master: string, signal?: AbortSignal): Promise<void> {
    const { pause, clock } = this.#deps;
    const parameters = { public_key: encodeNodePublic(Buffer.from(master, 'hex')) };
    const request = { command: 'manifest', parameters, ...(signal === undefined ? {} : { signal }) };
    try {
      const manifest = await askServers(
        this.#deps,
        request,
        async (result) => {
          if (result.manifest === undefined) return null;
          await pause();
          const found = readManifest(bytesOfBase64(result.manifest, 'manifest'));
          if (found.master !== master) throw refused('proof.manifest-forged', { key: master });
          return found;
        },
        () => refused('proof.unreadable.manifest'),
      );
      this.#askedAt.set(master, clock.now());
      if (manifest === null) this.#unknown.add(master);
      else {
        this.#unknown.delete(master);
        this.#note(manifest);
      }
    } catch (error) {
      // Nobody answers: what the list says of it holds.
      if (!(error instanceof Refused || error instanceof RequestError)) throw error;
    }
  }

  #note(manifest: Manifest): void {
    const known = this.#newest.get(manifest.master);
    if (known !== undefined && known.sequence >= manifest.sequence) return;
    this.#newest.set(manifest.master, manifest);
    if (manifest.signingKey === null) this.#deps.withdrawals.add(Buffer.from(manifest.bytes));
  }
}

function readOrNull(bytes: Buffer): Manifest | null {
  try {
    return readManifest(bytes);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
