import { describe, expect, it } from 'vitest';
import type { NetworkEvent } from '../../../electron/xrpl/network-client.ts';
import { A, B, Scene, settle } from '../support/harness.ts';

type React = (scene: Scene) => void;

const reactions: Readonly<Record<string, React>> = {
  stop: ({ client }) => void client.stop(),
  'stop and start': ({ client }) => {
    void client.stop();
    client.start();
  },
  nudge: ({ client }) => client.nudge('user'),
  'other accounts': ({ client }) => client.setAccounts([B]),
  'no accounts': ({ client }) => client.setAccounts([]),
  'other servers': (scene) => scene.client.setServers([scene.server(1).url]),
  'no servers': ({ client }) => client.setServers([]),
  'a request': (scene) =>
    void scene.client.request('ping', {}, { server: scene.server(1).url }).catch(() => undefined),
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
  drop: (scene) => scene.server(0).drop(),
  stale: (scene) => {
    for (const server of scene.network.servers) server.stale = true;
  },
  frozen: (scene) => {
    scene.server(0).frozen = true;
  },
};

/** A listener may do anything to the client, in the middle of anything. */
describe.each(Object.entries(reactions))('a listener that reacts with %s', (_name, react) => {
  it.each(Object.entries(triggers))('to %s breaks nothing', async (_trigger, matches) => {
    for (const fault of Object.values(faults)) {
      for (const nth of [1, 2]) {
        const scene = new Scene({ servers: 2, options: { rotateAfterMs: 60_000 } });
        let seen = 0;
        scene.client.onEvent((event) => {
          if (!matches(event)) return;
          seen += 1;
          if (seen === nth) react(scene);
        });
        scene.client.setAccounts([A]);
        scene.client.start();
        scene.clock.advance(6000);
        fault(scene);
        scene.clock.advance(70_000);
        await settle();
        expect(scene.network.openSockets).toBeLessThanOrEqual(3);

        seen = Number.POSITIVE_INFINITY;
        for (const server of scene.network.servers) Object.assign(server, { stale: false, frozen: false });
        scene.client.setServers(scene.network.urls);
        scene.client.setAccounts([A, B]);
        scene.client.start();
        scene.clock.advance(120_000);
        expect(scene.client.isConnected).toBe(true);
        expect(await scene.end()).toBe(0);
        expect(scene.network.openSockets).toBe(0);
      }
    }
  });
});

it('shows every listener the events in one order, whatever another one causes meanwhile', () => {
  const scene = new Scene({ servers: 1, ledgers: false });
  const late: string[] = [];
  scene.client.onEvent((event) => {
    if (event.type === 'subscribed') void scene.client.stop();
  });
  scene.client.onEvent((event) => late.push(event.type === 'status' ? event.status.state : event.type));
  scene.client.start();
  scene.clock.advance(1000);
  expect(late).toEqual(['connecting', 'subscribed', 'session-ended', 'closed']);
});
