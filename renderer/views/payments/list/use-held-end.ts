import { type RefObject, useCallback, useEffect, useRef } from 'react';

/**
 * Leads a scroller to its very end and holds it there: rows that are measured on the way move the end.
 * The wheel, a press, or the focus in anything but the last row lets go.
 * Returns what leads there, to be called on End, and what lets go.
 */
export function useHeldEnd(scroller: RefObject<HTMLElement | null>): {
  readonly hold: () => void;
  readonly letGo: () => void;
} {
  const held = useRef(false);
  const reach = useCallback(() => {
    const list = scroller.current;
    if (held.current && list !== null) list.scrollTop = list.scrollHeight;
  }, [scroller]);
  useEffect(reach);

  const hold = useCallback(() => {
    held.current = true;
    reach();
  }, [reach]);
  const letGo = useCallback(() => {
    held.current = false;
  }, []);
  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const onFocus = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest('[aria-posinset]') : null;
      if (row === null || row.ariaPosInSet !== row.ariaSetSize) letGo();
    };
    list.addEventListener('focusin', onFocus);
    list.addEventListener('wheel', letGo, { passive: true });
    list.addEventListener('pointerdown', letGo);
    return () => {
      list.removeEventListener('focusin', onFocus);
      list.removeEventListener('wheel', letGo);
      list.removeEventListener('pointerdown', letGo);
    };
  }, [scroller, letGo]);
  return { hold, letGo };
}
