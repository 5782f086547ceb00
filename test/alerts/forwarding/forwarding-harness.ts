import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChannels } from '../../../electron/alerts/forwarding/channels/channels.ts';
import { createNats } from '../../../electron/alerts/forwarding/channels/nats/nats.ts';
import { createEventWords } from '../../../electron/alerts/forwarding/event-words.ts';
import { createForwarding, type Forwarding } from '../../../electron/alerts/forwarding/forwarding.ts';
import { httpPoster } from '../../../electron/alerts/forwarding/http-post.ts';
import {
  type ForwardingSink,
  inEnglish,
  type Memo,
  type Payment,
  type SinkState,
  type SinkTarget,
} from '../../../electron/contract/index.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { newPayment } from '../../store/database/sample-payment.ts';
import { FakeClock } from '../../xrpl/support/fake-clock.ts';

export const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

export const webhookTo = (url: string): SinkTarget => ({ type: 'webhook', url, secrets: [SECRET] });

export const memoOf = (data: string): Memo => ({ type: null, format: null, data, dataHex: null });

export function sinkTo(target: SinkTarget, more: Partial<ForwardingSink> = {}): ForwardingSink {
  return {
    ...{ id: 'shop', name: 'Shop', state: 'on', accounts: [], kinds: null, minimumXrp: null },
    ...{ alertingOnly: false, privacy: false, events: ['payment.received', 'payment.confirmed', 'test'] },
    ...{ target, ...more },
  };
}

export interface HarnessOptions {
  /** How long a receiver may take. Default: 10 s. */
  readonly timeLimitMs?: number;
  readonly label?: string;
  readonly pageOf?: () => string | null;
  /** Stands between forwarding and its store. */
  readonly storeOf?: (store: PaymentStore) => PaymentStore;
}

/** Forwarding as the programs have it, real channels and a real store included; time is the test's. */
export class ForwardingHarness {
  readonly clock = new FakeClock();
  readonly store: PaymentStore;
  readonly forwarding: Forwarding;
  /** What commands printed. */
  readonly printed: string[] = [];
  readonly gone: string[] = [];
  readonly storeErrors: unknown[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'chime-forwarding-'));

  constructor({
    timeLimitMs = 10_000,
    label = 'Till',
    pageOf,
    storeOf = (store) => store,
  }: HarnessOptions = {}) {
    this.store = openPaymentStore(this.#folder, { now: () => this.clock.wallTime() });
    const i18n = i18nFor('en');
    this.forwarding = createForwarding({
      ...{ store: storeOf(this.store), clock: this.clock, random: () => 0.5, labelOf: () => label },
      channelOf: createChannels({
        post: httpPoster(() => null, { timeLimitMs, now: () => this.clock.wallTime() }),
        secrets: { env: { TOPIC: 'from-the-environment' }, read: () => '' },
        words: ({ privacy }) =>
          createEventWords({
            ...{ i18n: () => i18n, isPrivate: privacy, labelOf: () => label },
            ...{ infoOf: () => null, contactNameOf: () => null },
          }),
        loadNats: async () => createNats,
        pageOf: pageOf ?? (() => null),
        log: (text) => this.printed.push(text),
        // What the judge holds against its own clock.
        wallTime: () => Date.now(),
      }),
      changed: () => undefined,
      isGone: (id) => this.gone.push(id),
      storeFailed: (error) => this.storeErrors.push(error),
    });
  }

  send(target: SinkTarget, more: Partial<ForwardingSink> = {}): void {
    this.forwarding.configure([sinkTo(target, more)]);
  }

  /** Records payments, and has the sinks told as the monitor does. */
  pay(numbers: readonly number[], change: Partial<Payment> = {}): void {
    this.store.record(
      numbers.map((number) => newPayment(number, change)),
      [],
    );
    this.forwarding.tryNow();
  }

  get state(): SinkState | null {
    return this.forwarding.state('shop');
  }

  /** Why the receiver fails, as people read it; '' while it does not. */
  get words(): string {
    const reason = this.state?.failing?.reason;
    return reason === undefined ? '' : inEnglish(reason);
  }

  get calls(): number {
    return this.forwarding.attempts('shop').length;
  }

  async close(): Promise<void> {
    await this.forwarding.stop();
    this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
