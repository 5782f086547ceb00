import { type KeyboardEvent, useId } from 'react';
import { useI18n } from '../../../texts/language.ts';
import { type Bar, scaleText } from './bars.ts';

const HEIGHT = 40;
/** A day with any payment is always visible. */
const LEAST_BAR = 2;

interface DayBarsProps {
  readonly bars: readonly Bar[];
  /** The amount at the scale's top. */
  readonly top: number;
  /** Index of the day that is marked; null where none is. */
  readonly marked: number | null;
  /** A day with its sum, in words. */
  readonly sumOf: (bar: Bar) => string;
  readonly onMark: (index: number | null) => void;
  /** Shows the payments of one day alone, or of all days again. */
  readonly onDay: (day: string) => void;
}

/** The bars with their scale. A day is marked by the pointer or by arrow keys, and listed by a click or Enter. */
export function DayBars({ bars, top, marked, sumOf, onMark, onDay }: DayBarsProps) {
  const { t, locale } = useI18n();
  const hint = useId();
  const last = bars.length - 1;
  const current = marked ?? last;
  const bar = bars[current];
  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, current, last);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (target !== null) onMark(marked === null && target === current - 1 ? current : target);
    else if ((event.key === 'Enter' || event.key === ' ') && bar !== undefined) onDay(bar.day);
    else if (event.key === 'Escape' && marked !== null) onMark(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="chart-plot">
      <div
        className="chart-slider"
        role="slider"
        tabIndex={0}
        aria-label={t('payments.chartMark')}
        aria-describedby={hint}
        aria-valuemin={1}
        aria-valuemax={bars.length}
        aria-valuenow={current + 1}
        aria-valuetext={bar === undefined ? '' : sumOf(bar)}
        onKeyDown={onKeyDown}
        onBlur={() => onMark(null)}
        onPointerLeave={() => onMark(null)}
      >
        <svg
          className="chart-bars"
          viewBox={`0 0 ${bars.length * 10} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {[0, HEIGHT / 2].map((y) => (
            <line key={y} className="chart-line" x1={0} x2={bars.length * 10} y1={y} y2={y} />
          ))}
          {bars.map((each, index) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the slider around it is the way by keyboard
            <g
              key={each.day}
              className={index === marked ? 'chart-marked' : undefined}
              onPointerEnter={() => onMark(index)}
              onClick={() => onDay(each.day)}
            >
              <rect className="chart-hit" x={index * 10} y={0} width={10} height={HEIGHT} />
              {each.text === null ? (
                <rect className="chart-none" x={index * 10 + 1} y={HEIGHT - 1} width={8} height={1} />
              ) : (
                <rect
                  className="chart-bar"
                  x={index * 10 + 1}
                  y={HEIGHT - Math.max(LEAST_BAR, each.share * HEIGHT)}
                  width={8}
                  height={Math.max(LEAST_BAR, each.share * HEIGHT)}
                />
              )}
            </g>
          ))}
        </svg>
      </div>
      <div className="chart-scale" aria-hidden="true">
        {[top, top / 2, 0].map((amount) => (
          <span key={amount}>{scaleText(amount, locale)}</span>
        ))}
      </div>
      <span id={hint} className="sr-only">
        {t('payments.chartMarkHint')}
      </span>
    </div>
  );
}

function keyTarget(key: string, current: number, last: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, current + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, current - 1);
    case 'PageUp':
      return Math.min(last, current + 7);
    case 'PageDown':
      return Math.max(0, current - 7);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
