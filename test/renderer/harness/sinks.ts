import { FORWARDED_EVENTS, type ShownSink, type SinkLog } from '../../../electron/contract/index.ts';
import { ADDRESS_B, NOW } from './fixture-data.ts';

const EVERY_EVENT = FORWARDED_EVENTS.filter((type) => type !== 'test');

/** A webhook that takes everything, unless said otherwise. */
export function sink(change: Partial<ShownSink> = {}): ShownSink {
  return {
    id: 'shop',
    name: 'Shop server',
    state: 'on',
    events: EVERY_EVENT,
    accounts: [],
    kinds: null,
    minimumXrp: null,
    alertingOnly: false,
    privacy: false,
    target: { type: 'webhook', url: 'https://shop.example/hooks/chime', hasOldSecret: false },
    tone: 'delivered',
    text: 'Delivered 10:40',
    waiting: 0,
    refused: 0,
    dropped: 0,
    ...change,
  };
}

/** One of each kind, and each in another state. */
export function fourSinks(): readonly ShownSink[] {
  return [
    sink({ refused: 2, text: 'Delivered 10:40 · 2 refused' }),
    sink({
      id: 'phone',
      name: 'Alice’s phone',
      events: ['payment.received', 'payment.disputed'],
      alertingOnly: true,
      minimumXrp: '2.5',
      target: { type: 'ntfy', url: 'https://ntfy.sh', topicText: 'chi…', hasToken: true },
      ...{ tone: 'waiting', text: '2 waiting', waiting: 2 },
    }),
    sink({
      id: 'team',
      name: 'Team chat',
      events: ['payment.received'],
      accounts: [ADDRESS_B],
      kinds: ['payment', 'check'],
      privacy: true,
      target: { type: 'apprise', addressText: 'https://apprise.example/notify/…', tag: 'treasury' },
      ...{ tone: 'failing', waiting: 14 },
      text: 'Failing since 09:55: HTTP 503, next attempt 11:12',
    }),
    sink({
      id: 'till',
      name: 'Till printer',
      state: 'paused',
      events: ['payment.received'],
      target: {
        ...{ type: 'command', program: '/usr/local/bin/print-receipt' },
        ...{ arguments: ['--printer', 'till 1'], timeoutSeconds: 30 },
      },
      ...{ tone: 'paused', text: 'Paused, 3 waiting', waiting: 3 },
    }),
  ];
}

const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

/** Calls that went well and badly, newest first, and two events that were refused. */
export function sinkLog(): SinkLog {
  return {
    attempts: Array.from({ length: 11 }, (_, index) => ({
      key: `attempt-${index}`,
      at: ago(20 + index * 347),
      ok: index !== 2,
      what: index === 4 ? 'Test' : index === 6 ? '3 events' : `Payment of ${25 + index} XRP to Shop till`,
      result: index === 2 ? 'HTTP 503' : 'HTTP 204',
      tookMs: index === 2 ? 20_000 : 84 + index,
      eventId: index === 6 ? null : 900 - index,
    })),
    refused: [
      {
        ...{ eventId: 870, at: ago(7_300), what: 'Payment of 310.25 XRP to Gallery' },
        reasonText: 'HTTP 422: unknown account',
      },
      {
        ...{ eventId: 860, at: ago(9_100), what: 'Payment of 12.07 EUR to Shop till' },
        reasonText: 'HTTP 400',
      },
    ],
  };
}

/** Turns what follows around, and a tab, a bell and an escape, which no text may bring to the screen's own words. */
const TURNS = '\u202Eegnahc';
const LONG = 'https://receiver.example/'.concat('a-path-without-an-end/'.repeat(12));

/** Names, addresses and reasons as long as they get, and written to mislead. */
export function hostileSinks(): readonly ShownSink[] {
  return [
    sink({
      name: `${TURNS} <b>Delivered</b> ${'Ŝ'.repeat(60)}`,
      target: { type: 'webhook', url: LONG, hasOldSecret: true },
      ...{ tone: 'failing', waiting: 100_000, refused: 12_345, dropped: 7 },
      text: `Failing since 1 Nov, 09:55: HTTP 503 “${TURNS} ${'no-space'.repeat(20)}”, next attempt 11:12`,
    }),
    sink({
      id: 'b',
      name: 'مستلم',
      target: {
        ...{ type: 'command', program: `/opt/${'deep/'.repeat(40)}run` },
        ...{
          arguments: Array.from({ length: 50 }, (_, index) => `--${TURNS}-${index}`),
          timeoutSeconds: 600,
        },
      },
      text: 'Delivered 10:40',
    }),
  ];
}

/** A log as hostile. */
export function hostileLog(): SinkLog {
  const what = `Payment of 1 ${TURNS} <img src=x onerror=alert(1)> to ${'label'.repeat(30)}`;
  return {
    attempts: [
      {
        ...{ key: 'x', at: ago(20), ok: false, what, tookMs: 20_000, eventId: 3 },
        result: `HTTP 500 ${'reason-without-a-space'.repeat(12)}`,
      },
    ],
    refused: [{ eventId: 3, at: ago(20), what, reasonText: `${TURNS} ${'refusal '.repeat(60)}` }],
  };
}
