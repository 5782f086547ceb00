import type { ActivitySpan } from '../../../electron/contract/index.ts';
import { percent } from '../../format/numbers.ts';
import { shortTime } from '../../format/times.ts';
import { useNow } from '../../state/use-now.ts';
import { useI18n } from '../../texts/language.ts';

const DAY_MS = 86_400_000;
/** What began a moment ago has a length, too. */
const LEAST_MS = 1000;
/** Spans that begin this near to a day ago begin there. */
const SLACK_MS = 60_000;
const WIDTH = 1440;
const HEIGHT = 24;

/** Each state has its own height, so that the strip is readable without colour. */
const LEVEL: Readonly<Record<ActivitySpan['state'], number>> = {
  live: 1,
  recovered: 0.7,
  'catching-up': 0.45,
  offline: 0.2,
};
/** A smaller share would be shown as 0 %. */
const LEAST_SHARE = 0.0005;
const STATES = ['live', 'recovered', 'catching-up', 'offline'] as const;

/** The last 24 hours as one strip that ends now, or the time since anything is known where that is less. */
export function ActivityStrip({ spans }: { readonly spans: readonly ActivitySpan[] }) {
  const { t, locale } = useI18n();
  const now = useNow();
  const known = Math.min(...spans.map((span) => Date.parse(span.from)));
  const isWholeDay = known <= now - DAY_MS + SLACK_MS;
  const start = isWholeDay ? now - DAY_MS : Math.min(known, now - LEAST_MS);
  const shownMs = now - start;
  const startText = shortTime(new Date(start).toISOString(), now, locale);
  const drawn = spans
    .map((span) => ({
      ...span,
      x: (Math.max(Date.parse(span.from), start) - start) / shownMs,
      end: (Math.min(Date.parse(span.to), now) - start) / shownMs,
    }))
    .filter((span) => span.end > span.x);
  const lengthOf = (part: typeof drawn) => part.reduce((all, span) => all + span.end - span.x, 0);
  // Of what is known: together they are the whole.
  const shares = STATES.map((state) => ({
    state,
    share: lengthOf(drawn.filter((span) => span.state === state)) / lengthOf(drawn),
  })).filter(({ share }) => share >= LEAST_SHARE);
  return (
    <figure className="activity">
      <svg
        className="activity-strip"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('health.gapTime', { from: startText, to: t('health.now') })}
      >
        {drawn.map((span) => (
          <rect
            key={span.from}
            className={`activity-${span.state}`}
            x={span.x * WIDTH}
            y={HEIGHT * (1 - LEVEL[span.state])}
            width={(span.end - span.x) * WIDTH}
            height={HEIGHT * LEVEL[span.state]}
          >
            <title>
              {t('health.span', {
                from: shortTime(span.from, now, locale),
                to: shortTime(span.to, now, locale),
                state: t(`health.activity.${span.state}`),
              })}
            </title>
          </rect>
        ))}
      </svg>
      <p className="activity-axis quiet small" aria-hidden>
        <span>{isWholeDay ? t('health.ago24') : startText}</span>
        <span>{t('health.now')}</span>
      </p>
      <figcaption>
        <ul className="activity-legend small">
          {shares.map(({ state, share }) => (
            <li key={state}>
              <svg viewBox="0 0 8 10" aria-hidden="true" className="activity-key">
                <rect
                  className={`activity-${state}`}
                  y={10 * (1 - LEVEL[state])}
                  width="8"
                  height={10 * LEVEL[state]}
                />
              </svg>
              {t('health.activityShare', {
                state: t(`health.activity.${state}`),
                share: percent(share, locale),
              })}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
