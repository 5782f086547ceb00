import { useEffect, useRef, useState } from 'react';
import { daySpan, localDay, shiftDay } from '../../../format/times.ts';
import { Menu, MenuChoice } from '../../../parts/controls/menu.tsx';
import { useI18n } from '../../../texts/language.ts';
import { NAMED_SPANS, spanOf, withDays, withSpan } from './date-spans.ts';
import type { FilterProps } from './filter-props.ts';
import { FilterTrigger } from './filter-trigger.tsx';
import { omit } from './omit.ts';

const SPANS = ['any', ...NAMED_SPANS, 'custom'] as const;
type Span = (typeof SPANS)[number];

/** The usual spans, or two chosen days. Days are local; the query's times are the midnights around them. */
export function DateFilter({ filter, onChange }: FilterProps) {
  const { t, locale } = useI18n();
  /** "From … to …" was chosen, and no day yet. */
  const [asksForDays, setAsksForDays] = useState(false);
  const dated = filter.from !== undefined || filter.to !== undefined;
  // Days chosen in the chart are none of the usual spans.
  const shown: Span = asksForDays ? 'custom' : dated ? (spanOf(filter) ?? 'custom') : 'any';
  const names: Readonly<Record<Span, string>> = {
    any: t('payments.anyTime'),
    today: t('payments.today'),
    last7: t('payments.last7'),
    last30: t('payments.last30'),
    month: t('payments.thisMonth'),
    lastMonth: t('payments.lastMonth'),
    year: t('payments.thisYear'),
    custom: t('payments.custom'),
  };
  // When the dates are cleared elsewhere ("clear filters", the chart), the two date fields disappear. Dates that are
  // being typed here come and go.
  const typing = useRef(false);
  useEffect(() => {
    if (!dated && !typing.current) setAsksForDays(false);
    typing.current = false;
  }, [dated]);
  const apply = (from: string, to: string) => {
    typing.current = dated && from === '' && to === '';
    onChange(withDays(filter, from, to));
  };
  const choose = (next: Span) => {
    setAsksForDays(next === 'custom');
    if (next === 'any') onChange(omit(filter, 'from', 'to'));
    else if (next !== 'custom') onChange(withSpan(filter, next, localDay(new Date())));
  };
  const fromDay = filter.from === undefined ? '' : localDay(new Date(filter.from));
  const toDay = filter.to === undefined ? '' : shiftDay(localDay(new Date(filter.to)), -1);
  const days =
    fromDay !== '' && toDay !== ''
      ? daySpan(fromDay, toDay, locale)
      : fromDay !== ''
        ? `${t('payments.from')} ${daySpan(fromDay, fromDay, locale)}`
        : `${t('payments.to')} ${daySpan(toDay, toDay, locale)}`;
  return (
    <>
      <Menu
        align="start"
        trigger={
          <FilterTrigger
            name={t('payments.date')}
            value={shown === 'custom' && dated ? days : names[shown]}
            on={shown !== 'any'}
          />
        }
      >
        <MenuChoice
          value={shown}
          options={SPANS.map((key) => [key, names[key]] as const)}
          onChange={choose}
        />
      </Menu>
      {shown === 'custom' ? (
        <span className="date-pair">
          <input
            type="date"
            className="input"
            aria-label={t('payments.from')}
            value={fromDay}
            max={toDay}
            onChange={(event) => apply(event.target.value, toDay)}
          />
          <input
            type="date"
            className="input"
            aria-label={t('payments.to')}
            value={toDay}
            min={fromDay}
            onChange={(event) => apply(fromDay, event.target.value)}
          />
        </span>
      ) : null}
    </>
  );
}
