import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFace, type Face, type FaceFacts } from '../../../electron/service/face/face.ts';
import type { Readiness } from '../../../electron/service/face/readiness.ts';

const READY: Readiness = {
  ...{ ready: true, reasons: [], network: 'mainnet', connection: 'connected', ledgerIndex: 7 },
  ...{ examinedThrough: 7, ledgersLeft: 0, ledgersInGaps: 0 },
};

let readiness: Readiness;
let broken: boolean;
let face: Face;
let url: string;

const facts: FaceFacts = {
  readiness: () => {
    if (broken) throw new Error('rSecret');
    return readiness;
  },
  metrics: () => [
    {
      name: 'payments_total',
      help: 'Payments\nrecorded.',
      type: 'counter',
      samples: [{ labels: { kind: 'a "b" \\c' }, value: 3 }],
    },
    { name: 'unmeasured', help: 'Nothing yet.', type: 'gauge', samples: [] },
  ],
  events: (after, limit) => Array.from({ length: limit }, (_, n) => ({ cursor: after + n + 1 })),
  payments: () => [],
  coverage: () => [{ account: 'r' }],
};

async function open(token: string | null): Promise<void> {
  face = createFace({ host: '127.0.0.1', port: 0, token, facts });
  url = `http://127.0.0.1:${(await face.listen()).port}`;
}

beforeEach(() => {
  readiness = READY;
  broken = false;
});
afterEach(() => face.close());

function statusFor(host: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    get(`${url}/v1/payments`, { headers: { ...headers, host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });
}

describe('the face of the service', () => {
  it('without a token, answers nobody who came by a name that is not this machine’s', async () => {
    await open(null);
    for (const host of ['localhost', '127.0.0.1:9464', '[::1]:9464']) expect(await statusFor(host)).toBe(200);
    for (const host of ['rebound.example', '127.0.0.1.rebound.example', 'localhost.rebound.example:80'])
      expect(await statusFor(host)).toBe(421);
  });

  it('with a token, is asked by any name: who has the token may', async () => {
    await open('open-sesame');
    expect(await statusFor('chime:9464', { authorization: 'Bearer open-sesame' })).toBe(200);
    expect(await statusFor('chime:9464', { authorization: 'Bearer open-sesamE' })).toBe(401);
  });

  it('says whether it is ready, and why not', async () => {
    await open(null);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    readiness = { ...READY, ready: false, reasons: ['open-gap'] };
    const answer = await fetch(`${url}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ reasons: ['open-gap'] });
    // It lives all the same.
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('gives metrics with names and labels escaped, and none without a value', async () => {
    await open(null);
    const answer = await fetch(`${url}/metrics`);
    expect(answer.headers.get('content-type')).toContain('version=0.0.4');
    expect(await answer.text()).toBe(
      '# HELP xrpl_chime_payments_total Payments\\nrecorded.\n# TYPE xrpl_chime_payments_total counter\n' +
        'xrpl_chime_payments_total{kind="a \\"b\\" \\\\c"} 3\n',
    );
  });

  it('gives what comes after a cursor, and the cursor to go on from', async () => {
    await open(null);
    const answer = await fetch(`${url}/v1/events?after=41&limit=2`);
    expect(await answer.json()).toEqual({ rows: [{ cursor: 42 }, { cursor: 43 }], next: 43, more: true });
    expect(await (await fetch(`${url}/v1/payments?after=9`)).json()).toEqual({
      rows: [],
      next: 9,
      more: false,
    });
    expect(await (await fetch(`${url}/v1/coverage`)).json()).toEqual({ coverage: [{ account: 'r' }] });
  });

  it.each(['after=-1', 'after=x', 'limit=0', 'limit=1001', 'after=1e3'])(
    'refuses %s with a sentence',
    async (query) => {
      await open(null);
      const answer = await fetch(`${url}/v1/events?${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ message: expect.stringMatching(/\.$/) });
    },
  );

  it('answers whoever brings the token, and nobody else', async () => {
    await open('secret');
    const ask = (path: string, authorization?: string) =>
      fetch(`${url}${path}`, authorization === undefined ? {} : { headers: { authorization } });
    for (const path of ['/readyz', '/metrics', '/v1/events', '/v1/payments', '/v1/coverage', '/other']) {
      expect((await ask(path)).status).toBe(401);
      expect((await ask(path, 'Bearer wrong!')).status).toBe(401);
    }
    expect((await ask('/readyz', 'Bearer secret')).status).toBe(200);
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('changes nothing, knows no other path, and tells nothing of what fails inside', async () => {
    await open(null);
    expect((await fetch(`${url}/readyz`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${url}/v2`)).status).toBe(404);
    broken = true;
    const answer = await fetch(`${url}/readyz`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('rSecret');
  });
});
