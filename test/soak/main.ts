import { parseArgs } from 'node:util';
import { soak } from './soak.ts';

/** npm run soak -- --seed N --payments 100000 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    payments: { type: 'string', default: '100000' },
    'per-ledger': { type: 'string', default: '30' },
  },
});

const result = await soak({
  seed: Number(values.seed),
  payments: Number(values.payments),
  perLedger: Number(values['per-ledger']),
  log: (text) => console.error(text),
});
const list = (items: readonly string[]) => items.slice(0, 20).join('\n  ');
console.log(
  JSON.stringify(
    {
      ...result,
      missing: result.missing.length,
      extra: result.extra.length,
      wrongAmount: result.wrongAmount.length,
    },
    null,
    2,
  ),
);
if (result.missing.length > 0) console.log(`missing:\n  ${list(result.missing)}`);
if (result.extra.length > 0) console.log(`extra:\n  ${list(result.extra)}`);
for (const misfortune of result.leftOut) console.log(`LEFT OUT ${misfortune}`);
const wrong =
  result.missing.length +
  result.extra.length +
  result.wrongAmount.length +
  (result.recorded - result.expected) ** 2 +
  result.announcedMissing +
  result.announcedExtra +
  result.announcedTooOften +
  result.alertsMissing +
  result.alertsExtra +
  result.alertsTooOften +
  result.crashes.length;
console.log(
  wrong === 0
    ? `${result.recorded} payments recorded: 0 missing, 0 extra, 0 doubled; alerts: 0 missing, ${result.alertedTwice} doubled by ${result.kills} kills.`
    : 'The soak FAILED.',
);
process.exitCode = wrong === 0 ? 0 : 1;
