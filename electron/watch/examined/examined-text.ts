import type { Examined, MainTexts, SpotChecks, Translate } from '../../contract/index.ts';

/** Whoever says it: the texts of a language, and how a time is written in it. */
export interface ExaminedWords {
  readonly t: Translate<MainTexts>;
  /** "12:18 PM" today, with the day on another. */
  readonly time: (iso: string) => string;
}

/** "Catching up: 5,668 of 6,000 ledgers left", or how far it is examined. It never says "every ledger". */
export function examinedText(examined: Examined, words: ExaminedWords): string {
  const { t } = words;
  if (examined.state !== 'catching-up') return reachedText(examined, words) ?? t('examined.nothing');
  const { left, total } = examined;
  return left === 0 ? t('examined.catchingUp') : t('examined.left', { left, count: total });
}

/** "Examined up to 12:18 PM (ledger 90,000,031), except 4 ledgers"; null where nothing is. */
export function reachedText(
  { through, throughTime, open, accepted }: Examined,
  { t, time }: ExaminedWords,
): string | null {
  if (through === null) return null;
  const text =
    throughTime === null
      ? t('examined.upToLedger', { ledger: through })
      : t('examined.upTo', { time: time(throughTime), ledger: through });
  return open + accepted === 0 ? text : t('examined.upToExcept', { text, count: open + accepted });
}

/** The same for one account, of which it is known since when it is examined ("3 March", "ledger 94,100,000"). */
export function accountExaminedText(examined: Examined, since: string, words: ExaminedWords): string {
  const { state, through, open, accepted } = examined;
  if (state === 'disconnected' || state === 'catching-up') return examinedText(examined, words);
  if (open + accepted > 0) return words.t('examined.except', { since });
  return through === null ? words.t('examined.nothing') : words.t('examined.all', { since });
}

/** "History checked on a second server: 12 of 40 ranges"; null where nothing was read from history. */
export function spotChecksText(checks: SpotChecks | null, t: Translate<MainTexts>): string | null {
  if (checks === null) return t('examined.notChecked');
  const { checked, ranges } = checks;
  return ranges === 0 ? null : t('examined.checked', { checked, count: ranges });
}
