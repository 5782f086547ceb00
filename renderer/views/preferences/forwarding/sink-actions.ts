import type { ShownSink } from '../../../../electron/contract/index.ts';
import { act } from '../../../bridge.ts';
import { say, worked } from '../../../state/messages.ts';
import type { WindowTranslate } from '../../../texts/language.ts';

/** Sends a test, past the filters; how it went is in the state and the log. */
export async function sendTest(id: string, t: WindowTranslate): Promise<void> {
  if (worked(await act('forwarding:test', { id }))) say(t('sinks.tested'));
}

/** Tries at once what waits. */
export async function tryNow(id: string): Promise<void> {
  worked(await act('forwarding:try-now', { id }));
}

/** Sends events again that the receiver refused or had before, in this order; says how many. */
export async function sendAgain(id: string, eventIds: readonly number[], t: WindowTranslate): Promise<void> {
  for (const eventId of eventIds) {
    if (!worked(await act('forwarding:send-again', { id, eventId }))) return;
  }
  say(t('sinks.sentAgain', { count: eventIds.length }));
}

/** Sends everything again that the receiver refused, as far as the log goes back: oldest first. */
export async function sendRefusedAgain({ id }: ShownSink, t: WindowTranslate): Promise<void> {
  const outcome = await act('forwarding:log', { id });
  if (!worked(outcome)) return;
  const oldestFirst = outcome.value.refused.map(({ eventId }) => eventId).toReversed();
  await sendAgain(id, oldestFirst, t);
}
