import type { PaymentDetail, ShownStatement } from '../../electron/contract/index.ts';
import type { WindowTranslate } from '../texts/language.ts';

type Told = Pick<PaymentDetail, 'statements' | 'proof'> & {
  readonly payment: Pick<PaymentDetail['payment'], 'trust' | 'isRefuted'>;
};

/** How far a payment is believed: "Seen on your server", "Confirmed by 2 servers", "Servers disagree". */
export function trustText({ payment, statements, proof }: Told, t: WindowTranslate): string {
  switch (payment.trust ?? 'seen') {
    case 'proved':
      if (proof !== null)
        return t('trust.proved', { votes: `${proof.votes.length}`, listed: `${proof.listed}` });
      return t('proving.mark');
    case 'seen':
      return t(statements[0]?.isOwn === true ? 'trust.seenOwn' : 'trust.seen');
    case 'disputed':
      return t(payment.isRefuted ? 'trust.refuted' : 'trust.disputed');
    default:
      return t('trust.confirmed', { count: agreeing(statements).length });
  }
}

/**
 * The dispute about a payment: open, lost (more servers contradict it than say it) or won (it is confirmed all the
 * same); proved or refuted by the validators' signatures; null where nobody ever disagreed.
 */
export function disputeOf({
  payment,
  statements,
}: Told): 'open' | 'lost' | 'won' | 'proved' | 'refuted' | null {
  if (payment.isRefuted) return 'refuted';
  const against = statements.length - agreeing(statements).length;
  if (payment.trust === 'proved') return against > 0 ? 'proved' : null;
  if (payment.trust !== 'disputed') return against > 0 ? 'won' : null;
  return against > agreeing(statements).length ? 'lost' : 'open';
}

/** What one server said of a payment that servers disagree about. */
export function saidText(
  { says, stated, amountsText, ledgerHashCheck }: ShownStatement,
  t: WindowTranslate,
): string {
  if (says === 'agrees') return t('detail.saidSame');
  if (stated === null) return t('detail.saidNone');
  if (says === 'recorded') return t('detail.saidRecorded', { amount: amountsText ?? '' });
  if (ledgerHashCheck === 'other') return t('detail.saidOtherLedger');
  return amountsText === null ? t('detail.saidNothing') : t('detail.saidOther', { amount: amountsText });
}

function agreeing(statements: readonly ShownStatement[]): readonly ShownStatement[] {
  return statements.filter(({ says }) => says !== 'disagrees');
}
