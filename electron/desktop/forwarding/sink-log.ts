import { renderEvent } from '../../alerts/forwarding/render-event.ts';
import type { ForwardingSink, SinkLog } from '../../contract/index.ts';
import type { WaitingEvent } from '../../store/database/outbox.types.ts';
import type { AppContext } from '../context/app-context.ts';

/** Refused events that are shown. */
const MOST_REFUSED = 200;

/** What was sent to a sink, what came of it, and what its receiver refused. */
export function sinkLog(context: AppContext, sink: ForwardingSink): SinkLog {
  const { forwarding, store } = context;
  const i18n = context.i18n();
  const words = forwarding.wordsOf(sink);
  const whatOf = (row: WaitingEvent) => {
    const event = renderEvent(row, { isPrivate: sink.privacy, labelOf: () => '' });
    return words.one({ event, payment: row.payment }).title;
  };
  const eventOf = (id: number): WaitingEvent | null =>
    store.eventsAfter(id - 1, 1).find((row) => row.id === id) ?? null;
  return {
    attempts: forwarding.attempts(sink.id).map(({ at, tookMs, event, events, eventId, result }) => {
      const row = eventOf(eventId);
      const count = i18n.t('sink.events', { count: events });
      return {
        key: `${at} ${event}`,
        at: new Date(at).toISOString(),
        ok: result.type === 'delivered',
        what: events === 1 && row !== null ? whatOf(row) : count,
        result: result.type === 'delivered' ? result.status : i18n.message(result.reason),
        tookMs,
        eventId: events === 1 ? (row?.id ?? null) : null,
      };
    }),
    refused: store.refusedOf(sink.id, MOST_REFUSED).map((row) => ({
      eventId: row.id,
      at: new Date(row.at).toISOString(),
      what: whatOf(row),
      reasonText: i18n.message(row.reason),
    })),
  };
}
