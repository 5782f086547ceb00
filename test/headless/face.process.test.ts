import { spawnSync } from 'node:child_process';
import { get } from 'node:http';
import { expect, it } from 'vitest';
import { describeWith } from '../installed.ts';
import { freePort, serviceWorld } from './service-world.ts';

type Json = Readonly<Record<string, unknown>>;
interface Page {
  readonly rows: readonly Json[];
  readonly next: number;
  readonly more: boolean;
}

/** Asks as a consumer does. */
function consumer(port: number) {
  const url = `http://127.0.0.1:${port}`;
  const json = async (path: string) => (await (await fetch(`${url}${path}`)).json()) as Json;
  /** All that comes after a cursor, page by page, as a consumer reads on. */
  async function allAfter(path: string, after: number, limit: number) {
    const rows: Json[] = [];
    let next = after;
    for (let more = true; more; ) {
      const page = (await json(`${path}?after=${next}&limit=${limit}`)) as unknown as Page;
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      rows.push(...page.rows);
      ({ next, more } = page);
    }
    return { rows, next };
  }
  return { url, json, allAfter };
}

/** What a browser sends whose name was made to lead here. */
function statusAs(host: string, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });
}

describeWith('Checks of metrics', [['promtool', 'prometheus']])('the face of a running program', () => {
  it('gives each event once to who reads on by the cursor, over a restart, and is red with an open gap', async (context) => {
    const world = await serviceWorld(context);
    const port = await freePort();
    const { url, json, allAfter } = consumer(port);
    world.configure({ service: { listen: `127.0.0.1:${port}` } });
    const first = await world.watching();
    await expect.poll(() => json('/readyz')).toMatchObject({ ready: true, reasons: [] });
    const amounts = ['1', '2', '3', '4', '5'];
    for (const amount of amounts) world.pay(amount);
    await first.until(() => first.payments().length === 5, 'the payments');

    const read = await allAfter('/v1/events', 0, 2);
    expect(read.rows.map(({ data }) => (data as Json).amount)).toEqual(amounts);
    expect(new Set(read.rows.map(({ id }) => id)).size).toBe(5);
    expect(read.rows.map(({ cursor }) => cursor).toSorted((a, b) => Number(a) - Number(b))).toEqual(
      read.rows.map(({ cursor }) => cursor),
    );
    // A cursor that is at the end stays there.
    expect(await allAfter('/v1/events', read.next, 2)).toEqual({ rows: [], next: read.next });
    expect((await allAfter('/v1/payments', 0, 2)).rows.map(({ amount }) => amount)).toEqual(amounts);

    for (const path of ['/healthz', '/readyz', '/metrics', '/v1/events', '/v1/payments', '/v1/coverage'])
      for (const method of ['POST', 'PUT', 'DELETE'])
        expect((await fetch(`${url}${path}`, { method })).status, `${method} ${path}`).toBe(405);
    for (const query of ['limit=0', 'limit=1001', 'limit=x', 'after=-1', 'after=1e3'])
      expect((await fetch(`${url}/v1/events?${query}`)).status, query).toBe(400);
    expect(await statusAs('rebound.example', `${url}/v1/payments`)).toBe(421);
    expect(await first.stop()).toBe(0);

    // What came meanwhile is gone from every server.
    world.pay('6');
    world.network.closeMany(20);
    await world.server.restart('none');
    const second = await world.watching();
    await expect.poll(() => json('/readyz')).toMatchObject({ ready: false, reasons: ['open-gap'] });
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(Number((await json('/readyz')).ledgersInGaps)).toBeGreaterThanOrEqual(20);
    const [coverage] = (await json('/v1/coverage')).coverage as readonly Json[];
    expect(coverage?.gaps).toHaveLength(1);
    world.pay('7');
    await second.until(() => second.payments().length === 1, 'the payment after the restart');
    const later = await allAfter('/v1/events', read.next, 1);
    expect(later.rows.map(({ type }) => type)).toEqual(['gap.opened', 'payment.received']);

    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/^xrpl_chime_ready 0$/m);
    expect(metrics).toMatch(/^xrpl_chime_gaps 1$/m);
    // Neither accounts nor hashes: their number has no bounds.
    expect(metrics).not.toMatch(/r[1-9A-HJ-NP-Za-km-z]{24,34}|[0-9A-F]{64}/);
    const checked = spawnSync('promtool', ['check', 'metrics'], { input: metrics, encoding: 'utf8' });
    expect({ status: checked.status, said: `${checked.stdout}${checked.stderr}` }).toEqual({
      status: 0,
      said: '',
    });
    expect(await second.stop()).toBe(0);
  });
});
