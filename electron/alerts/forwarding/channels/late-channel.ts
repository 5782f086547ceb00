import type { Channel } from '../channel.types.ts';

/** Events of one call of a channel that is not loaded yet. */
const MOST = 256;

/** A channel that is loaded when it is first used. */
export function lateChannel(load: () => Promise<Channel>): Channel {
  let loaded: Promise<Channel> | null = null;
  return {
    most: MOST,
    async send(events, signal) {
      loaded ??= load();
      return (await loaded).send(events, signal);
    },
    async close() {
      if (loaded !== null) await (await loaded).close();
    },
  };
}
