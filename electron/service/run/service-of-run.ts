import type { Forwarding } from '../../alerts/forwarding/forwarding.ts';
import { renderEvent } from '../../alerts/forwarding/render-event.ts';
import { CREDIT_KINDS, type StoredPayment } from '../../contract/index.ts';
import { OUTBOX_LIMITS } from '../../store/database/outbox-table.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { Monitor } from '../../watch/monitor.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { createFace, type Face, type FaceFacts } from '../face/face.ts';
import { metricsOf, type SinkMeasures } from '../face/metrics.ts';
import { readinessOf } from '../face/readiness.ts';
import { jsonLines } from '../lines.ts';
import type { ServiceAddress } from '../options/options.ts';
import type { Call } from './logged-channel.ts';
import type { RunState } from './run-state.ts';

export interface ServiceOfRunDeps {
  readonly state: RunState;
  readonly client: NetworkClient;
  readonly monitor: Monitor;
  readonly store: PaymentStore;
  readonly forwarding: () => Forwarding;
  readonly version: string;
}

/** The service's face of a run. */
export interface ServiceOfRun {
  /** A receiver was called. */
  called(call: Call): void;
  /** Listens there; null: no longer. Rejects where that address is not to be had; what listened before does so on. */
  configure(service: ServiceAddress | null): Promise<void>;
  close(): Promise<void>;
}

/** Gathers what happens in a run, and shows it. The monitor is not started yet. */
export function createServiceOfRun(deps: ServiceOfRunDeps): ServiceOfRun {
  const { state, client, monitor, store } = deps;
  const payments = new Map<StoredPayment['kind'], number>(CREDIT_KINDS.map((kind) => [kind, 0]));
  const problems = new Map<string, number>();
  const calls = new Map<string, { readonly byResult: Map<string, number>; ms: number }>();
  let connects = 0;
  let ledgerAt: number | null = null;
  let open: { readonly face: Face; readonly address: ServiceAddress } | null = null;

  client.onEvent((event) => {
    if (event.type === 'ledger') ledgerAt = performance.now();
  });
  monitor.onEvent((event) => {
    if (event.type === 'connection' && event.status.state === 'connected') connects += 1;
    if (event.type === 'problem') count(problems, event.problem.code);
    if (event.type === 'recorded') for (const { kind } of event.payments) count(payments, kind);
  });

  const ledgerAgeMs = () => (ledgerAt === null ? null : performance.now() - ledgerAt);

  function sinkMeasures(): readonly SinkMeasures[] {
    return state.options.forwarding.flatMap(({ id }) => {
      const now = deps.forwarding().state(id);
      if (now === null) return [];
      const [oldest] = now.waiting === 0 ? [] : store.waitingFor(id, 1);
      const oldestMs = oldest === undefined ? null : Math.max(Date.now() - oldest.at, 0);
      const made = calls.get(id);
      return { id, state: now, oldestMs, calls: made?.byResult ?? new Map(), callMs: made?.ms ?? 0 };
    });
  }

  const readiness = () =>
    readinessOf({
      view: monitor.view(),
      ledgerAgeMs: ledgerAgeMs(),
      isOutboxFull: state.options.forwarding.some(
        ({ id }) => store.waitingCounts(id).waiting >= OUTBOX_LIMITS.waiting,
      ),
      isStoreFailing: monitor.isStoreFailing,
    });

  const facts: FaceFacts = {
    readiness,
    metrics: () =>
      metricsOf({
        ...{
          version: deps.version,
          view: monitor.view(),
          readiness: readiness(),
          ledgerAgeMs: ledgerAgeMs(),
        },
        ...{ connects, payments, problems, sinks: sinkMeasures() },
        accounts: new Set(state.entries.map(({ address }) => address)).size,
        gaps: monitor.gaps().length,
      }),
    events: (after, limit) =>
      store.eventsAfter(after, limit).map((row) => ({
        cursor: row.id,
        ...renderEvent(row, { isPrivate: false, labelOf: state.labelOf }),
      })),
    payments: (after, limit) =>
      store
        .paymentsAfter(monitor.network, after, limit)
        .map((payment) => ({ cursor: payment.id, ...fieldsOf(jsonLines.payment(payment, '', null)) })),
    coverage: () =>
      monitor
        .coverage()
        .map((coverage) =>
          fieldsOf(jsonLines.coverage(coverage, monitor.spotChecks([coverage.account])) ?? '{}'),
        ),
  };

  async function opened(address: ServiceAddress) {
    const face = createFace({ ...address, facts });
    await face.listen();
    return { face, address };
  }

  return {
    called({ sink, result, tookMs }) {
      const made = calls.get(sink) ?? { byResult: new Map(RESULTS.map((type) => [type, 0])), ms: 0 };
      count(made.byResult, result.type);
      made.ms += tookMs;
      calls.set(sink, made);
    },
    async configure(service) {
      const before = open;
      if (JSON.stringify(service) === JSON.stringify(before?.address ?? null)) return;
      const isSamePlace = before?.address.host === service?.host && before?.address.port === service?.port;
      if (isSamePlace || service === null) {
        await before?.face.close();
        open = null;
      }
      open = service === null ? null : await opened(service);
      if (!isSamePlace && service !== null) await before?.face.close();
    },
    async close() {
      await open?.face.close();
      open = null;
    },
  };
}

/** Shown from the first call on, those that did not occur as 0. */
const RESULTS = ['delivered', 'refused', 'failed', 'gone'] as const;

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What a line says, but for its type. */
function fieldsOf(line: string): Readonly<Record<string, unknown>> {
  const { type: _type, ...fields } = JSON.parse(line) as Record<string, unknown>;
  return fields;
}
