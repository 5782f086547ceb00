import type { AssetAmount, CreditKind, Payment, Suppression, WatchedAccount } from '../contract/index.ts';
import { assetKey } from './amounts/asset.ts';
import { Decimal, plain } from './amounts/decimal.ts';
import { compareAmounts } from './amounts/sum.ts';

/** Below this, XRP does not alert unless the account says otherwise: memo spam comes with one drop. */
const DEFAULT_MINIMUM_XRP = '0.001';

/** Rules that are not per account. */
export interface AlertRules {
  /** Kinds that alert where an entry has no list of its own. */
  readonly kinds: readonly CreditKind[];
}

export interface AlertDecision {
  /** Whether any of the entries wants it to alert. */
  readonly alerted: boolean;
  /** Why it does not, by the most specific entry; null where it alerts. */
  readonly suppressed: Suppression | null;
  /** Entries that match by network, address and tag, whether they alert or not; an entry with the tag before one without. */
  readonly entries: readonly WatchedAccount[];
  /** Those of them that want it to alert, in the same order: the first names the alert. */
  readonly alerting: readonly WatchedAccount[];
}

/**
 * Whether a payment alerts, and for which watched entries. An entry with a tag matches only that tag; one without
 * matches every payment. A match alerts when its kind, smallest amount and muted senders allow it. Mutes by time
 * are no part of this: what happens during one is decided when the alert is delivered (isMuted).
 */
export function decideAlert(
  payment: Payment,
  entries: readonly WatchedAccount[],
  rules: AlertRules,
): AlertDecision {
  const matching = matchingEntries(payment, entries);
  const reasons = matching.map((entry) => suppressionFor(payment, entry, rules));
  const alerting = matching.filter((_entry, index) => reasons[index] === null);
  const alerted = alerting.length > 0;
  return {
    alerted,
    suppressed: alerted ? null : (reasons[0] ?? { reason: 'not-watched' }),
    entries: matching,
    alerting,
  };
}

/**
 * Whether strangers can send the like of a payment by the thousand at next to no cost, and nobody asked to hear of it.
 * What is only below a smallest amount that a person chose is not small: a shop may want to hear of large sums alone.
 */
export function isSmall({ asset, amount }: AssetAmount, suppressed: Suppression | null): boolean {
  const isXrp = assetKey(asset) === 'XRP';
  switch (suppressed?.reason) {
    case 'kind':
    case 'muted-sender':
      return true;
    case 'below-minimum':
      return !reaches(amount, isXrp ? DEFAULT_MINIMUM_XRP : thousandthOf(suppressed.minimum ?? '0'));
    case 'not-watched':
      return isXrp && !reaches(amount, DEFAULT_MINIMUM_XRP);
    default:
      return false;
  }
}

/** The watched entries that a payment belongs to, the more specific first. */
export function matchingEntries<Entry extends Pick<WatchedAccount, 'network' | 'address' | 'tag'>>(
  payment: Pick<Payment, 'network' | 'account' | 'destinationTag'>,
  entries: readonly Entry[],
): readonly Entry[] {
  const ofAccount = entries.filter(
    (entry) => entry.network === payment.network && entry.address === payment.account,
  );
  return [
    ...ofAccount.filter((entry) => entry.tag !== null && entry.tag === payment.destinationTag),
    ...ofAccount.filter((entry) => entry.tag === null),
  ];
}

/** An account that is watched for some tags alone: what comes with another tag, or with none, is somebody else's. */
export interface TagsOfAccount {
  readonly network: WatchedAccount['network'];
  readonly account: string;
  readonly tags: readonly number[];
}

/** The accounts that no entry watches without a tag. Payments to accounts that nobody watches (any more) are not judged. */
export function watchedByTagAlone(entries: readonly WatchedAccount[]): readonly TagsOfAccount[] {
  const byAccount = Map.groupBy(entries, ({ network, address }) => `${network}/${address}`);
  return [...byAccount.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.some(({ tag }) => tag === null)) return [];
    const tags = [...new Set(group.flatMap(({ tag }) => tag ?? []))];
    return [{ network: first.network, account: first.address, tags }];
  });
}

/** Whether a payment came to an account that is watched for other tags alone. */
export function isForAnotherTag(
  { network, account, destinationTag }: Pick<Payment, 'network' | 'account' | 'destinationTag'>,
  byTagAlone: readonly TagsOfAccount[],
): boolean {
  const watched = byTagAlone.find((one) => one.network === network && one.account === account);
  return watched !== undefined && (destinationTag === null || !watched.tags.includes(destinationTag));
}

/** Whether alerts of an entry are held back at a moment (milliseconds since 1970). */
export function isMuted(entry: Pick<WatchedAccount, 'mutedUntil'>, now: number): boolean {
  if (entry.mutedUntil === null) return false;
  if (entry.mutedUntil === 'until-unmuted') return true;
  const until = Date.parse(entry.mutedUntil);
  return Number.isFinite(until) && now < until;
}

function suppressionFor(payment: Payment, entry: WatchedAccount, rules: AlertRules): Suppression | null {
  if (!(entry.alertKinds ?? rules.kinds).includes(payment.kind)) return { reason: 'kind' };
  if (payment.from !== null && entry.mutedSenders.includes(payment.from)) return { reason: 'muted-sender' };
  const key = assetKey(payment.asset);
  const minimums: Readonly<Record<string, string>> = { XRP: DEFAULT_MINIMUM_XRP, ...entry.minimumAmounts };
  const minimum = Object.hasOwn(minimums, key) ? minimums[key] : undefined;
  if (minimum === undefined || reaches(payment.amount, minimum)) return null;
  return { reason: 'below-minimum', minimum };
}

/** A threshold that is no decimal holds nothing back: better one alert too many than a payment missed. */
function reaches(amount: string, minimum: string): boolean {
  try {
    return compareAmounts(amount, minimum) >= 0;
  } catch {
    return true;
  }
}

function thousandthOf(amount: string): string {
  return plain(new Decimal(amount).shiftedBy(-3));
}
