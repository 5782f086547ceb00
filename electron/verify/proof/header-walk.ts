import { hexOf } from '../bytes/encoded.ts';
import { refused } from '../refused.ts';
import { type AskServersDeps, askServers } from './ask-servers.ts';
import { type HeaderBytes, headerOf, headerRequest } from './ledger-bytes.ts';

/** Headers asked for at once: the latency of one request is shared by all of them. */
const AT_ONCE = 8;

export interface HeaderWalk {
  /** The first ledger wanted. */
  readonly from: number;
  /** The signed one, and its hash: 64 upper-case hex digits. */
  readonly to: number;
  readonly hash: string;
  readonly signal?: AbortSignal;
  /** How many are there already. */
  readonly progress?: (done: number) => void;
}

/**
 * The headers of ledgers from one to a signed one, in that order. Each is the parent that the next one names, so that
 * servers cannot give others: they are asked for by index, several at once, and whoever gives one of another hash is named.
 * @throws Refused 'not-held' where no server gives a ledger, 'header-forged' where all give another.
 */
export async function walkHeaders(
  deps: AskServersDeps,
  { from, to, hash, signal, progress }: HeaderWalk,
): Promise<readonly HeaderBytes[]> {
  const found: HeaderBytes[] = [];
  let expected = hash;
  const options = signal === undefined ? {} : { signal };
  const ask = (ledgerIndex: number, wanted: string | null) =>
    askServers(
      deps,
      { ...headerRequest(ledgerIndex), ...options },
      (result) => {
        const header = headerOf(result, ledgerIndex);
        if (wanted !== null && hexOf(header.header.hash) !== wanted)
          throw refused('proof.header-forged', { ledger: ledgerIndex });
        return header;
      },
      () => refused('proof.not-held', { ledger: ledgerIndex }),
    );
  for (let last = to; last >= from; last -= AT_ONCE) {
    const first = Math.max(from, last - AT_ONCE + 1);
    const indexes = Array.from({ length: last - first + 1 }, (_, at) => last - at);
    const batch = await Promise.all(indexes.map((ledgerIndex) => ask(ledgerIndex, null)));
    for (const [at, ledgerIndex] of indexes.entries()) {
      const given = batch[at];
      // Asked once more by the hash that is known now: the liar is named, and others are asked.
      const right =
        given !== undefined && hexOf(given.header.hash) === expected
          ? given
          : await ask(ledgerIndex, expected);
      found.push(right);
      expected = hexOf(right.header.parentHash);
    }
    progress?.(found.length);
  }
  return found.toReversed();
}
