import { expect, it } from 'vitest';
import { message, problemOf, type SinkState } from '../../../electron/contract/index.ts';
import { createProblemLog } from '../../../electron/desktop/context/problem-log.ts';
import { createSinkProblems } from '../../../electron/desktop/forwarding/sink-problems.ts';
import { sinkTo, webhookTo } from '../../alerts/forwarding/forwarding-harness.ts';

const HOUR = 3_600_000;
const failing = (since: number): SinkState => ({
  ...{ waiting: 1, refused: 0, dropped: 0, deleted: 0, deliveredAt: null, gone: null },
  failing: {
    ...{ since, nextAttemptAt: since + HOUR, failures: 1, asked: false },
    reason: message('delivery.http', { httpStatus: 503 }),
  },
});

it('what has failed for an hour is a problem with its name, and none once it works again', () => {
  let now = 0;
  let changes = 0;
  const states = new Map<string, SinkState>([['a', failing(0)]]);
  const sinks = [
    sinkTo(webhookTo('http://127.0.0.1/a'), { id: 'a', name: 'Shop' }),
    sinkTo(webhookTo('http://127.0.0.1/b'), { id: 'b', name: 'Phone' }),
    sinkTo(webhookTo('http://127.0.0.1/c'), { id: 'c', name: 'Paused', state: 'paused' }),
  ];
  const problems = createProblemLog([], () => undefined);
  const lasting = createSinkProblems({
    ...{ sinks: () => sinks, stateOf: (id: string) => states.get(id) ?? null, problems },
    ...{ now: () => now, changed: () => (changes += 1) },
  });
  const told = () =>
    problems.list().map(({ code, message: text }) => [code, /reached (.+) for/.exec(text)?.[1]]);
  now = HOUR - 1;
  lasting.review();
  expect([lasting.names(), told(), changes]).toEqual([[], [], 0]);
  now = HOUR;
  lasting.review();
  lasting.review();
  expect([lasting.names(), told(), changes]).toEqual([['Shop'], [['sink-failing', 'Shop']], 1]);
  // A second one, and one that is paused: nobody expects anything of that.
  states.set('b', failing(0)).set('c', failing(0));
  lasting.review();
  expect([lasting.names(), told()]).toEqual([['Shop', 'Phone'], [['sink-failing', 'Shop, Phone']]]);
  states.clear();
  lasting.review();
  expect([lasting.names(), told(), changes]).toEqual([[], [], 3]);
});

it('what is over is no problem any more', () => {
  const problems = createProblemLog([], () => undefined);
  const quiet: SinkState = { ...failing(0), waiting: 0, failing: null };
  let state: SinkState = {
    ...quiet,
    dropped: 1,
    deleted: 1,
    gone: message('delivery.http', { httpStatus: 410 }),
  };
  const { review } = createSinkProblems({
    ...{ sinks: () => [sinkTo(webhookTo('http://127.0.0.1/'))], stateOf: () => state, problems },
    ...{ now: () => 0, changed: () => undefined },
  });
  for (const said of [
    message('problem.outbox-full', { count: 1, sink: 'Shop' }),
    message('problem.undelivered-deleted', { count: 1, sink: 'Shop' }),
    message('problem.receiver-gone', { sink: 'Shop' }),
  ])
    problems.add(problemOf(said, null, 0));
  const codes = () => problems.list().map(({ code }) => code);
  review();
  expect(codes()).toHaveLength(3);
  state = { ...state, dropped: 0, gone: null };
  review();
  expect(codes()).toEqual(['undelivered-deleted']);
  state = quiet;
  review();
  expect(codes()).toEqual([]);
});
