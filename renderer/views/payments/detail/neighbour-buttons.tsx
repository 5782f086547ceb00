import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Neighbours } from '../../../../electron/contract/index.ts';
import { ask } from '../../../bridge.ts';
import { IconButton } from '../../../parts/controls/button.tsx';
import { useStore } from '../../../state/external-store.ts';
import { goTo, placeStore } from '../../../state/navigation.ts';
import { useI18n } from '../../../texts/language.ts';
import { filterStore, paymentList, readOn } from '../list/payment-list-store.ts';

/** The payments before and after one in the list that is filtered underneath, by two buttons and by Alt with the arrows. */
export function NeighbourButtons({ id }: { readonly id: number }) {
  const { t } = useI18n();
  const answer = useNeighbours(id);
  const { neighbours } = answer;
  /** Steps asked for before the neighbours of the payment that is shown are known. */
  const waiting = useRef<(1 | -1)[]>([]);
  const go = (step: 1 | -1, isRepeated = false) => {
    if (!isShown(answer.id)) {
      // A key that is held down steps as fast as the answers come, and no further once it is released.
      if (!isRepeated) waiting.current.push(step);
      return;
    }
    const to = step === 1 ? neighbours.next : neighbours.previous;
    if (to === null) {
      waiting.current = [];
      return;
    }
    readOn(to, step);
    // What has the focus among the fields goes away with them.
    const inFields = document.activeElement?.closest('.page-body') ?? null;
    if (inFields !== null) document.querySelector<HTMLElement>('.page-head h1')?.focus();
    goTo('payments', { page: 'payment', id: to });
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const others = event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented;
      if (!event.altKey || others || isTyping(event.target)) return;
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      go(event.key === 'ArrowUp' ? -1 : 1, event.repeat);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer takes one step that waited for it
  useEffect(() => {
    const step = isShown(answer.id) ? waiting.current.shift() : undefined;
    if (step !== undefined) go(step);
  }, [answer]);
  // A disabled button would lose the focus at the end of the list.
  return (
    <>
      <IconButton
        icon={ChevronUp}
        label={t('detail.previous')}
        aria-disabled={neighbours.previous === null}
        aria-keyshortcuts="Alt+ArrowUp"
        onClick={() => go(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('detail.next')}
        aria-disabled={neighbours.next === null}
        aria-keyshortcuts="Alt+ArrowDown"
        onClick={() => go(1)}
      />
    </>
  );
}

/** The neighbours of the payment with this id; until they are known, those of the one before. */
interface Answer {
  readonly id: number | null;
  readonly neighbours: Neighbours;
}

const NONE: Neighbours = { previous: null, next: null };

/** Whether the place is this payment's page: it changes before anything is drawn again. */
function isShown(id: number | null): boolean {
  const { page } = placeStore.get();
  return page?.page === 'payment' && page.id === id;
}

/** Asked from main, because the payment may stand on a page of the list that was never loaded, or in no list at all. */
function useNeighbours(id: number): Answer {
  const filter = useStore(filterStore);
  const { upToId, newer } = useStore(paymentList.store);
  const [answer, setAnswer] = useState<Answer>({ id: null, neighbours: NONE });
  // biome-ignore lint/correctness/useExhaustiveDependencies: payments that arrive are a reason to ask again
  useEffect(() => {
    let gone = false;
    ask('payments:neighbours', { id, filter }).then(
      (neighbours) => {
        if (!gone) setAnswer({ id, neighbours });
      },
      () => {
        if (!gone) setAnswer({ id, neighbours: NONE });
      },
    );
    return () => {
      gone = true;
    };
  }, [id, filter, upToId, newer]);
  return answer;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}
