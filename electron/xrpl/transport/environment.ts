import { type Clock, systemClock } from '../clock.ts';
import type { FindProxy } from './proxy.ts';
import type { OpenSocket } from './socket.ts';
import { webSocketOpener } from './web-socket.ts';

/** Everything the connection takes from outside; tests pass their own. */
export interface ConnectionEnvironment {
  readonly clock: Clock;
  /** Evenly distributed in [0, 1). */
  readonly random: () => number;
  readonly openSocket: OpenSocket;
}

/** Real time, chance and sockets. `findProxy`: see webSocketOpener. */
export function systemEnvironment(findProxy?: FindProxy): ConnectionEnvironment {
  return { clock: systemClock, random: Math.random, openSocket: webSocketOpener(findProxy) };
}
