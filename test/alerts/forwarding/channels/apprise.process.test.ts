import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ForwardingSink } from '../../../../electron/contract/index.ts';
import { describeWith } from '../../../installed.ts';
import { OTHER } from '../../../store/database/sample-payment.ts';
import { ForwardingHarness, memoOf } from '../forwarding-harness.ts';
import { OK, Receiver } from '../receiver.ts';

const KEY = 'a-key-that-nobody-guesses';

/** Debian's Apprise is a module of Debian's Python, whatever Python comes first elsewhere. */
const PYTHON = '/usr/bin/python3';

describeWith('Tests of Apprise', [['apprise', 'apprise']])('Apprise', () => {
  let test: ForwardingHarness;
  /** What Apprise sends to. */
  let service: Receiver;
  let api: ChildProcess;
  let url: string;

  beforeEach(async () => {
    service = new Receiver();
    await service.listen();
    const target = service.url.replace('http', 'json');
    api = spawn(PYTHON, [join(import.meta.dirname, 'apprise-api.py'), KEY, target, 'phone'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [port] = (await once(api.stdout ?? api, 'data')) as [Buffer];
    url = `http://127.0.0.1:${String(port).trim()}/notify/${KEY}`;
    test = new ForwardingHarness({ label: 'Till *one*' });
  });

  afterEach(async () => {
    await test.close();
    api.kill();
    await service.close();
  });

  const send = (
    change: { readonly url?: string; readonly tag?: string } = {},
    more: Partial<ForwardingSink> = {},
  ) => test.send({ type: 'apprise', url, tag: '', ...change }, more);
  /** What the service got: Apprise's json:// says it so. */
  const said = () =>
    service.received.map(({ body }) => JSON.parse(body) as { title: string; message: string; type: string });

  it('passes on what a payment says, as text: nothing in it is markup', async () => {
    send();
    test.pay([1], { memos: [memoOf('**bold** <b>b</b> [link](https://evil.example) `x`')] });
    await expect.poll(() => test.state?.waiting).toBe(0);
    expect(said()).toMatchObject([{ title: '+1.5 XRP to Till *one*', type: 'info' }]);
    expect(said()[0]?.message).toContain('“**bold** <b>b</b> [link](https://evil.example) `x`”');
  });

  it('tells only services with the tag, and what there is none for is no delivery', async () => {
    send({ tag: 'phone' });
    test.pay([1]);
    await expect.poll(() => test.state?.waiting).toBe(0);
    expect(said()).toHaveLength(1);
    send({ tag: 'nobody' });
    test.pay([2]);
    await expect.poll(() => test.words).toBe('Nothing is set up there under this key or tag (HTTP 204).');
    expect(test.state).toMatchObject({ waiting: 1, refused: 0 });
  });

  it('with a key that it does not know is no delivery, either', async () => {
    send({ url: url.replace(KEY, 'other') });
    test.pay([1]);
    await expect.poll(() => test.words).toBe('Nothing is set up there under this key or tag (HTTP 204).');
    expect(test.state).toMatchObject({ waiting: 1, refused: 0 });
    expect(said()).toEqual([]);
  });

  it('whose service fails is tried again, and nothing is put aside', async () => {
    service.answer = () => ({ status: 500 });
    send();
    test.pay([1]);
    await expect.poll(() => test.words).toBe('A service behind Apprise didn’t take it (HTTP 424).');
    expect(test.state).toMatchObject({ waiting: 1, refused: 0 });
    service.answer = () => OK;
    test.clock.advance(5000);
    await expect.poll(() => test.state?.waiting).toBe(0);
    expect(test.state?.failing).toBeNull();
  });

  it('is told a summary of many payments, a test, and what is urgent as a warning', async () => {
    send({}, { state: 'paused', events: ['payment.received', 'payment.disputed', 'test'] });
    test.pay([1, 2, 3, 4]);
    const [row] = test.store.waitingFor('shop', 1);
    if (row?.payment === null || row?.payment === undefined) throw new Error('nothing waits');
    test.store.setTrust(row.payment, 'disputed', {
      ...{
        server: 'wss://b',
        at: '2026-01-02T00:00:00Z',
        says: 'disagrees',
        stated: null,
        ledgerHashCheck: null,
      },
    });
    send({}, { events: ['payment.received', 'payment.disputed', 'test'] });
    test.forwarding.test('shop', 'mainnet');
    await expect.poll(() => test.state?.waiting).toBe(0);
    expect(said().map(({ type }) => type)).toEqual(['info', 'warning', 'info']);
    expect(said()[0]?.title).toContain('4');
    expect(said()[1]?.title).toContain('1.5 XRP');
    expect(said()[2]?.title).toBe('Test from XRPL Chime');
  });

  it('is told neither amounts nor who paid nor memos in privacy', async () => {
    send({}, { privacy: true });
    test.pay([1], { memos: [memoOf('for your eyes only')] });
    test.pay([2, 3, 4, 5]);
    await expect.poll(() => test.state?.waiting).toBe(0);
    expect(said().length).toBeGreaterThan(1);
    for (const { body } of service.received) {
      expect(body).not.toMatch(/\d\.5|eyes only|XRP\b(?! Ledger)/);
      expect(body).not.toContain(OTHER.slice(0, 4));
    }
  });
});
