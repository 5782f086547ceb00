import type { Channel } from '../../alerts/forwarding/channel.types.ts';
import { inEnglish, type SendResult } from '../../contract/index.ts';
import type { Log, LogFields } from '../log.ts';

/** One call of a receiver. */
export interface Call {
  readonly sink: string;
  /** Ids of its events. */
  readonly events: readonly string[];
  readonly tookMs: number;
  /** The first that is not delivered, if there is one. */
  readonly result: SendResult;
}

/** A channel whose calls are logged and told. Nothing that was sent is logged, nor where to. */
export function loggedChannel(
  channel: Channel,
  { sink, log, called }: { readonly sink: string; readonly log: Log; readonly called: (call: Call) => void },
): Channel {
  return {
    most: channel.most,
    async send(events, signal) {
      const begun = performance.now();
      const results = await channel.send(events, signal);
      const result = results.find(({ type }) => type !== 'delivered') ?? results[0];
      if (result === undefined || signal.aborted) return results;
      const tookMs = Math.round(performance.now() - begun);
      const call = { sink, tookMs, result, events: events.map(({ event }) => event.id) };
      say(log, call);
      called(call);
      return results;
    },
    close: () => channel.close(),
  };
}

function say(log: Log, { sink, events, tookMs, result }: Call): void {
  const event = events[0] ?? '';
  const status = result.type === 'delivered' ? result.status : inEnglish(result.reason);
  const fields: LogFields = { sink, event, events: events.length, result: result.type, status, tookMs };
  const more = events.length > 1 ? ` and ${events.length - 1} more` : '';
  const text = `forwarding ${sink}: ${event}${more}: ${result.type}: ${status}`;
  if (result.type === 'delivered') log.info(text, fields);
  else log.warning(text, fields);
}
