import { expect, it } from 'vitest';
import { GARBAGE, strangeServer } from '../../alerts/forwarding/nats/strange-server.ts';
import { serviceWorld } from '../service-world.ts';

it('a stream whose server sends garbage puts nothing among the lines', async (context) => {
  const world = await serviceWorld(context);
  const stream = await strangeServer(GARBAGE);
  const target = { type: 'nats', servers: [stream.url], stream: 'CHIME' };
  world.configure({ forwarding: [{ id: 'stream', target }] });
  const run = await world.watching();
  world.pay('1');
  await run.until(() => run.stderr().includes('forwarding stream:'), 'the attempt');
  expect(await run.stop()).toBe(0);
  expect(run.payments()).toHaveLength(1);
  expect(run.strange).toEqual([]);
  stream.close();
});
