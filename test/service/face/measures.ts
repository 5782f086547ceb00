import type { NetworkView } from '../../../electron/contract/index.ts';
import type { Measures } from '../../../electron/service/face/metrics.ts';
import { readinessOf } from '../../../electron/service/face/readiness.ts';

const URL = 'wss://s.example';

const VIEW: NetworkView = {
  network: 'mainnet',
  connection: {
    ...{ network: 'mainnet', state: 'connected', server: URL, attempt: 0, retryInMs: null, reason: null },
    ...{ code: null, userMessage: null, since: '2026-01-01T00:00:00Z', offlineSince: null },
  },
  validatedLedger: 7,
  examined: {
    ...{ state: 'complete', through: 7, throughTime: null, left: 0, total: 0, open: 0, accepted: 0 },
  },
  spotChecks: null,
  servers: [
    {
      ...{ url: URL, inUse: true, latencyMs: 84, ledgerAgeS: 2, completeLedgers: null },
      ...{ coolDownUntil: null, lastError: null, lastFailure: null },
    },
  ],
  ...{ validatorList: null, provedPeriod: null },
};

/** Measures of a run in which each of them has a value. */
export function measures({ sinkId }: { readonly sinkId: string }): Measures {
  return {
    ...{ version: '1.2.3', view: VIEW, accounts: 2, gaps: 1, ledgerAgeMs: 1500, connects: 3 },
    readiness: readinessOf({ view: VIEW, ledgerAgeMs: 1500, isOutboxFull: false, isStoreFailing: false }),
    payments: new Map([
      ['payment', 3],
      ['check', 0],
    ]),
    problems: new Map([['history-missing', 1]]),
    sinks: [
      {
        id: sinkId,
        state: {
          ...{ waiting: 2, refused: 1, dropped: 0, deleted: 0, deliveredAt: null, failing: null, gone: null },
        },
        oldestMs: 12_000,
        calls: new Map([
          ['delivered', 5],
          ['failed', 1],
        ]),
        callMs: 730,
      },
    ],
  };
}
