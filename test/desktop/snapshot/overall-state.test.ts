import { describe, expect, it } from 'vitest';
import type { ConnectionState, Examined, NetworkView } from '../../../electron/contract/index.ts';
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
    offlineSince: null,
  };
  return {
    network,
    connection,
    validatedLedger: 1,
    examined: examined(),
    servers: [],
    spotChecks: null,
    validatorList: null,
    provedPeriod: null,
    ...change,
  };
}
const examined = (change: Partial<Examined> = {}): Examined => ({
  ...{ state: 'complete', through: 90_000_031, throughTime: SINCE, left: 0, total: 0, open: 0, accepted: 0 },
  ...change,
});
const during = (change: Partial<Examined>) => ({
  networks: [view('mainnet', 'connected', { examined: examined(change) })],
});
const trying = (attempt: number, servers: number, state: ConnectionState = 'connecting') => {
  const { connection, ...rest } = view('mainnet', state);
  return {
    networks: [
      {
        ...rest,
        connection: { ...connection, attempt },
        servers: Array.from({ length: servers }, () => SERVER),
      },
    ],
  };
};
const SERVER = {
  ...{ url: 'wss://a', inUse: false, latencyMs: null, ledgerAgeS: null, completeLedgers: null },
  ...{ coolDownUntil: null, lastError: null, lastFailure: null },
};
const input = (change: Partial<OverallInput>): OverallInput => ({
  networks: [view('mainnet', 'connected')],
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
    ['catching-up', during({ state: 'catching-up' })],
    ['incomplete', during({ state: 'incomplete', open: 4 })],
    ['live', during({ accepted: 4 })],
    // The first seconds: nothing has failed yet.
    ['connecting', { networks: [] }],
    ['connecting', trying(0, 3, 'closed')],
    ['connecting', trying(1, 3)],
    ['connecting', trying(3, 3)],
    ['offline', trying(4, 3)],
    ['offline', trying(1, 3, 'waiting')],
    ['paused', { pausedUntil: 'until-resumed' }],
    // Nobody must believe that a pause is all that keeps the app silent.
    ['offline', { pausedUntil: 'until-resumed', networks: [view('mainnet', 'waiting')] }],
  ] as const)('is %s for %j', (state, change) => {
    expect(overallOf(input(change)).state).toBe(state);
  });

  it('is offline since the connection was lost, whatever was tried since', () => {
    const { connection, ...rest } = view('mainnet', 'waiting');
    const lost = '2026-03-10T08:00:00.000Z';
    const networks = [{ ...rest, connection: { ...connection, offlineSince: lost } }];
    const overall = overallOf(input({ networks }));
    expect(overall.since).toBe(lost);
    const i18n = i18nFor('en');
    const text = overallText(overall, null, i18n, NOW);
    expect(text).toContain(`Offline since ${i18n.time(lost, NOW)}`);
    expect(overallOf(input({ networks: [view('mainnet', 'connected')] })).since).toBe(SINCE);
  });

  it('says the connection and the pause in words', () => {
    const paused = input({ pausedUntil: 'until-resumed' });
    const text = overallText(overallOf(paused), paused.pausedUntil, i18nFor('en'), NOW);
    expect(text).toMatch(/^Live on Mainnet since .+ · Alerts paused until you resume them$/);
  });

  it('says the end of a pause as people do', () => {
    const tomorrow = new Date(new Date(NOW).getFullYear(), 2, 11, 8).toISOString();
    const textOf = (until: string, locale: string) =>
      overallText(overallOf(input({ pausedUntil: until })), until, i18nFor(locale), NOW)
        .split(' · ')
        .at(-1);
    expect(textOf(tomorrow, 'en')).toMatch(/^Alerts paused until tomorrow 8:00\sAM$/u);
    expect(textOf(tomorrow, 'de')).toBe('Benachrichtigungen pausiert bis morgen, 08:00 Uhr');
    expect(textOf(tomorrow, 'es')).toBe('Avisos en pausa hasta mañana a las 8:00');
    expect(textOf(new Date(NOW + 2 * 86_400_000).toISOString(), 'en')).toMatch(/until Mar 12/u);
  });

  it('says how much is left, of how much, and how far it is', () => {
    const left = during({ state: 'catching-up', left: 5668, total: 6000 });
    const textOf = (networks: readonly NetworkView[]) =>
      overallText(overallOf(input({ networks })), null, i18nFor('en'), NOW);
    const reached = /^Examined up to .+ \(ledger 90,000,031\)$/;
    const [first, second] = textOf(left.networks).split(' · ');
    expect(first).toBe('Catching up: 5,668 of 6,000 ledgers left');
    expect(second).toMatch(reached);
    expect(textOf([...left.networks, view('testnet', 'connected')])).toMatch(/^Mainnet: Catching up: /);
    const offline = view('mainnet', 'waiting', { examined: examined({ state: 'disconnected' }) });
    expect(textOf([offline]).split(' · ')[1]).toMatch(reached);
  });

  it('says when the next attempt is, when that is a while', () => {
    const waiting = view('mainnet', 'waiting');
    const far = { ...waiting, connection: { ...waiting.connection, retryInMs: 45_000 } };
    expect(overallText(overallOf(input({ networks: [far] })), null, i18nFor('en'), NOW)).toContain(
      'Retrying at',
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
