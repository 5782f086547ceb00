import type { AlertOutcome, PaymentRow } from '../../electron/contract/index.ts';
import type { WindowTranslate } from '../texts/language.ts';
import { exactTime } from './times.ts';

/** What became of a payment's notification, in words: "In a summary at 12:20", "Below the minimum of 10 XRP". */
export function outcomeText(
  { outcome, alerted, minimumText }: Pick<PaymentRow, 'outcome' | 'alerted' | 'minimumText'>,
  { t, locale }: { readonly t: WindowTranslate; readonly locale: string },
): string {
  if (outcome === null) return t(alerted ? 'outcome.notified' : 'outcome.notNotified');
  switch (outcome.type) {
    case 'shown': {
      const time = exactTime(outcome.at, locale);
      return t(outcome.as === 'single' ? 'outcome.shownAt' : 'outcome.summaryAt', { time });
    }
    case 'suppressed':
      if (minimumText !== null) return t('outcome.belowMinimumOf', { amount: minimumText });
      return t(`outcome.${outcome.reason}`);
    case 'held':
      return t(`outcome.${outcome.reason}`);
    default:
      return t(`outcome.${outcome.type}`);
  }
}

/** Whether a row of the list says it: what is held back or could not be shown is not known otherwise. */
export function isWorthSaying(outcome: AlertOutcome | null): boolean {
  return outcome?.type === 'held' || outcome?.type === 'failed';
}
