import { expect, it } from 'vitest';
import type { Channel } from '../../../electron/alerts/forwarding/channel.types.ts';
import { lateChannel } from '../../../electron/alerts/forwarding/channels/late-channel.ts';

const delivers: Channel = {
  most: 1,
  send: async (events) => events.map(() => ({ type: 'delivered', status: 'sent' })),
  close: async () => undefined,
};
const signal = new AbortController().signal;
const event = {
  event: { id: 'a', type: 'test', timestamp: '', network: 'mainnet', data: {} },
  payment: null,
} as const;

it('a late channel is loaded by its first event alone, and once', async () => {
  let loads = 0;
  const channel = lateChannel(async () => {
    loads += 1;
    return delivers;
  });
  await channel.close();
  expect(loads).toBe(0);
  await Promise.all([channel.send([event], signal), channel.send([event], signal)]);
  expect(await channel.send([event], signal)).toEqual([{ type: 'delivered', status: 'sent' }]);
  expect(loads).toBe(1);
});

it('a late channel that cannot be loaded has its events wait, and is loaded again by the next call', async () => {
  let loads = 0;
  const channel = lateChannel(async () => {
    loads += 1;
    if (loads === 1) throw new Error('not there');
    return delivers;
  });
  expect(await channel.send([event, event], signal)).toMatchObject([{ type: 'failed' }, { type: 'failed' }]);
  await channel.close();
  expect(await channel.send([event], signal)).toEqual([{ type: 'delivered', status: 'sent' }]);
});
