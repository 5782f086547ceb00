import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { AppSnapshot, PaymentRow } from '../../../../electron/contract/index.ts';
import { receiverOf } from '../../../format/names.ts';
import { localDay } from '../../../format/times.ts';
import { PointerMenu } from '../../../parts/controls/menu.tsx';
import { useStore } from '../../../state/external-store.ts';
import { goTo, placeStore } from '../../../state/navigation.ts';
import type { PaymentListState } from '../../../state/payment-list.ts';
import { useI18n } from '../../../texts/language.ts';
import { DayHeading } from './day-heading.tsx';
import { beginReading, endReading, listPlace, paymentList, readerAtTop } from './payment-list-store.ts';
import { PaymentMenu } from './payment-menu.tsx';
import { PaymentRowButton, PendingRow } from './payment-row.tsx';
import { useHeldEnd } from './use-held-end.ts';

/** Estimated heights, corrected by measuring what is drawn. In rem, because text may be enlarged. */
const ROW_REM = 3.75;
const HEAD_REM = 2.5;
/** Rows drawn beyond each edge, so that a step of the wheel never shows an empty edge. */
const OVERSCAN = 12;
/** The same for the first frame, which nobody has scrolled yet. */
const FIRST_OVERSCAN = 1;
/** Closer to the top than this counts as the top. */
const AT_TOP_PX = 40;

interface PaymentRowsProps {
  readonly state: PaymentListState;
  readonly snapshot: Pick<AppSnapshot, 'accounts' | 'formerAccounts'>;
  /** False in privacy mode. */
  readonly showsMemos: boolean;
  /** Scrolls with the list, above its first row. */
  readonly top: ReactNode;
}

/** The list itself. Only rows on screen exist, the rest is space; arrow keys move through it as one list. */
export function PaymentRows({ state, snapshot, showsMemos, top }: PaymentRowsProps) {
  const { t } = useI18n();
  const scroller = useRef<HTMLDivElement>(null);
  const topPart = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [scrollMargin, setScrollMargin] = useState(listPlace.margin);
  const [overscan, setOverscan] = useState(FIRST_OVERSCAN);
  const toFocus = useRef<number | null>(null);
  /** The row that has the focus until the one that keys lead to is loaded. */
  const [left, setLeft] = useState(0);
  const arrivedAfter = useArrivals(state);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const current = Math.min(active, Math.max(0, state.total - 1));

  const virtualizer = useVirtualizer({
    count: state.total,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (ROW_REM + (beginsDay(index) ? HEAD_REM : 0)) * rem,
    overscan,
    scrollMargin,
    // Rows are drawn at once, and not only when the list's own height is known.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    initialOffset: listPlace.offset,
    initialMeasurementsCache:
      listPlace.measured?.upToId === state.upToId && listPlace.measured.total === state.total
        ? listPlace.measured.sizes
        : [],
    // The focused row stays in the document when it scrolls away; otherwise the keyboard would lose its place.
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range);
        const kept = [current, left].filter((index) => index < state.total && !indexes.includes(index));
        return kept.length === 0 ? indexes : [...indexes, ...new Set(kept)].sort((a, b) => a - b);
      },
      [current, left, state.total],
    ),
    onChange: (instance) => {
      const offset = instance.scrollOffset ?? 0;
      listPlace.offset = offset;
      listPlace.measured = { upToId: state.upToId, total: state.total, sizes: instance.measurementsCache };
      readerAtTop(offset < AT_TOP_PX);
    },
  });

  const items = virtualizer.getVirtualItems();
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  useEffect(() => paymentList.want(startIndex, endIndex), [startIndex, endIndex]);

  useEffect(() => {
    // What follows from a callback before a frame is drawn after it.
    const frame = requestAnimationFrame(() => setOverscan(OVERSCAN));
    return () => cancelAnimationFrame(frame);
  }, []);

  useLayoutEffect(() => {
    const part = topPart.current;
    if (part === null) return;
    const measure = () => {
      listPlace.margin = part.offsetHeight;
      setScrollMargin(part.offsetHeight);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(part);
    return () => observer.disconnect();
  }, []);

  // A new snapshot has other rows in the same places: the measured heights of the old ones no longer hold.
  const measuredFor = useRef(`${state.upToId} ${state.total}`);
  useEffect(() => {
    const list = `${state.upToId} ${state.total}`;
    if (measuredFor.current === list) return;
    measuredFor.current = list;
    virtualizer.measure();
    // Rows that stay drawn are not measured again by themselves, and only against places that are computed anew.
    virtualizer.getTotalSize();
    for (const row of scroller.current?.querySelectorAll('[data-index]') ?? []) {
      virtualizer.measureElement(row);
    }
  }, [state.upToId, state.total, virtualizer]);

  useEffect(() => {
    if (toFocus.current === null) return;
    const button = scroller.current?.querySelector<HTMLElement>(`[data-index="${toFocus.current}"] button`);
    if (button !== null && button !== undefined) {
      const toFocusIndex = toFocus.current;
      toFocus.current = null;
      button.focus({ preventScroll: true });
      setLeft(toFocusIndex);
    }
  });

  const { hold: holdEnd, letGo: letEndGo } = useHeldEnd(scroller);
  /** The first row brings what stands above it, the last one the very end. */
  const scrollTo = (target: number) => {
    letEndGo();
    if (target === 0) virtualizer.scrollToOffset(0);
    else if (target === state.total - 1) holdEnd();
    else virtualizer.scrollToIndex(target);
  };
  const last = Math.max(0, state.total - 1);
  const lead = (target: number) => {
    if (toFocus.current === null) setLeft(current);
    setActive(target);
    toFocus.current = target;
    scrollTo(target);
  };
  const { page: openPage } = useStore(placeStore);
  // After the page has given the focus back to the row that opened it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that closes is what leads back
  useEffect(() => {
    if (openPage !== null) return;
    const target = endReading();
    if (target !== null && target !== current) lead(Math.min(target, last));
  }, [openPage]);
  // Home and End scroll wherever the focus is, unless it is in something that has a use for them.
  useEffect(() => {
    const onHomeOrEnd = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if ((event.key !== 'Home' && event.key !== 'End') || hasOwnEnds(event.target)) return;
      event.preventDefault();
      scrollTo(event.key === 'Home' ? 0 : last);
    };
    window.addEventListener('keydown', onHomeOrEnd);
    return () => window.removeEventListener('keydown', onHomeOrEnd);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, endIndex - startIndex - 1);
    const target = keyTarget(event.key, current, state.total, page);
    if (target === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    lead(target);
  };

  const [pointed, setPointed] = useState<PaymentRow | null>(null);
  const onMenu = (event: MouseEvent): boolean => {
    const place =
      event.target instanceof Element
        ? event.target.closest('button')?.closest<HTMLElement>('[data-index]')
        : null;
    const row = place === null || place === undefined ? null : paymentList.row(Number(place.dataset.index));
    if (row !== null) setPointed(row);
    return row !== null;
  };

  const list = (
    <ul
      className="payment-list"
      aria-label={t('payments.list')}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {items.map((item) => {
        const row = paymentList.row(item.index);
        const day = row !== null && beginsDay(item.index) ? dayOf(row) : null;
        const receiver = row === null ? null : receiverOf(row, snapshot);
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            aria-setsize={state.total}
            aria-posinset={item.index + 1}
            style={{ transform: `translateY(${item.start - scrollMargin}px)` }}
          >
            {day === null ? null : <DayHeading day={day} sums={state.days.get(day)} />}
            {row === null || receiver === null ? (
              <PendingRow />
            ) : (
              <PaymentRowButton
                row={row}
                index={item.index}
                label={receiver.label}
                colour={receiver.colour}
                showsMemo={showsMemos}
                tabbable={item.index === current}
                arrived={arrivedAfter !== null && row.id > arrivedAfter}
                onFocus={setActive}
                onOpen={open}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
  return (
    <div ref={scroller} className="payment-scroller">
      <div ref={topPart}>{top}</div>
      <PointerMenu area={list} onOpen={onMenu}>
        {pointed === null ? null : <PaymentMenu row={pointed} />}
      </PointerMenu>
    </div>
  );
}

function open(index: number, id: number): void {
  beginReading(index);
  goTo('payments', { page: 'payment', id });
}

/** Rows with a greater id have just arrived; null until a second snapshot of the list was taken. */
function useArrivals(state: PaymentListState): number | null {
  const seen = useRef<{ upToId: number; before: number | null }>({ upToId: 0, before: null });
  if (state.upToId !== seen.current.upToId) {
    seen.current = {
      upToId: state.upToId,
      before: seen.current.upToId === 0 ? null : seen.current.upToId,
    };
  }
  return seen.current.before;
}

/** True where a day's heading stands above the row. False while the row before it is not loaded yet. */
function beginsDay(index: number): boolean {
  const row = paymentList.row(index);
  if (row === null) return false;
  if (index === 0) return true;
  const before = paymentList.row(index - 1);
  return before !== null && dayOf(before) !== dayOf(row);
}

const dayCache = new WeakMap<PaymentRow, string>();

function dayOf(row: PaymentRow): string {
  let day = dayCache.get(row);
  if (day === undefined) {
    day = localDay(new Date(row.closeTime ?? row.recordedAt));
    dayCache.set(row, day);
  }
  return day;
}

function hasOwnEnds(target: EventTarget | null): boolean {
  const owners = 'input, textarea, select, [role="tablist"], [role="menu"], [role="slider"], .page, dialog';
  return target instanceof Element && target.closest(owners) !== null;
}

function keyTarget(key: string, current: number, total: number, page: number): number | null {
  const last = total - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, current + 1);
    case 'ArrowUp':
      return Math.max(0, current - 1);
    case 'PageDown':
      return Math.min(last, current + page);
    case 'PageUp':
      return Math.max(0, current - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
