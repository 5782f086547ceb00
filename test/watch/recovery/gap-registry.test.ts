import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KnownGap, LedgerRange } from '../../../electron/contract/index.ts';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { GapRegistry } from '../../../electron/watch/recovery/gap-registry.ts';
import { intersectRanges, subtractRanges } from '../../../electron/xrpl/ledger-ranges.ts';

const range = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([first, length]): LedgerRange => [first, first + length]);
const step = fc.oneof(
  range.map((value) => ({ type: 'register', value }) as const),
  range.map((value) => ({ type: 'settle', value }) as const),
  range.map((value) => ({ type: 'accept', value }) as const),
);

it('holds what was found missing and not examined since, never overlapping, the same in the store', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let saved: readonly KnownGap[] = [];
      const store: Pick<PaymentStore, 'gaps' | 'saveGaps'> = {
        gaps: () => saved,
        saveGaps: (_network, gaps) => {
          saved = gaps;
        },
      };
      const register = new GapRegistry('mainnet', store as PaymentStore);
      let missing: readonly LedgerRange[] = [];
      let accepted: readonly LedgerRange[] = [];
      for (const { type, value } of steps) {
        if (type === 'register') {
          register.register('a', [value], 0);
          missing = [...missing, value];
        } else if (type === 'settle') {
          register.settle('a', [value]);
          missing = subtractRanges(missing, [value]);
          accepted = subtractRanges(accepted, [value]);
        } else {
          accepted = [...accepted, ...intersectRanges(missing, [value])];
          register.accept('a', value);
        }
      }
      const held = register.all().map((gap) => gap.range);
      expect(subtractRanges(held, missing)).toEqual([]);
      expect(subtractRanges(missing, held)).toEqual([]);
      for (const [i, one] of held.entries()) {
        for (const other of held.slice(i + 1)) expect(intersectRanges([one], [other])).toEqual([]);
      }
      const acceptedNow = register.all().flatMap((gap) => (gap.accepted ? [gap.range] : []));
      expect(subtractRanges(acceptedNow, accepted)).toEqual([]);
      expect(subtractRanges(accepted, acceptedNow)).toEqual([]);
      expect(saved).toEqual(register.all());
      // Accepted ones are never asked for; fresh ones rest until their time.
      expect(subtractRanges(held, register.resting('a', 0))).toEqual([]);
      expect(register.resting('a', 10 ** 12)).toEqual(acceptedNow);
    }),
    { numRuns: 500 },
  );
});
