import type { AccountView, AppSnapshot, KnownGap } from '../../electron/contract/index.ts';
import type { I18n } from '../texts/language.ts';
import { labelOf, networkName } from './names.ts';
import { shortTime } from './times.ts';

/** What a person should know now, and the view that shows the rest. */
export interface Notice {
  readonly text: string;
  readonly target: 'health' | 'preferences';
  /** Problems besides this one. */
  readonly more: number;
}

type Words = Pick<I18n, 't' | 'locale'>;

/** Shown by name; the others are counted. */
const MOST_LABELS = 2;
/** Gaps speak through the accounts they concern, and only while they last. */
const SAID_BY_GAPS = 'history-missing';

/** The most important notice; null while all is well. What is lost or late comes first, its cause is in Health. */
export function noticeOf(snapshot: AppSnapshot, words: Words, now: number): Notice | null {
  const problems = problemsOf(snapshot);
  const [newest] = problems;
  if (newest !== undefined) return { text: newest.text, target: 'health', more: problems.length - 1 };
  const text = connectionNotice(snapshot, words) ?? gapNotice(snapshot.accounts, words, now);
  if (text !== null) return { text, target: 'health', more: 0 };
  if (snapshot.accounts.length > 0 && snapshot.notifications.inUse === 'none') {
    const none = `${words.t('preferences.notifierNone')}. ${snapshot.notifications.reasonText}`;
    return { text: none, target: 'preferences', more: 0 };
  }
  return null;
}

/** What is wrong and told by itself, newest first: the banner shows the first and counts the others, Health lists all. */
export function problemsOf({ problems }: Pick<AppSnapshot, 'problems'>): AppSnapshot['problems'] {
  return problems
    .filter(({ code }) => code !== SAID_BY_GAPS)
    .toSorted((one, other) => other.at.localeCompare(one.at));
}

/** That nothing is lost while there is no connection, and how far was examined before. */
function connectionNotice(snapshot: AppSnapshot, { t }: Words): string | null {
  const state = snapshot.overallConnection;
  const network = snapshot.networks.find((view) => view.network === snapshot.overallNetwork);
  if (network === undefined) return null;
  if (state === 'stalled') return t('banner.stalled', { network: networkName(network.network, t) });
  if (state !== 'offline') return null;
  const { through, text } = network.examined;
  return through === null ? t('banner.offline') : t('banner.offlineReached', { reached: text });
}

/** Which accounts may lack payments, and of which hours. */
function gapNotice(accounts: readonly AccountView[], words: Words, now: number): string | null {
  const openOf = ({ gaps }: AccountView) => gaps.filter((gap) => !gap.accepted);
  const lacking = accounts.filter((account) => openOf(account).length > 0);
  if (lacking.length === 0) return null;
  const { t, locale } = words;
  const labels = labelsOf(lacking, words);
  const times = timesOf(lacking.flatMap(openOf));
  if (times === null) return t('banner.gapLedgers', { labels, count: mostOpen(lacking) });
  const [from, to] = times.map((iso) => shortTime(iso, now, locale));
  return from === undefined || to === undefined || from === to
    ? t('banner.gapAround', { labels, time: from ?? '' })
    : t('banner.gap', { labels, from, to });
}

/** From the first to the last of the gaps; null where it is not known of one of them when it was. */
function timesOf(gaps: readonly KnownGap[]): readonly [string, string] | null {
  const from = gaps.map((gap) => gap.fromTime);
  const to = gaps.map((gap) => gap.toTime);
  if (from.includes(null) || to.includes(null)) return null;
  const first = from.filter((time) => time !== null).toSorted()[0];
  const last = to
    .filter((time) => time !== null)
    .toSorted()
    .at(-1);
  return first === undefined || last === undefined ? null : [first, last];
}

/** Accounts often lack the same ledgers: their numbers do not add up. */
function mostOpen(accounts: readonly AccountView[]): number {
  return Math.max(...accounts.map(({ examined }) => examined.open));
}

function labelsOf(accounts: readonly AccountView[], { t, locale }: Words): string {
  // Two entries of one account, by tag, lack the same.
  const labels = [...new Set(accounts.map(labelOf))];
  const shown = new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' }).format(
    labels.slice(0, MOST_LABELS),
  );
  const rest = labels.length - MOST_LABELS;
  return rest <= 0 ? shown : t('banner.andMore', { labels: shown, count: rest });
}
