import { isPaymentEvent, type SendResult, type StoredPayment } from '../../../contract/index.ts';
import type { NotificationText } from '../../../payments/text/describe.ts';
import type { Channel, OutgoingEvent } from '../channel.types.ts';

/** So many payments that wait come one by one; more are one summary: a phone that was off is not flooded. */
const MOST_SINGLE = 3;
/** Events of one round. What waits beyond them is the next summary. */
const MOST_EVENTS = 200;

/** How events are said to people. */
export interface EventWords {
  one(event: OutgoingEvent): NotificationText;
  /** Of payments received. */
  summary(payments: readonly StoredPayment[]): NotificationText;
}

/** One message to people: the events that it tells of. */
export interface TextMessage extends NotificationText {
  readonly events: readonly OutgoingEvent[];
}

export interface TextChannelDeps {
  readonly words: EventWords;
  readonly sendText: (message: TextMessage, signal: AbortSignal) => Promise<SendResult>;
}

/** Sends events as messages that people read, many payments at once as one. */
export function createTextChannel({ words, sendText }: TextChannelDeps): Channel {
  return {
    most: MOST_EVENTS,
    async send(events, signal) {
      const results = new Map<OutgoingEvent, SendResult>();
      for (const message of messagesOf(events, words)) {
        const result = await sendText(message, signal);
        for (const event of message.events) results.set(event, result);
        if (result.type === 'failed' || result.type === 'gone') break;
      }
      // What was not tried waits for what failed.
      const last = [...results.values()].at(-1);
      return events.map((event) => results.get(event) ?? last).filter((result) => result !== undefined);
    },
    close: async () => undefined,
  };
}

function messagesOf(events: readonly OutgoingEvent[], words: EventWords): readonly TextMessage[] {
  const received = events.filter(({ event }) => event.type === 'payment.received');
  if (received.length <= MOST_SINGLE) return events.map((event) => single(event, words));
  const payments = received.map(({ payment }) => payment).filter((payment) => payment !== null);
  const summary: TextMessage = { ...words.summary(payments), events: received };
  const others = events.filter(({ event }) => event.type !== 'payment.received');
  return [summary, ...others.map((event) => single(event, words))];
}

function single(event: OutgoingEvent, words: EventWords): TextMessage {
  return { ...words.one(event), events: [event] };
}

/** Whether a message tells of something that must not be overlooked. */
export function isUrgent({ events }: TextMessage): boolean {
  return events.some(
    ({ event: { type } }) => type === 'payment.disputed' || !(isPaymentEvent(type) || type === 'test'),
  );
}
