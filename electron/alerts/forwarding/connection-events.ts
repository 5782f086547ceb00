import { randomUUID } from 'node:crypto';
import type { ConnectionStatus, ForwardedEventType, NetworkName } from '../../contract/index.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import { networkId } from '../../xrpl/networks.ts';

/** A handover to another server takes some seconds, and is no news. */
const LOST_AFTER_MS = 30_000;

export interface ConnectionEventsDeps {
  readonly network: NetworkName;
  readonly clock: Clock;
  readonly tell: (type: ForwardedEventType, data: Readonly<Record<string, unknown>>) => void;
}

/** Says that a connection is lost once it has been for half a minute, and that it is back where that was said. */
export function createConnectionEvents({ network, clock, tell }: ConnectionEventsDeps) {
  const timer = new SingleTimer(clock);
  let wasConnected = false;
  let isLost = false;

  function say(type: 'connection.lost' | 'connection.restored', status: ConnectionStatus): void {
    const id = `${type}_${networkId(network)}_${randomUUID()}`;
    tell(type, { id, server: status.server, since: status.offlineSince, reason: status.reason });
  }

  return {
    follow(status: ConnectionStatus): void {
      if (status.state === 'connected') {
        timer.clear();
        wasConnected = true;
        if (isLost) say('connection.restored', status);
        isLost = false;
        return;
      }
      if (!wasConnected || isLost || timer.pending) return;
      timer.set(LOST_AFTER_MS, () => {
        isLost = true;
        say('connection.lost', status);
      });
    },
    stop: () => timer.clear(),
  };
}
