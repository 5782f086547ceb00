import fc from 'fast-check';
import type { Change } from '../mutate.ts';
import { DAMAGES, type Damage } from '../text-damage.ts';
import { COSTLY, type Variant } from './script.ts';

/** What happens in one run of the program. Numbers are taken modulo what there is to choose from. */
export interface FrameCase {
  /** One after the other; each has a true payment, of which the server says these. */
  readonly ledgers: readonly { readonly seed: number | string; readonly variants: readonly Variant[] }[];
  /** Answers that are changed: of this kind, the one with this number. */
  readonly answers: readonly {
    readonly command: string;
    readonly number: number;
    readonly changes: readonly Change[];
    readonly damage: Damage;
  }[];
}

const number = fc.nat();
const change: fc.Arbitrary<Change> = fc.record({ where: number, what: number, how: number });
const damage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Damage>({ kind: 'none', at: 0 }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom(...DAMAGES), at: number }) },
);

const costly = Object.keys(COSTLY) as (keyof typeof COSTLY)[];
/** Those that take next to no time. */
const QUICK = costly.filter((name) => /nested|some/.test(name));

const variantOf = (lies: number): fc.Arbitrary<Variant> =>
  fc.oneof(
    {
      weight: 300,
      arbitrary: fc.record({
        kind: fc.constant('changed' as const),
        lie: fc.option(fc.nat(lies - 1), { freq: 8 }),
        changes: fc.array(change, { minLength: 1, maxLength: 4, size: 'max' }),
        damage,
        hashed: fc.integer({ min: 0, max: 3 }).map((chance) => chance > 0),
      }),
    },
    { weight: 15, arbitrary: fc.record({ kind: fc.constant('same' as const), turn: number }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('lie' as const), lie: fc.nat(lies - 1) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('costly' as const), frame: fc.constantFrom(...QUICK) }),
    },
    { weight: 3, arbitrary: fc.constant<Variant>({ kind: 'binary' }) },
  );

export function frameCase(seeds: number, lies: number): fc.Arbitrary<FrameCase> {
  const ledger = fc.record({
    seed: fc.nat(seeds - 1),
    variants: fc.array(variantOf(lies), { minLength: 1, maxLength: 40, size: 'max' }),
  });
  const answer = fc.record({
    command: fc.constantFrom('account_tx', 'account_tx', 'account_tx', 'server_info', 'subscribe', 'ledger'),
    number: fc.nat(3),
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    damage,
  });
  return fc.record({
    ledgers: fc.uniqueArray(ledger, {
      ...{ minLength: 1, maxLength: 8, size: 'max' },
      selector: ({ seed }) => seed,
    }),
    answers: fc.oneof(
      { weight: 5, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(answer, { minLength: 1, maxLength: 2 }) },
    ),
  });
}
