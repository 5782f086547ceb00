import { useState } from 'react';
import type { AccountView, KnownGap } from '../../../electron/contract/index.ts';
import { act } from '../../bridge.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { relativeTime, shortTime } from '../../format/times.ts';
import { Button } from '../../parts/controls/button.tsx';
import { useBusy } from '../../parts/controls/use-busy.ts';
import { say, worked } from '../../state/messages.ts';
import { useNow } from '../../state/use-now.ts';
import { useI18n } from '../../texts/language.ts';

/** What is examined of an account, in main's words, with the progress of catching up and the gaps that remain. */
export function CoverageSummary({ account }: { readonly account: AccountView }) {
  const { t } = useI18n();
  const { text, reachedText, left, total } = account.examined;
  const open = account.gaps.filter((gap) => !gap.accepted).length;
  return (
    <div className="coverage">
      <p>{text}</p>
      {left === 0 || account.examined.state !== 'catching-up' ? null : (
        <progress className="progress" aria-label={t('health.progress')} max={total} value={total - left} />
      )}
      {reachedText === null ? null : <p className="quiet small">{reachedText}</p>}
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
                  // The day is said once.
                  to: shortTime(gap.toTime, Date.parse(gap.fromTime), locale),
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
