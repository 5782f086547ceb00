import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newWebhookSecret, webhookKey } from '../../../../electron/alerts/forwarding/channels/webhook.ts';
import type { Memo, SinkTarget } from '../../../../electron/contract/index.ts';
import { OTHER } from '../../../store/database/sample-payment.ts';
import { ForwardingHarness, memoOf, SECRET, webhookTo } from '../forwarding-harness.ts';
import { Receiver } from '../receiver.ts';

let receiver: Receiver;
let test: ForwardingHarness;

beforeEach(async () => {
  receiver = new Receiver();
  await receiver.listen();
  test = new ForwardingHarness({ label: 'Till\r\nX-Evil: 1 \u202e' });
});

afterEach(async () => {
  await test.close();
  await receiver.close();
});

const settled = () => expect.poll(() => test.state?.waiting).toBe(0);

/** What a receiver with this secret takes; throws where it refuses. */
function verified(secret: string, at = -1): { readonly data: Record<string, unknown> } {
  const { body, headers } = receiver.received.at(at) ?? { body: '', headers: {} };
  return new Webhook(secret).verify(body, headers as Record<string, string>) as ReturnType<typeof verified>;
}

const isTaken = (secret: string) => {
  try {
    verified(secret);
    return true;
  } catch {
    return false;
  }
};

describe('the secret of a webhook', () => {
  it('is new each time, and one that the library of Standard Webhooks takes', async () => {
    const secrets = Array.from({ length: 20 }, newWebhookSecret);
    expect(new Set(secrets).size).toBe(20);
    for (const secret of secrets) {
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      expect(webhookKey(secret)).toHaveLength(32);
    }
    const [secret = ''] = secrets;
    test.send({ type: 'webhook', url: receiver.url, secrets: [secret] });
    test.pay([1]);
    await settled();
    expect(isTaken(secret)).toBe(true);
  });

  it('is changed without losing an event: first both sign, then the new one alone', async () => {
    const newer = newWebhookSecret();
    const withSecrets = (secrets: readonly string[]): SinkTarget => ({
      ...{ type: 'webhook', url: receiver.url, secrets: [...secrets] },
    });
    const taken: (readonly [old: boolean, newer: boolean])[] = [];
    for (const [n, secrets] of [[SECRET], [SECRET, newer], [newer, SECRET], [newer]].entries()) {
      test.send(withSecrets(secrets));
      test.pay([n + 1]);
      await settled();
      taken.push([isTaken(SECRET), isTaken(newer)]);
    }
    expect(taken).toEqual([
      [true, false],
      [true, true],
      [true, true],
      [false, true],
    ]);
    expect(receiver.received).toHaveLength(4);
  });

  it.each([
    'secret',
    'whsec_',
    `whsec_${'A'.repeat(16)}`,
    `whsec_${'A'.repeat(400)}`,
    'whsec_not base64 at all, but long enough',
  ])('that is none signs nothing: %s', async (secret) => {
    test.send({ type: 'webhook', url: receiver.url, secrets: [SECRET, secret] });
    test.pay([1]);
    await expect.poll(() => test.words).toMatch(/^The secret isn’t one of a webhook/);
    expect([receiver.received.length, test.state?.waiting]).toEqual([0, 1]);
    expect(test.words).not.toContain('AAAA');
  });

  it('that cannot be read is named by its place, and nothing is sent', async () => {
    test.send({ type: 'webhook', url: receiver.url, secrets: ['env:NOT_SET'] });
    test.pay([1]);
    await expect.poll(() => test.words).toBe('A secret can’t be read: the variable NOT_SET is not set');
    expect(receiver.received).toEqual([]);
  });
});

describe('what a webhook is sent', () => {
  const hex = (bytes: number): Memo => ({
    type: null,
    format: null,
    data: null,
    dataHex: 'AB'.repeat(bytes),
  });
  /** What the ledger takes at most is a kilobyte of memos. */
  it.each<[string, readonly Memo[], boolean]>([
    ['a kilobyte of letters', [memoOf('a'.repeat(1000))], true],
    ['a kilobyte that JSON writes as six', [memoOf('\u0001'.repeat(1000))], true],
    ['a kilobyte that is no text', [hex(1000)], true],
    ['sixty memos of one character', Array.from({ length: 60 }, () => memoOf('鈴')), true],
    ['more than the ledger takes, by a server that lies', [memoOf('鈴'.repeat(5000))], false],
    ['as much again in quotes', [memoOf('"'.repeat(9000))], false],
  ])('with %s is under 20 kB and verifies, and what is left out is said', async (_what, memos, isWhole) => {
    test.send(webhookTo(receiver.url));
    test.pay([1], { memos: [...memos] });
    await settled();
    expect(test.state?.refused).toBe(0);
    expect(Buffer.byteLength(receiver.received[0]?.body ?? '')).toBeLessThan(20_000);
    const { data } = verified(SECRET);
    expect(data.memos).toEqual(isWhole ? memos : []);
    expect(data.memosLeftOut).toBe(isWhole ? undefined : true);
    expect(data.amount).toBe('1.5');
  });

  it('has neither amounts nor who paid nor what strangers wrote in privacy', async () => {
    test.send(webhookTo(receiver.url), { privacy: true, events: ['payment.received', 'payment.disputed'] });
    const sourceTag = 987_654;
    test.pay([1], {
      memos: [memoOf('eyes only')],
      sourceTag,
      invoiceId: 'EE'.repeat(32),
      partialOf: { asset: { currency: 'XRP' }, amount: '77.5' },
    });
    const [paid] = test.store.query({ offset: 0, limit: 1 }).rows;
    if (paid === undefined) throw new Error('not recorded');
    test.store.setTrust(paid, 'disputed', {
      ...{
        server: 'wss://b',
        at: '2026-01-02T00:00:00Z',
        says: 'disagrees',
        stated: null,
        ledgerHashCheck: null,
      },
    });
    test.forwarding.tryNow();
    await settled();
    expect(receiver.received).toHaveLength(2);
    for (const { body } of receiver.received) {
      expect(body).not.toMatch(/amount|from"|memo|eyes only|[17]\.5|987654|EEEE|asset/i);
      expect(body).not.toContain(OTHER);
    }
  });

  it('has hostile text as text: no header comes of a label', async () => {
    test.send(webhookTo(receiver.url));
    test.pay([1]);
    await settled();
    const [{ headers } = { headers: {} }] = receiver.received;
    expect(Object.keys(headers).toSorted()).toEqual(
      ['connection', 'content-length', 'content-type', 'host', 'user-agent'].concat([
        'webhook-id',
        'webhook-signature',
        'webhook-timestamp',
      ]),
    );
  });
});
