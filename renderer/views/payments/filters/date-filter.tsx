import { useEffect, useRef, useState } from 'react';
import type { PaymentFilter } from '../../../../electron/contract/index.ts';
import { daySpan, dayStart, localDay, shiftDay } from '../../../format/times.ts';
import { Menu, MenuChoice } from '../../../parts/controls/menu.tsx';
import { useI18n } from '../../../texts/language.ts';
import type { FilterProps } from './filter-props.ts';
import { FilterTrigger } from './filter-trigger.tsx';
import { omit } from './omit.ts';

const SPANS = ['any', 'today', 'last7', 'last30', 'year', 'custom'] as const;
type Span = (typeof SPANS)[number];

/** The usual spans, or two chosen days. Days are local; the query's times are the midnights around them. */
export function DateFilter({ filter, onChange }: FilterProps) {
  const { t, locale } = useI18n();
  const [span, setSpan] = useState<Span>(filter.from || filter.to ? 'custom' : 'any');
  const dated = filter.from !== undefined || filter.to !== undefined;
  // Days chosen in the chart are none of the usual spans.
  const shown: Span = dated ? (span === 'any' ? 'custom' : span) : span === 'custom' ? span : 'any';
  const names: Readonly<Record<Span, string>> = {
    any: t('payments.anyTime'),
    today: t('payments.today'),
    last7: t('payments.last7'),
    last30: t('payments.last30'),
    year: t('payments.thisYear'),
    custom: t('payments.custom'),
  };
  // When the dates are cleared elsewhere ("clear filters", the chart), the two date fields disappear. Dates that are
  // being typed here come and go.
  const typing = useRef(false);
  useEffect(() => {
    if (!dated && !typing.current) setSpan('any');
    typing.current = false;
  }, [dated]);
  const apply = (from: string, to: string) => {
    typing.current = dated && from === '' && to === '';
    onChange({
      ...omit(filter, 'from', 'to'),
      ...(from === '' ? {} : { from: dayStart(from).toISOString() }),
      ...(to === '' ? {} : { to: dayStart(shiftDay(to, 1)).toISOString() }),
    });
  };
  const choose = (next: Span) => {
    setSpan(next);
    if (next !== 'custom') apply(firstDay(next, localDay(new Date())), '');
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

/** One day alone; all days again where it was that day alone already. */
export function withDay(filter: PaymentFilter, day: string): PaymentFilter {
  const from = dayStart(day).toISOString();
  const to = dayStart(shiftDay(day, 1)).toISOString();
  const rest = omit(filter, 'from', 'to');
  return filter.from === from && filter.to === to ? rest : { ...rest, from, to };
}

/** First day of a span that ends today; '' for any time. */
function firstDay(span: Span, today: string): string {
  switch (span) {
    case 'today':
      return today;
    case 'last7':
      return shiftDay(today, -6);
    case 'last30':
      return shiftDay(today, -29);
    case 'year':
      return `${today.slice(0, 4)}-01-01`;
    default:
      return '';
  }
}
