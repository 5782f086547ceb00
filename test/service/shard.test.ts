import { describe, expect, it } from 'vitest';
import { isOfShard, parseShard } from '../../electron/service/shard.ts';

const ACCOUNTS = Array.from({ length: 2000 }, (_, n) => `rAccount${n}`);
const shardOf = (account: string, of: number) =>
  Array.from({ length: of }, (_, n) => n + 1).filter((number) => isOfShard(account, { number, of }));

describe('shards', () => {
  it('share a list so that each account falls to one', () => {
    for (const account of ACCOUNTS.slice(0, 200)) expect(shardOf(account, 3)).toHaveLength(1);
  });

  it('have about as many accounts each', () => {
    for (const number of [1, 2, 3, 4]) {
      const count = ACCOUNTS.filter((account) => isOfShard(account, { number, of: 4 })).length;
      expect(count).toBeGreaterThan(400);
      expect(count).toBeLessThan(600);
    }
  });

  it('keep their accounts when one more joins, but for those that it takes', () => {
    for (const account of ACCOUNTS.slice(0, 400)) {
      const [before] = shardOf(account, 3);
      const [after] = shardOf(account, 4);
      expect([before, 4]).toContain(after);
    }
  });

  it.each(['0/3', '4/3', '1/0', '1', '1/1001', '-1/2', '1.5/2', ''])('are not %j', (text) => {
    expect(parseShard(text)).toBeNull();
  });

  it('are written as number and count', () => {
    expect(parseShard(' 2/3 ')).toEqual({ number: 2, of: 3 });
  });
});
