import { describe, expect, test } from 'vitest';
import { CREDIT_KINDS } from '../../../electron/contract/index.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { EXPECTED_KINDS } from '../support/expected-kinds.ts';
import { addressOf, named, readTruth, recordedForms } from '../support/recorded.ts';

const truth = readTruth();
const labels = new Map(truth.map(({ hash, label }) => [hash, label]));
const expected = new Map(
  EXPECTED_KINDS.map(([label, account, kind, from]) => [`${account}: ${label}`, { kind, from }]),
);

test('the table and the truth agree on what was received', () => {
  for (const { label, expected: sides } of truth) {
    for (const name of ['W', 'W2'] as const) {
      const kind = expected.get(`${name}: ${label}`)?.kind;
      const received = kind !== undefined && kind !== 'exchange' && kind !== 'refund';
      expect(received, `${name}: ${label}`).toBe(sides[name].received);
    }
  }
});

test('the scenario has every kind but the unknown', () => {
  const kinds = new Set(EXPECTED_KINDS.map(([, , kind]) => kind));
  expect(CREDIT_KINDS.filter((kind) => !kinds.has(kind))).toEqual(['other']);
});

describe.each(recordedForms())('$name', (form) => {
  const names = form.scope === 'W' || form.scope === 'W2' ? [form.scope] : (['W', 'W2'] as const);
  test.each(names)('each credit of %s has its kind and its sender', (name) => {
    const seen = new Set<string>();
    for (const transaction of form.transactions) {
      const key = `${name}: ${labels.get(transaction.hash)}`;
      const credits = readCredits(transaction, addressOf(name));
      const actual =
        credits === null
          ? undefined
          : { kind: credits.kind, from: credits.from === null ? null : named(credits.from) };
      expect(actual, key).toEqual(expected.get(key));
      if (actual !== undefined) seen.add(key);
    }
    const wanted = [...expected.keys()].filter((key) => key.startsWith(`${name}: `));
    expect(wanted.filter((key) => !seen.has(key))).toEqual([]);
  });
});
