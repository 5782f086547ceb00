import { describe, expect, it } from 'vitest';
import type { ConnectionState, KnownGap, NetworkView } from '../../../electron/contract/index.ts';
import {
  type OverallInput,
  overallOf,
  overallText,
} from '../../../electron/desktop/snapshot/overall-state.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';

const SINCE = '2026-03-10T09:12:00.000Z';
const NOW = Date.parse('2026-03-10T10:00:00.000Z');

function view(
  network: NetworkView['network'],
  state: ConnectionState,
  change: Partial<NetworkView> = {},
): NetworkView {
  const connection = {
    network,
    state,
    server: null,
    attempt: 5,
    retryInMs: null,
    reason: null,
    code: null,
    userMessage: null,
    since: SINCE,
  };
  return { network, connection, validatedLedger: 1, catchingUp: false, servers: [], ...change };
}
const gap = (accepted: boolean) => ({ network: 'mainnet', accepted }) as KnownGap;
const input = (change: Partial<OverallInput>): OverallInput => ({
  networks: [view('mainnet', 'connected')],
  gaps: [],
  pausedUntil: null,
  accountCount: 1,
  startedAt: SINCE,
  ...change,
});

describe('the state of everything in one word', () => {
  it.each([
    ['live', {}],
    ['empty', { accountCount: 0, networks: [] }],
    ['offline', { networks: [view('mainnet', 'waiting')] }],
    ['offline', { networks: [view('mainnet', 'connected'), view('testnet', 'connecting')] }],
    ['stalled', { networks: [view('mainnet', 'stalled')] }],
    ['catching-up', { networks: [view('mainnet', 'connected', { catchingUp: true })] }],
    ['incomplete', { gaps: [gap(false)] }],
    ['live', { gaps: [gap(true)] }],
    ['paused', { pausedUntil: 'until-resumed' }],
    // Nobody must believe that a pause is all that keeps the app silent.
    ['offline', { pausedUntil: 'until-resumed', networks: [view('mainnet', 'waiting')] }],
  ] as const)('is %s for %j', (state, change) => {
    expect(overallOf(input(change)).state).toBe(state);
  });

  it('says the connection and the pause in words', () => {
    const paused = input({ pausedUntil: 'until-resumed' });
    const text = overallText(overallOf(paused), paused.pausedUntil, i18nFor('en'), NOW);
    expect(text).toMatch(/^Live on Mainnet since .+ · Alerts are paused until you resume them$/);
  });

  it('says when the next attempt is, when that is a while', () => {
    const waiting = view('mainnet', 'waiting');
    const far = { ...waiting, connection: { ...waiting.connection, retryInMs: 45_000 } };
    expect(overallText(overallOf(input({ networks: [far] })), null, i18nFor('en'), NOW)).toContain(
      'Next attempt at',
    );
    const first = {
      ...waiting,
      connection: { ...waiting.connection, state: 'connecting' as const, attempt: 1 },
    };
    expect(overallText(overallOf(input({ networks: [first] })), null, i18nFor('en'), NOW)).toBe(
      'Connecting to Mainnet…',
    );
  });
});
