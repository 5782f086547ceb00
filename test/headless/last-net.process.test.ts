import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { smallWorld } from './small-world.ts';

const ENDS_ITSELF = new URL('./ends-itself.ts', import.meta.url).href;

/** What the database holds, and whether it is whole. */
function storedIn(folder: string): {
  readonly integrity: unknown;
  readonly payments: number;
  readonly pending: number;
} {
  const database = new DatabaseSync(join(folder, 'payments.db'), { readOnly: true });
  try {
    return {
      integrity: database.prepare('PRAGMA integrity_check').get()?.integrity_check,
      payments: Number(database.prepare('SELECT count(*) AS n FROM payments').get()?.n),
      pending: Number(database.prepare('SELECT count(*) AS n FROM deliveries').get()?.n),
    };
  } finally {
    database.close();
  }
}

describe('the headless program', () => {
  it('says which error of its own ended it, with status 3, and loses nothing by it', async (context) => {
    const { folder, pay, start: startWith } = await smallWorld(context);
    const stored = () => storedIn(folder);
    const start = (...options: readonly string[]) =>
      startWith(options, { NODE_OPTIONS: `--import=${ENDS_ITSELF}` });
    const first = start('--json');
    await first.until(() => first.lines.some(({ state }) => state === 'connected'), 'connected');
    pay('1');
    await first.until(() => first.payments().length === 1, 'the first payment');
    // A line is told again only where it was not acknowledged yet.
    await expect.poll(stored).toMatchObject({ payments: 1, pending: 0 });
    first.signal('SIGUSR2');
    expect(await first.exit).toEqual({ code: 3, signal: null });
    expect(first.lines.at(-1)).toMatchObject({ type: 'problem', code: 'failed' });
    expect(String(first.lines.at(-1)?.message)).toContain('RangeError: out of range');
    expect(first.stderr()).toContain('An error of its own ended it.');
    expect(stored()).toEqual({ integrity: 'ok', payments: 1, pending: 0 });

    // Paid while nobody watched; the folder's lock was left.
    pay('2');
    const second = start();
    await second.until(() => second.stdout().includes('+2 XRP'), 'the second payment');
    await expect.poll(stored).toMatchObject({ payments: 2, pending: 0 });
    second.signal('SIGWINCH');
    expect(await second.exit).toEqual({ code: 3, signal: null });
    expect(second.stderr()).toContain('TypeError');
    expect(second.stderr()).not.toContain('hunter2');
    expect(stored()).toEqual({ integrity: 'ok', payments: 2, pending: 0 });

    const third = start('--json');
    pay('3');
    await third.until(() => third.payments().some(({ amount }) => amount === '3'), 'the third payment');
    expect(await third.stop()).toBe(0);
    const amounts = [...first.payments(), ...third.payments()].map(({ amount }) => amount);
    expect(amounts).toEqual(['1', '3']);
    expect(stored().payments).toBe(3);
  });
});
