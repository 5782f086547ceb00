import { expect, it } from 'vitest';
import { makeLargeAndDamaged } from '../store/database/large-damaged.ts';
import { type SmallWorld, smallWorld } from './small-world.ts';

/** A run until a payment came and its ledger is proven: what it said of the database, and the amounts. */
async function run(world: SmallWorld, amount: string): Promise<readonly unknown[]> {
  const { lines, payments, stop, until } = world.start(['--json']);
  const problems = () =>
    lines.flatMap(({ type, code, message }) => (type === 'problem' ? [[code, message]] : []));
  await until(() => lines.some(({ state }) => state === 'connected'), 'connected');
  world.pay(amount);
  await until(() => payments().length > 0 && problems().length > 0, 'both were told');
  const ledger = Number(payments().at(-1)?.ledgerIndex);
  await until(
    () => lines.some(({ type, through }) => type === 'coverage' && Number(through) >= ledger),
    'its ledger is proven',
  );
  expect(await stop()).toBe(0);
  return [...problems(), ...payments().map((payment) => payment.amount)];
}

it('the built program finds damage to a large database while it watches, and its next run rebuilds', async (context) => {
  const world = await smallWorld(context);
  makeLargeAndDamaged(world.folder);
  expect(await run(world, '1')).toEqual([['store-corrupted', expect.stringContaining('the next time')], '1']);
  expect(await run(world, '2')).toEqual([['store-corrupted', expect.stringContaining('damaged-')], '2']);
});
