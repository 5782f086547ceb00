import type { NetworkView, SinkState, StoredPayment } from '../../contract/index.ts';
import type { Metric, Sample } from './prometheus.ts';
import type { Readiness } from './readiness.ts';

/** What is measured of one sink. */
export interface SinkMeasures {
  readonly id: string;
  readonly state: SinkState;
  /** Milliseconds that the oldest waiting event waits; null where none does. */
  readonly oldestMs: number | null;
  /** Calls of its receiver in this run by their result, and how long they took together, in ms. */
  readonly calls: ReadonlyMap<string, number>;
  readonly callMs: number;
}

/** What is measured of a run. Counts are of this run, and begin at 0. */
export interface Measures {
  readonly version: string;
  readonly view: NetworkView;
  readonly readiness: Readiness;
  readonly accounts: number;
  /** Ranges of ledgers that no server held, of all accounts. */
  readonly gaps: number;
  /** Milliseconds since a ledger was last heard to close; null before the first. */
  readonly ledgerAgeMs: number | null;
  /** Times that a connection came about. */
  readonly connects: number;
  readonly payments: ReadonlyMap<StoredPayment['kind'], number>;
  readonly problems: ReadonlyMap<string, number>;
  readonly sinks: readonly SinkMeasures[];
}

/** Everything at /metrics. */
export function metricsOf(measures: Measures): readonly Metric[] {
  return [
    ...connectionMetrics(measures),
    ...ledgerMetrics(measures),
    ...paymentMetrics(measures),
    ...sinkMetrics(measures),
  ];
}

function connectionMetrics({ version, view, readiness, connects }: Measures): readonly Metric[] {
  const latency = view.servers.find(({ inUse }) => inUse)?.latencyMs ?? null;
  return [
    gauge('build_info', 'The program’s version.', [{ labels: { version, network: view.network }, value: 1 }]),
    gauge('ready', 'Whether /readyz says that all is well.', one(Number(readiness.ready))),
    gauge(
      'connected',
      'Whether there is a connection to a server.',
      one(Number(view.connection.state === 'connected')),
    ),
    counter('reconnects_total', 'Connections after the first one.', one(Math.max(connects - 1, 0))),
    gauge('server_latency_seconds', 'Time that the server in use takes to answer.', seconds(latency)),
  ];
}

function ledgerMetrics({ view, accounts, gaps, ledgerAgeMs }: Measures): readonly Metric[] {
  const { validatedLedger, examined } = view;
  return [
    gauge('accounts', 'Watched accounts.', one(accounts)),
    gauge('ledger_age_seconds', 'Time since a ledger was last heard to close.', seconds(ledgerAgeMs)),
    gauge('validated_ledger', 'The newest validated ledger.', known(validatedLedger)),
    gauge('examined_ledger', 'The ledger up to which all is examined, gaps aside.', known(examined.through)),
    gauge('ledgers_left', 'Ledgers still to be examined, gaps aside.', one(examined.left)),
    gauge('gaps', 'Ranges of ledgers that no server held.', one(gaps)),
    gauge('gap_ledgers', 'Ledgers in gaps that are still asked for.', one(examined.open)),
  ];
}

function paymentMetrics({ payments, problems }: Measures): readonly Metric[] {
  return [
    counter('payments_total', 'Payments recorded, by kind.', by('kind', payments)),
    counter('problems_total', 'Problems told, by code.', by('code', problems)),
  ];
}

function sinkMetrics({ sinks }: Measures): readonly Metric[] {
  const of = (value: (sink: SinkMeasures) => number) =>
    sinks.map((sink) => ({ labels: { sink: sink.id }, value: value(sink) }));
  const calls = sinks.flatMap((sink) =>
    [...sink.calls].map(([result, value]) => ({ labels: { sink: sink.id, result }, value })),
  );
  return [
    gauge(
      'outbox_events',
      'Events that wait for a sink.',
      of(({ state }) => state.waiting),
    ),
    gauge(
      'outbox_oldest_seconds',
      'How long the oldest event waits.',
      of(({ oldestMs }) => (oldestMs ?? 0) / 1000),
    ),
    gauge(
      'outbox_refused',
      'Events that the receiver refused.',
      of(({ state }) => state.refused),
    ),
    gauge(
      'outbox_dropped',
      'Events that found no room.',
      of(({ state }) => state.dropped),
    ),
    gauge(
      'sink_failing',
      'Whether the last call of the receiver failed.',
      of(({ state }) => Number(state.failing !== null || state.gone !== null)),
    ),
    counter('deliveries_total', 'Calls of receivers, by result.', calls),
    counter(
      'delivery_seconds_total',
      'Time that calls of receivers took.',
      of(({ callMs }) => callMs / 1000),
    ),
  ];
}

function gauge(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name, help, type: 'gauge', samples };
}

function counter(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name, help, type: 'counter', samples };
}

function one(value: number): readonly Sample[] {
  return [{ value }];
}

function known(value: number | null): readonly Sample[] {
  return value === null ? [] : one(value);
}

function seconds(ms: number | null): readonly Sample[] {
  return ms === null ? [] : one(ms / 1000);
}

function by(label: string, counts: ReadonlyMap<string, number>): readonly Sample[] {
  return [...counts].map(([name, value]) => ({ labels: { [label]: name }, value }));
}
