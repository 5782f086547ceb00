import { beforeEach, expect, it } from 'vitest';
import { createStops } from '../../../electron/desktop/lifecycle/stops.ts';

const done: string[] = [];
const note = (what: string) => () => void done.push(what);
let monitorsStopped = Promise.withResolvers<void>();

const stops = createStops({
  context: {
    monitors: {
      suspend: note('coverage written'),
      stop() {
        done.push('monitors stop');
        return monitorsStopped.promise;
      },
    },
    forwarding: { stop: async () => void done.push('forwarding stopped') },
    runningExport: { cancel: async () => void done.push('export canceled') },
    activity: { save: note('activity written') },
    updates: { stop: note('updates stopped') },
    store: { close: note('store closed') },
  },
  window: {
    saveNow: note('bounds written'),
    letClose: note('window may close'),
    release: note('window released'),
  },
  lock: { release: note('lock released') },
  watches: [note('watch stopped')],
  stopDemo: async () => void done.push('demo stopped'),
  removeTray: note('tray removed'),
});

beforeEach(() => {
  done.length = 0;
  monitorsStopped = Promise.withResolvers<void>();
});

it('a quit waits for the monitors before the store is closed', async () => {
  const stopping = stops.stop();
  await Promise.resolve();
  expect(done).toEqual(['window released', 'watch stopped', 'updates stopped', 'monitors stop']);
  monitorsStopped.resolve();
  await stopping;
  expect(done.slice(4)).toEqual([
    'forwarding stopped',
    'export canceled',
    'demo stopped',
    'activity written',
    'store closed',
    'tray removed',
    'lock released',
  ]);
});

it('the end of a Windows session is written before its handler returns, whatever the monitors wait for', () => {
  stops.stopAtOnce();
  const order = ['bounds written', 'coverage written', 'activity written', 'store closed', 'lock released'];
  expect(done.filter((what, index) => order.includes(what) && done.indexOf(what) === index)).toEqual(order);
});

it('what may still be called off writes and ends nothing', () => {
  stops.flush();
  expect(done).toEqual(['bounds written', 'coverage written', 'activity written']);
});
