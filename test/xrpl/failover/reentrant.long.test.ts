import { describe, expect, it } from 'vitest';
import type { NetworkEvent } from '../../../electron/xrpl/network-client.ts';
import { A, B, Harness, settle } from '../support/harness.ts';

type React = (harness: Harness) => void;

const reactions: Readonly<Record<string, React>> = {
  stop: ({ client }) => void client.stop(),
  'stop and start': ({ client }) => {
    void client.stop();
    client.start();
  },
  nudge: ({ client }) => client.nudge('user'),
  'other accounts': ({ client }) => client.setAccounts([B]),
  'no accounts': ({ client }) => client.setAccounts([]),
  'other servers': (harness) => harness.client.setServers([harness.server(1).url]),
  'no servers': ({ client }) => client.setServers([]),
  'a request': (harness) =>
    void harness.client.request('ping', {}, { server: harness.server(1).url }).catch(() => undefined),
};

const triggers: Readonly<Record<string, (event: NetworkEvent) => boolean>> = {
  connecting: (event) => event.type === 'status' && event.status.state === 'connecting',
  connected: (event) => event.type === 'status' && event.status.state === 'connected',
  waiting: (event) => event.type === 'status' && event.status.state === 'waiting',
  stalled: (event) => event.type === 'status' && event.status.state === 'stalled',
  subscribed: ({ type }) => type === 'subscribed',
  'session-ended': ({ type }) => type === 'session-ended',
  ledger: ({ type }) => type === 'ledger',
};

const faults: Readonly<Record<string, React>> = {
  none: () => undefined,
  drop: (harness) => harness.server(0).drop(),
  stale: (harness) => {
    for (const server of harness.network.servers) server.stale = true;
  },
  frozen: (harness) => {
    harness.server(0).frozen = true;
  },
};

/** A listener may do anything to the client, in the middle of anything. */
describe.each(Object.entries(reactions))('a listener that reacts with %s', (_name, react) => {
  it.each(Object.entries(triggers))('to %s breaks nothing', async (_trigger, matches) => {
    for (const fault of Object.values(faults)) {
      for (const nth of [1, 2]) {
        const harness = new Harness({ servers: 2, options: { rotateAfterMs: 60_000 } });
        let seen = 0;
        harness.client.onEvent((event) => {
          if (!matches(event)) return;
          seen += 1;
          if (seen === nth) react(harness);
        });
        harness.client.setAccounts([A]);
        harness.client.start();
        harness.clock.advance(6000);
        fault(harness);
        harness.clock.advance(70_000);
        await settle();
        expect(harness.network.openSockets).toBeLessThanOrEqual(3);

        seen = Number.POSITIVE_INFINITY;
        for (const server of harness.network.servers) Object.assign(server, { stale: false, frozen: false });
        harness.client.setServers(harness.network.urls);
        harness.client.setAccounts([A, B]);
        harness.client.start();
        harness.clock.advance(120_000);
        expect(harness.client.isConnected).toBe(true);
        expect(await harness.end()).toBe(0);
        expect(harness.network.openSockets).toBe(0);
      }
    }
  });
});

it('shows every listener the events in one order, whatever another one causes meanwhile', () => {
  const harness = new Harness({ servers: 1, ledgers: false });
  const late: string[] = [];
  harness.client.onEvent((event) => {
    if (event.type === 'subscribed') void harness.client.stop();
  });
  harness.client.onEvent((event) => late.push(event.type === 'status' ? event.status.state : event.type));
  harness.client.start();
  harness.clock.advance(1000);
  expect(late).toEqual(['connecting', 'subscribed', 'session-ended', 'closed']);
});
