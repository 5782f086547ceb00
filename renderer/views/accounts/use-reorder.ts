import { type DragEvent, useRef, useState } from 'react';
import type { AccountView } from '../../../electron/contract/index.ts';
import { labelOf } from '../../format/names.ts';
import { say } from '../../state/messages.ts';
import { changeOrder, inOrder } from '../../state/optimistic-changes.ts';
import type { WindowTranslate } from '../../texts/language.ts';

export interface DragProps {
  readonly draggable: true;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onDragEnd: () => void;
}

/** A drag under way: which account, and the order if it is dropped now. */
interface Drag {
  readonly id: string;
  readonly order: readonly string[];
}

/** The accounts in their order, moved by keyboard, menu or dragging. A new order shows at once and stays if main accepts it. */
export function useReorder(accounts: readonly AccountView[], t: WindowTranslate) {
  const [preview, setPreview] = useState<Drag | null>(null);
  // A quick hand drops before the new order is drawn, so the order comes from the events.
  const drag = useRef<Drag | null>(null);
  const set = (next: Drag | null): void => {
    drag.current = next;
    setPreview(next);
  };

  const ordered = preview === null ? accounts : inOrder(accounts, preview.order);
  const ids = accounts.map((account) => account.id);

  const moveBy = (id: string, by: number): void => {
    const to = ids.indexOf(id) + by;
    const account = accounts.find((entry) => entry.id === id);
    if (account === undefined || to < 0 || to >= ids.length) return;
    void changeOrder(moved(ids, id, to));
    say(t('accounts.moved', { label: labelOf(account), position: to + 1, count: ids.length }));
  };

  const dragProps = (id: string): DragProps => ({
    draggable: true,
    onDragStart: (event) => {
      set({ id, order: ids });
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event) => {
      if (drag.current === null) return;
      event.preventDefault();
      const { id: dragged, order } = drag.current;
      const over = order.indexOf(id);
      if (dragged !== id && over >= 0) set({ id: dragged, order: moved(order, dragged, over) });
    },
    onDrop: (event) => {
      event.preventDefault();
      if (drag.current === null) return;
      void changeOrder(drag.current.order);
      set(null);
    },
    onDragEnd: () => set(null), // dropped outside of the list, it goes back to the old order
  });

  return { ordered, moveBy, dragProps };
}

function moved(ids: readonly string[], id: string, to: number): readonly string[] {
  const others = ids.filter((other) => other !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
