import { message } from '../../../contract/index.ts';
import type { Channel } from '../channel.types.ts';

/** Events of one call of a channel that is not loaded yet. */
const MOST = 256;

/** A channel that is loaded by its first event. Where that fails, the next call tries again. */
export function lateChannel(load: () => Promise<Channel>): Channel {
  let loaded: Promise<Channel> | null = null;
  return {
    most: MOST,
    async send(events, signal) {
      loaded ??= load();
      try {
        return await (await loaded).send(events, signal);
      } catch (error) {
        loaded = null;
        const detail = error instanceof Error ? error.message : 'unknown';
        return events.map(() => ({ type: 'failed', reason: message('delivery.unreachable', { detail }) }));
      }
    },
    async close() {
      if (loaded !== null) await (await loaded).close();
    },
  };
}
