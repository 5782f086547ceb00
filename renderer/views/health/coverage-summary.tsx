import { useState } from 'react';
import type { AccountView, KnownGap } from '../../../electron/contract/index.ts';
import { act } from '../../bridge.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { localDay, longDate, relativeTime, shortTime } from '../../format/times.ts';
import { Button } from '../../parts/controls/button.tsx';
import { useBusy } from '../../parts/controls/use-busy.ts';
import { say, worked } from '../../state/messages.ts';
import { useNow } from '../../state/use-now.ts';
import { useI18n } from '../../texts/language.ts';

/** Live coverage may be this many ledgers behind: a ledger's close proves only the ledger before it. */
const LIVE_LAG = 3;

interface CoverageWordsProps {
  readonly account: AccountView;
  readonly validatedLedger: number | null;
}

/** What was examined for an account, as a sentence, and the gaps that could not be. */
export function CoverageSummary({ account, validatedLedger }: CoverageWordsProps) {
  const { t, locale } = useI18n();
  const now = useNow();
  const { coverage } = account;
  if (coverage === null || coverage.through < coverage.from) {
    return <p className="quiet">{t('health.coverageNone')}</p>;
  }
  const since = account.examinedFromEarlier
    ? t('health.sinceLedger', { ledger: wholeNumber(coverage.from, locale) })
    : beginText(account.addedAt, now, locale);
  const behind = validatedLedger === null ? 0 : validatedLedger - coverage.through;
  const open = account.gaps.filter((gap) => !gap.accepted).length;
  return (
    <div className="coverage">
      <p>
        {account.gaps.length > 0
          ? t('health.coverageExcept', { since })
          : behind > LIVE_LAG
            ? t('health.coverageBehind', { since, ledgers: wholeNumber(coverage.through, locale) })
            : t('health.coverageAll', { since })}
        {behind > LIVE_LAG ? (
          <span className="quiet"> {t('health.ledgersToGo', { count: behind })}</span>
        ) : null}
      </p>
      {account.gaps.length === 0 ? null : (
        <>
          <ul className="plain-list">
            {account.gaps.map((gap) => (
              <GapLine key={gap.range.join('-')} gap={gap} />
            ))}
          </ul>
          {open > 0 ? <RetryButton account={account} count={open} /> : null}
        </>
      )}
    </div>
  );
}

/** The day an account was added; on that day the time, because "since today" says too little. */
function beginText(addedAt: string, now: number, locale: string): string {
  const today = localDay(new Date(addedAt)) === localDay(new Date(now));
  return today ? shortTime(addedAt, now, locale) : longDate(addedAt, now, locale);
}

function RetryButton({ account, count }: { readonly account: AccountView; readonly count: number }) {
  const { t } = useI18n();
  const { busy, once } = useBusy();
  const retry = async () => {
    const outcome = await act('gaps:retry', { network: account.network, account: account.address });
    if (worked(outcome)) say(t('health.retrying'));
  };
  return (
    <div className="gap-foot">
      <p className="quiet small">
        {t('health.gaps', { count })} {t('health.gapMeaning')}
      </p>
      <Button busy={busy} onClick={() => void once(retry)}>
        {t('health.retry')}
      </Button>
    </div>
  );
}

function GapLine({ gap }: { readonly gap: KnownGap }) {
  const { t, locale } = useI18n();
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const [first, last] = gap.range;
  const accept = async () => {
    const { network, account, range } = gap;
    worked(await act('gaps:accept', { network, account, range }));
    setAsking(false);
  };
  return (
    <li className="line gap-line">
      <span className="line-text">
        <span>
          {first === last
            ? t('health.gapOne', { ledger: wholeNumber(first, locale) })
            : t('health.gapRange', { first: wholeNumber(first, locale), last: wholeNumber(last, locale) })}
        </span>
        <span className="quiet small">
          {[
            gap.fromTime === null || gap.toTime === null
              ? null
              : t('health.gapTime', {
                  from: shortTime(gap.fromTime, now, locale),
                  to: shortTime(gap.toTime, now, locale),
                }),
            t('health.gapAttempts', { count: gap.attempts }),
            gap.accepted || gap.nextRetryAt === null
              ? null
              : t('health.gapNext', { time: relativeTime(gap.nextRetryAt, now, locale) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
        {asking ? <span>{t('health.acceptConfirm')}</span> : null}
      </span>
      {gap.accepted ? (
        <span className="word-mark">{t('health.gapAccepted')}</span>
      ) : asking ? (
        <span className="button-row">
          <Button onClick={() => void accept()}>{t('health.accept')}</Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            {t('app.cancel')}
          </Button>
        </span>
      ) : (
        <Button look="quiet" onClick={() => setAsking(true)}>
          {t('health.accept')}
        </Button>
      )}
    </li>
  );
}
