import { afterEach, describe, expect, it } from 'vitest';
import { LoadBudget } from '../../../electron/simulator/server/load.ts';
import { RIPPLED_LIMITS } from '../index.ts';
import { closeHarnesses, harness } from '../support/server-harness.ts';

afterEach(closeHarnesses);

describe('the load budget', () => {
  /** Requests until the state is reached, all at one moment. */
  const burst = (budget: LoadBudget, state: 'warn' | 'drop', now: number): number => {
    for (let count = 1; ; count++) if (budget.charge('account_tx', now) === state) return count;
  };

  it('warns and drops where the recording of a real server did: about 385 and 1,966 account_tx in a burst', () => {
    const budget = new LoadBudget(RIPPLED_LIMITS, 0);
    const warned = burst(budget, 'warn', 0);
    const dropped = warned + burst(budget, 'drop', 0);
    expect(warned).toBeGreaterThan(370);
    expect(warned).toBeLessThan(410);
    expect(dropped).toBeGreaterThan(1900);
    expect(dropped).toBeLessThan(2010);
  });

  it('is below the drop limit again after 5 s, and still warns; later it forgets', () => {
    const budget = new LoadBudget(RIPPLED_LIMITS, 0);
    burst(budget, 'drop', 0);
    expect(budget.state(1_000)).toBe('warn');
    expect(budget.state(30_000)).toBe('warn');
    expect(budget.state(140_000)).toBe('fine');
  });

  it('bears about 12 account_tx a second for ever', () => {
    const sustained = (perSecond: number): 'fine' | 'warn' | 'drop' => {
      const budget = new LoadBudget(RIPPLED_LIMITS, 0);
      let state: 'fine' | 'warn' | 'drop' = 'fine';
      for (let second = 0; second < 600; second++) {
        for (let i = 0; i < perSecond; i++) state = budget.charge('account_tx', second * 1000);
      }
      return state;
    };
    expect(sustained(11)).toBe('fine');
    expect(sustained(14)).toBe('warn');
  });
});

describe('a server with limits', () => {
  it('warns on successful answers, closes with 1008, and closes a new connection on its first request', async () => {
    let now = 0;
    const { server, shop, client } = await harness({ load: { warnAt: 100, dropAt: 200 }, clock: () => now });
    const raw = await client();
    const answers = [];
    for (let i = 0; i < 12; i++) answers.push(await raw.request({ command: 'account_tx', account: shop }));
    expect(answers.map((answer) => answer.warning)).toEqual([
      ...Array(7).fill(undefined),
      ...Array(5).fill('load'),
    ]);
    for (let i = 0; i < 4; i++) raw.send({ id: 90 + i, command: 'account_tx', account: shop });
    expect(await raw.closed).toEqual({ code: 1008, reason: 'threshold exceeded' });
    const next = await client();
    next.send({ id: 1, command: 'ping' });
    expect((await next.closed).code).toBe(1008);
    now += 5000;
    const later = await client();
    expect(await later.request({ command: 'ping' })).toMatchObject({ status: 'success', warning: 'load' });
    expect(server.connectionCount).toBe(3);
  });

  it('Clio: slowDown above so many requests a second', async () => {
    let now = 0;
    const { client } = await harness({ flavour: 'clio', requestsPerSecond: 3, clock: () => now });
    const raw = await client();
    const errors = [];
    for (let i = 0; i < 5; i++) errors.push((await raw.request({ command: 'ping' })).error);
    expect(errors).toEqual([undefined, undefined, undefined, 'slowDown', 'slowDown']);
    now += 1000;
    expect((await raw.request({ command: 'ping' })).status).toBe('success');
  });

  it('refuses requests over 1,000,000 bytes, and closes with 1009 above 16 MB', async () => {
    const { client } = await harness();
    const raw = await client();
    raw.sendText(JSON.stringify({ id: 1, command: 'ping', pad: 'x'.repeat(1_000_001) }));
    expect((await raw.nextJson()).error).toBe('jsonInvalid');
    raw.sendText('x'.repeat(16_500_000));
    expect((await raw.closed).code).toBe(1009);
  });
});
