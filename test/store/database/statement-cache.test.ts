import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { createStatementCache } from '../../../electron/store/database/statement-cache.ts';

function setUp() {
  const database = new DatabaseSync(':memory:');
  const prepared: string[] = [];
  const prepare = createStatementCache({
    prepare(sql) {
      prepared.push(sql);
      return database.prepare(sql);
    },
  });
  const ask = (value: number) => prepare(`SELECT ${value} AS value`).get()?.value;
  return { prepared, ask };
}

it('a question that comes again is not prepared again, and each has its own answer', () => {
  const { prepared, ask } = setUp();
  expect([1, 2, 1, 2].map(ask)).toEqual([1, 2, 1, 2]);
  expect(prepared).toHaveLength(2);
});

it('of many questions those asked last are kept: what nobody asks any more goes', () => {
  const { prepared, ask } = setUp();
  for (let value = 0; value < 100; value += 1) {
    ask(value);
    ask(0);
  }
  prepared.length = 0;
  expect([99, 0, 1].map(ask)).toEqual([99, 0, 1]);
  expect(prepared).toEqual(['SELECT 1 AS value']);
});
