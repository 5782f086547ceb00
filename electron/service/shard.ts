import { createHash } from 'node:crypto';

/** One of several programs that share a list of accounts. */
export interface Shard {
  /** 1 to `of`. */
  readonly number: number;
  readonly of: number;
}

/** More would be programs with hardly an account each. */
const MOST_SHARDS = 1000;

/** "2/3": the second of three; null where the text is none. */
export function parseShard(text: string): Shard | null {
  const [, number = '0', of = '0'] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text.trim()) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  return shard.number >= 1 && shard.number <= shard.of && shard.of <= MOST_SHARDS ? shard : null;
}

/**
 * Whether an account falls to a shard, by rendezvous hashing: the shard with the highest hash of account and number has
 * it. Each program knows that by itself; of n + 1 shards instead of n, only one account in n + 1 moves.
 */
export function isOfShard(account: string, { number, of }: Shard): boolean {
  let best = 0;
  let highest = -1n;
  for (let candidate = 1; candidate <= of; candidate++) {
    const digest = createHash('sha256').update(`${account}/${candidate}`).digest();
    const weight = digest.readBigUInt64BE();
    if (weight > highest) {
      highest = weight;
      best = candidate;
    }
  }
  return best === number;
}
