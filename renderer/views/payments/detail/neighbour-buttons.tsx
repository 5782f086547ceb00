import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Neighbours } from '../../../../electron/contract/index.ts';
import { ask } from '../../../bridge.ts';
import { IconButton } from '../../../parts/controls/button.tsx';
import { useStore } from '../../../state/external-store.ts';
import { goTo } from '../../../state/navigation.ts';
import { useI18n } from '../../../texts/language.ts';
import { filterStore, paymentList, readOn } from '../list/payment-list-store.ts';

/** The payments before and after one in the list that is filtered underneath, by two buttons and by Alt with the arrows. */
export function NeighbourButtons({ id }: { readonly id: number }) {
  const { t } = useI18n();
  const neighbours = useNeighbours(id);
  const go = (step: 1 | -1) => {
    const to = step === 1 ? neighbours.next : neighbours.previous;
    if (to === null) return;
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
      go(event.key === 'ArrowUp' ? -1 : 1);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
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

const NONE: Neighbours = { previous: null, next: null };

/** Asked from main, because the payment may stand on a page of the list that was never loaded, or in no list at all. */
function useNeighbours(id: number): Neighbours {
  const filter = useStore(filterStore);
  const { upToId, newer } = useStore(paymentList.store);
  const [neighbours, setNeighbours] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: payments that arrive are a reason to ask again
  useEffect(() => {
    let gone = false;
    ask('payments:neighbours', { id, filter }).then(
      (answer) => {
        if (!gone) setNeighbours(answer);
      },
      () => {
        if (!gone) setNeighbours(NONE);
      },
    );
    return () => {
      gone = true;
    };
  }, [id, filter, upToId, newer]);
  return neighbours;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}
