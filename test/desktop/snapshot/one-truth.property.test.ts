import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../electron/alerts/alert.types.ts';
import { decideNotice } from '../../../electron/alerts/policy/notice-decision.ts';
import {
  type AccountCoverage,
  type AccountView,
  type AppSnapshot,
  type ConnectionState,
  type Examined,
  type KnownGap,
  LANGUAGES,
  type Language,
  type LedgerRange,
  type NetworkView,
  type SilenceSpan,
} from '../../../electron/contract/index.ts';
import { overallOf, overallText } from '../../../electron/desktop/snapshot/overall-state.ts';
import { shownExamined, shownNetwork } from '../../../electron/desktop/snapshot/translate-status.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { toolTip } from '../../../electron/desktop/tray/tooltip.ts';
import { trayMenu } from '../../../electron/desktop/tray/tray-menu.ts';
import { describeSummary } from '../../../electron/payments/text/describe.ts';
import { examinedLine, jsonLines } from '../../../electron/service/lines.ts';
import { examinedOf } from '../../../electron/watch/examined/examined.ts';
import { emptyListOf } from '../../../renderer/format/empty-list.ts';
import { headlineOf } from '../../../renderer/format/headline.ts';
import { noticeOf, problemsOf } from '../../../renderer/format/notice.ts';
import { isWorthSaying, outcomeText } from '../../../renderer/format/outcome-text.ts';
import { shortTime } from '../../../renderer/format/times.ts';
import { chooseI18n } from '../../../renderer/texts/language.ts';
import '../../renderer/harness/every-language.ts';
import {
  account as accountFixture,
  row as rowFixture,
  snapshot as snapshotFixture,
} from '../../renderer/harness/fixture-data.ts';

const NOW = Date.parse('2026-11-21T09:41:00Z');
const SINCE = '2026-11-21T09:12:00.000Z';
/** When connections were lost: before the attempt that is under way, or the wait. */
const LOST = '2026-11-21T07:03:00.000Z';
/** No ledger, so that the numbers of ledgers and of accounts cannot be confused with it. */
const FIRST = 90_000_000;
const NETWORKS = ['mainnet', 'testnet', 'devnet'] as const;

// ---- the world: what is so, ledger by ledger

type LedgerFate = 'examined' | 'missing' | 'gap' | 'due-gap' | 'accepted';

interface World {
  readonly networks: readonly {
    readonly state: ConnectionState;
    readonly attempt: number;
    readonly retryInMs: number | null;
    readonly knowsNewest: boolean;
    /** By account, from its first ledger to the newest; none for an account whose first ledger is not known yet. */
    readonly accounts: readonly (readonly LedgerFate[])[];
  }[];
  readonly pause: { readonly pausedUntil: string | null; readonly pauseSpan: SilenceSpan | null };
}

const fates = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<LedgerFate>('examined') },
    fc.constantFrom<LedgerFate>('missing', 'gap', 'due-gap', 'accepted'),
  ),
  { minLength: 1, maxLength: 6 },
);
const examinedFates = fc.array(fc.constant<LedgerFate>('examined'), { minLength: 1, maxLength: 3 });
const world: fc.Arbitrary<World> = fc.record({
  networks: fc.array(
    fc.record({
      state: fc.oneof(
        { weight: 3, arbitrary: fc.constant<ConnectionState>('connected') },
        fc.constantFrom<ConnectionState>('connecting', 'waiting', 'stalled', 'closed'),
      ),
      attempt: fc.integer({ min: 0, max: 4 }),
      retryInMs: fc.constantFrom(null, 2_000, 45_000),
      knowsNewest: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
      accounts: fc.array(
        fc.oneof({ weight: 9, arbitrary: fc.oneof(fates, examinedFates) }, fc.constant([])),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { maxLength: 3 },
  ),
  pause: fc.constantFrom<World['pause']>(
    { pausedUntil: null, pauseSpan: null },
    { pausedUntil: 'until-resumed', pauseSpan: 'indefinitely' },
    ...(['30-minutes', '1-hour', 'tomorrow', null] as const).map((pauseSpan) => ({
      ...{ pausedUntil: new Date(NOW + 1_800_000).toISOString(), pauseSpan },
    })),
  ),
});

function ranges(account: readonly LedgerFate[], ...wanted: readonly LedgerFate[]): readonly LedgerRange[] {
  return account.flatMap((fate, index): readonly LedgerRange[] =>
    wanted.includes(fate) ? [[FIRST + index, FIRST + index]] : [],
  );
}

function coverageOf(
  network: AccountCoverage['network'],
  account: readonly LedgerFate[],
): AccountCoverage | null {
  if (account.length === 0) return null;
  const through = FIRST + account.lastIndexOf('examined');
  const notExamined = ranges(account, 'missing', 'gap', 'due-gap', 'accepted');
  return {
    ...{ network, account: 'r', from: FIRST, through: Math.max(through, FIRST - 1) },
    gaps: notExamined.filter(([ledger]) => ledger < through),
  };
}

function gapsOf(network: KnownGap['network'], account: readonly LedgerFate[]): readonly KnownGap[] {
  return ranges(account, 'gap', 'due-gap', 'accepted').map((range) => {
    const fate = account[range[0] - FIRST];
    const nextRetryAt = fate === 'gap' ? new Date(NOW + 60_000).toISOString() : null;
    return {
      ...{ network, account: 'r', range, fromTime: SINCE, toTime: SINCE, attempts: 1, nextRetryAt },
      accepted: fate === 'accepted',
    };
  });
}

/** How many different ledgers have this fate for any of the accounts. */
function count(accounts: readonly (readonly LedgerFate[])[], ...wanted: readonly LedgerFate[]): number {
  return new Set(accounts.flatMap((account) => ranges(account, ...wanted)).map(([ledger]) => ledger)).size;
}

// ---- the views, as the app makes them

function viewsOf({ networks, pause }: World, language: Language) {
  const { pausedUntil } = pause;
  const i18n = i18nFor(language);
  const facts = networks.map(({ state, knowsNewest, accounts }, index) => {
    const network = NETWORKS[index] ?? 'mainnet';
    const connection = { isConnected: state === 'connected', knowsNewest };
    const of = (some: typeof accounts): Examined => {
      const now = examinedOf(
        some.map((account) => ({
          coverage: coverageOf(network, account),
          missing: ranges(account, 'missing', 'gap', 'due-gap', 'accepted'),
          gaps: gapsOf(network, account),
        })),
        connection,
      );
      return { ...now, throughTime: SINCE, total: now.left === 0 ? 0 : now.left + 100 };
    };
    return {
      network,
      all: of(accounts),
      each: accounts.map((account) => ({ account, examined: of([account]) })),
    };
  });
  const views = networks.map(({ state, attempt, retryInMs }, index): NetworkView => {
    const { network, all } = facts[index] ?? { network: 'mainnet', all: NOTHING };
    return {
      ...{
        network,
        examined: all,
        validatedLedger: FIRST + 6,
        servers: [],
        spotChecks: null,
        validatorList: null,
        provedPeriod: null,
      },
      connection: {
        ...{ network, state, server: null, attempt, retryInMs, since: SINCE },
        ...{ reason: null, code: null, userMessage: null },
        offlineSince: state === 'connected' || state === 'stalled' ? null : LOST,
      },
    };
  });
  const accounts = facts.flatMap(({ network, each }) =>
    each.map(
      ({ account, examined }, index): AccountView => ({
        ...accountFixture({
          id: `${network}-${index}`,
          network,
          label: `Account ${network} ${'ABC'[index]}`,
        }),
        coverage: coverageOf(network, account),
        gaps: gapsOf(network, account),
        examined: shownExamined(examined, '3 March', i18n, NOW),
      }),
    ),
  );
  const overall = overallOf({
    ...{ networks: views, pausedUntil, accountCount: accounts.length, startedAt: SINCE },
  });
  const state = overallText(overall, pausedUntil, i18n, NOW);
  const snapshot: AppSnapshot = snapshotFixture({
    ...{ overall: overall.state, overallText: state, overallConnection: overall.connection },
    ...{ overallSince: overall.since, overallNetwork: overall.network?.network ?? null, ...pause },
    networks: views.map((view) => shownNetwork(view, i18n, NOW)),
    accounts,
  });
  const words = chooseI18n(language, language);
  const { state: headState, rest } = headlineOf(snapshot, words, NOW);
  const tray = trayMenu(
    {
      ...{ platform: 'linux', overall: overall.state, overallText: state, reasonText: null, accounts },
      ...{ unread: [], unreadCount: 0, recent: [], ...pause, quietText: null, notificationsWork: true },
      forwardingText: null,
      ...{ demo: false, removed: null, clipboardAddress: null, now: NOW },
      update: { state: 'idle', version: null },
    },
    i18n,
  );
  return {
    overall,
    facts,
    tray,
    texts: {
      header: `${headState} ${rest}`,
      tray: tray.flatMap((item) => (item.type === 'text' ? [item.label] : [])).join('\n'),
      toolTip: toolTip({ name: 'XRPL Chime', state, sums: [], platform: 'linux' }, i18n),
      banner: noticeOf(snapshot, words, NOW)?.text ?? '',
      list: words.t(emptyListOf(snapshot).hint),
      health: accounts.map(({ examined }) => `${examined.text} ${examined.reachedText ?? ''}`),
    },
    headless: views.map((view) => examinedLine(view)),
    lines: accounts.map(({ coverage }) => (coverage === null ? null : jsonLines.coverage(coverage, null))),
    worst: views.find(({ network }) => network === overall.network?.network)?.examined ?? null,
    i18n,
    words,
    snapshot,
  };
}

const QUIET = { quietHours: { enabled: false, from: '22:00', to: '07:00' }, criticalAboveXrp: null };
const ALERT: Alert = {
  ...{ type: 'payment', entries: [] },
  payment: rowFixture(1, { source: 'live' }),
};

const NOTHING: Examined = {
  ...{ state: 'disconnected', through: null, throughTime: null, left: 0, total: 0, open: 0, accepted: 0 },
};

const holds = (property: (world: World, language: Language) => void, numRuns = 400) =>
  fc.assert(fc.property(world, fc.constantFrom(...LANGUAGES), property), { numRuns });
/** Enough where only the connection and the pause count. */
const FEW = 150;

describe('every view says what is so, in every state', () => {
  it('the state is that of the ledgers themselves', () => {
    holds((given, language) => {
      const { facts, overall } = viewsOf(given, language);
      given.networks.forEach(({ state, knowsNewest, accounts }, index) => {
        const { all } = facts[index] ?? { all: NOTHING };
        const left = count(accounts, 'missing');
        const open = count(accounts, 'gap', 'due-gap');
        expect(all).toMatchObject({ left, open, accepted: count(accounts, 'accepted') });
        const isPlaced = accounts.every((account) => account.length > 0);
        const isAll = state === 'connected' && knowsNewest && isPlaced && left + open === 0;
        expect(all.state === 'complete').toBe(isAll);
        // Nothing before it is unknown, but for what is called a gap.
        const { through } = all;
        if (through !== null) {
          for (const account of accounts) {
            for (const [ledger] of ranges(account, 'missing')) expect(ledger).toBeGreaterThan(through);
            expect(account.slice(through - FIRST)).not.toEqual([]);
          }
        }
      });
      if (given.networks.length > 0) {
        const areAll = facts.every(({ all }) => all.state === 'complete');
        expect(overall.connection === 'live').toBe(areAll);
      }
    });
  });

  it('no view says that all is examined while a ledger is not', () => {
    holds((given, language) => {
      const { texts, facts, overall, i18n, words, headless } = viewsOf(given, language);
      const all = i18n.t('examined.all', { since: '3 March' });
      const each = facts.flatMap((network) => network.each);
      texts.health.forEach((text, index) => {
        const { account, examined } = each[index] ?? { account: [], examined: NOTHING };
        const isAll = account.every((fate) => fate === 'examined') && examined.state === 'complete';
        expect(text.includes(all)).toBe(isAll);
      });
      for (const text of [texts.header, texts.tray, texts.toolTip, texts.banner, ...headless]) {
        expect(text).not.toContain(all);
      }
      const live = words.t('overall.live');
      // "Live, but 3 ledgers could not be examined" is the tray's way to say "History incomplete".
      expect(texts.header.startsWith(`${live} `)).toBe(overall.state === 'live');
      expect(texts.list === words.t('payments.emptyHint')).toBe(
        ['live', 'incomplete', 'empty'].includes(overall.connection),
      );
    });
  });

  it('the numbers agree', () => {
    holds((given, language) => {
      const { texts, overall, worst, headless, i18n, words, facts } = viewsOf(given, language);
      if (worst === null) return;
      const number = (value: number) => value.toLocaleString(i18n.locale);
      if (overall.connection === 'catching-up' && worst.left > 0) {
        const left = i18n.t('examined.left', { left: worst.left, count: worst.total });
        expect(texts.tray).toContain(left);
        expect(texts.toolTip).toContain(left);
        expect(texts.header).toContain(words.t('overall.leftOf', { left: worst.left, count: worst.total }));
        // Each account lacks at most what all lack together, and one of them lacks something.
        const { each } = facts.find(({ network }) => network === overall.network?.network) ?? { each: [] };
        const lefts = each.map(({ examined }) => examined.left);
        expect(Math.max(...lefts)).toBeLessThanOrEqual(worst.left);
        expect(Math.max(...lefts)).toBeGreaterThan(0);
        if (each.length === 1) expect(texts.health.join()).toContain(left);
      }
      if (overall.connection === 'incomplete') {
        for (const text of [texts.header, texts.tray, texts.toolTip])
          expect(text).toContain(number(worst.open));
      }
      if (worst.through !== null && ['offline', 'stalled', 'catching-up'].includes(overall.connection)) {
        const ledger = number(worst.through);
        expect(texts.tray).toContain(ledger);
        if (overall.connection === 'offline') expect(texts.banner).toContain(ledger);
      }
      given.networks.forEach((_network, index) => {
        const { all } = facts[index] ?? { all: NOTHING };
        const line = headless[index] ?? '';
        if (all.state === 'catching-up' && all.left > 0) {
          expect(line).toContain(`${all.left.toLocaleString('en')} of ${all.total.toLocaleString('en')}`);
        } else if (all.through !== null) expect(line).toContain(all.through.toLocaleString('en'));
      });
    });
  });

  it('a gap is told of the accounts that have it, once nothing worse is to be told', () => {
    holds((given, language) => {
      const { texts, overall, snapshot, words } = viewsOf(given, language);
      const lacking = snapshot.accounts.filter(({ gaps }) => gaps.some((gap) => !gap.accepted));
      const isWorse = ['offline', 'stalled'].includes(overall.connection);
      if (isWorse) expect(texts.banner).not.toBe('');
      else if (lacking.length === 0) expect(texts.banner).toBe('');
      else {
        expect(texts.banner).toContain(lacking[0]?.label);
        const others = snapshot.accounts.filter((account) => !lacking.includes(account));
        for (const { label } of others) expect(texts.banner).not.toContain(label);
      }
      expect(texts.banner).not.toContain(words.t('overall.live'));
    });
  });

  it('headless lines count as missing what the window counts as missing', () => {
    holds((given, language) => {
      const { lines, snapshot } = viewsOf(given, language);
      const fates = given.networks.flatMap(({ accounts }) => accounts);
      lines.forEach((line, index) => {
        const { coverage = null, examined } = snapshot.accounts[index] ?? {};
        // Nothing is told of an account whose first ledger is not known.
        expect(line === null).toBe(coverage === null);
        if (line === null) return;
        const told = JSON.parse(line) as AccountCoverage;
        expect(told).toMatchObject({ through: coverage?.through, gaps: coverage?.gaps });
        const isWhole =
          told.gaps.length === 0 && told.through === told.from + (fates[index]?.length ?? 0) - 1;
        if (examined?.state === 'complete') expect(isWhole).toBe(examined.accepted === 0);
        if (isWhole && coverage !== null) expect(examined).toMatchObject({ left: 0, open: 0, accepted: 0 });
      });
    });
  });

  it('header, tray and tooltip say alike since when nothing arrives, whatever was tried since', () => {
    holds((given, language) => {
      const { texts, overall, i18n, words } = viewsOf(given, language);
      if (overall.connection !== 'offline') return;
      expect(texts.header).toContain(shortTime(LOST, NOW, words.locale));
      for (const text of [texts.tray, texts.toolTip]) expect(text).toContain(i18n.time(LOST, NOW));
    }, FEW);
  });

  it('a pause is said and ticked everywhere, or nowhere, and holds notifications back', () => {
    holds((given, language) => {
      const { texts, tray, overall, snapshot, i18n, words } = viewsOf(given, language);
      const { pausedUntil, pauseSpan } = given.pause;
      const isPaused = pausedUntil !== null;
      const said =
        pausedUntil === null || pausedUntil === 'until-resumed'
          ? i18n.t('status.pausedIndefinitely')
          : i18n.t('status.paused', { until: i18n.until(pausedUntil, NOW) });
      for (const text of [texts.tray, texts.toolTip]) expect(text.includes(said)).toBe(isPaused);
      // Worse than a pause is told first.
      const isWorse = ['offline', 'stalled', 'connecting', 'empty'].includes(overall.connection);
      expect(texts.header.startsWith(words.t('overall.paused'))).toBe(isPaused && !isWorse);
      expect(overall.state === 'paused').toBe(isPaused && !isWorse);

      const offered = tray.flatMap((item) => (item.type === 'action' ? [item.label] : []));
      expect(offered.includes(i18n.t('pause.resume'))).toBe(isPaused);
      const choices = tray.flatMap((item) =>
        item.type === 'submenu' && item.label === i18n.t('pause.button') ? item.items : [],
      );
      const ticked = choices.flatMap((item) =>
        item.type === 'choice' && item.isChosen ? [item.action] : [],
      );
      expect(ticked).toEqual(pauseSpan === null ? [] : [{ do: 'pause', span: pauseSpan }]);
      // The window's menu ticks what the snapshot says.
      expect(snapshot.pauseSpan).toBe(pauseSpan);

      if (snapshot.accounts.length === 0) return;
      const decision = decideNotice(ALERT, {
        settings: QUIET,
        pausedUntil,
        entries: snapshot.accounts,
        now: NOW,
      });
      expect(decision.type).toBe(isPaused ? 'hold' : 'notify');
      if (decision.type !== 'hold') return;
      const outcome = { type: 'held', reason: decision.reason } as const;
      const row = { outcome, alerted: true, minimumText: null };
      expect(isWorthSaying(outcome)).toBe(true);
      expect(outcomeText(row, words)).toBe(words.t('outcome.paused'));
    }, FEW);
  });

  it('Health lists what the banner counts, newest first', () => {
    const problem = fc.record({
      code: fc.constantFrom('store-disk-full', 'wrong-network', 'history-missing'),
      at: fc.integer({ min: 0, max: 50 }).map((seconds) => new Date(NOW - seconds * 1000).toISOString()),
    });
    fc.assert(
      fc.property(world, fc.array(problem, { maxLength: 4 }), (given, some) => {
        const { snapshot, words, texts } = viewsOf(given, 'en');
        const problems = some.map((each, index) => ({ ...each, network: null, text: `Problem ${index}` }));
        const listed = problemsOf({ problems });
        const notice = noticeOf({ ...snapshot, problems }, words, NOW);
        // What is missing of the history is told by the gaps themselves.
        expect(listed).toHaveLength(some.filter(({ code }) => code !== 'history-missing').length);
        const [newest] = listed;
        if (newest === undefined) expect(notice?.text ?? '').toBe(texts.banner);
        else expect(notice).toEqual({ text: newest.text, target: 'health', more: listed.length - 1 });
        const times = listed.map(({ at }) => at);
        expect(times).toEqual(times.toSorted().reverse());
      }),
    );
  });

  it('a notification says what came, and nothing of what is examined', () => {
    holds((given, language) => {
      const { i18n } = viewsOf(given, language);
      const payments = snapshotFixture().accounts.flatMap(({ lastPayment }) => lastPayment ?? []);
      const { title, body } = describeSummary(payments, {
        ...{ locale: language, labelOf: () => 'Savings', infoOf: () => null, away: true, isPrivate: false },
      });
      const said = `${title} ${body}`;
      for (const text of [
        i18n.t('examined.nothing'),
        i18n.t('examined.catchingUp'),
        i18n.t('status.empty'),
      ]) {
        expect(said).not.toContain(text);
      }
    });
  });
});
