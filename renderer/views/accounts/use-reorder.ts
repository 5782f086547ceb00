import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { AccountView } from '../../../electron/contract.ts';
import { act } from '../../bridge.ts';
import { labelOf } from '../../format/names.ts';
import { say, worked } from '../../state/messages.ts';
import type { Texts } from '../../texts/en.ts';

export interface DragProps {
  readonly draggable: true;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onDragEnd: () => void;
}

/** The accounts in their order, moved by keyboard, menu or dragging. The new order shows at once and is kept if main agrees. */
export function useReorder(accounts: readonly AccountView[], t: Texts) {
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const dragged = useRef<string | null>(null);

  // main's own order is the truth again as soon as it says something new
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list from main is what ends the preview
  useEffect(() => setOrder(null), [accounts]);

  const ordered =
    order === null
      ? accounts
      : order.flatMap((id) => {
          const account = accounts.find((entry) => entry.id === id);
          return account === undefined ? [] : [account];
        });

  const save = async (ids: readonly string[]) => {
    if (!worked(await act('accounts:reorder', { ids }))) setOrder(null);
  };

  const place = (id: string, index: number): readonly string[] => {
    const ids = ordered.map((account) => account.id).filter((other) => other !== id);
    ids.splice(Math.max(0, Math.min(ids.length, index)), 0, id);
    setOrder(ids);
    return ids;
  };

  const moveBy = (id: string, by: number): void => {
    const from = ordered.findIndex((account) => account.id === id);
    const account = ordered[from];
    const to = from + by;
    if (account === undefined || to < 0 || to >= ordered.length) return;
    void save(place(id, to));
    say(t.accounts.moved(labelOf(account), to + 1, ordered.length));
  };

  const dragProps = (id: string): DragProps => ({
    draggable: true,
    onDragStart: (event) => {
      dragged.current = id;
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event) => {
      if (dragged.current === null) return;
      event.preventDefault();
      const over = ordered.findIndex((account) => account.id === id);
      if (dragged.current !== id && over >= 0) place(dragged.current, over);
    },
    onDrop: (event) => {
      event.preventDefault();
      if (dragged.current === null) return;
      dragged.current = null;
      void save(ordered.map((account) => account.id));
    },
    onDragEnd: () => {
      if (dragged.current === null) return;
      dragged.current = null;
      setOrder(null); // dropped outside the list
    },
  });

  return { ordered, moveBy, dragProps };
}
