/**
 * Keeps the focus in its place when the focused control disappears: a row that is removed, an Undo that was pressed, a form
 * that closes. The browser then focuses the body, and the keyboard starts again at the top. Here the control that took the
 * place gets the focus instead.
 */

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** A control's neighbourhood ends at these; beyond them is another part of the window. */
const NEIGHBOURHOOD = '.view, .page, .masthead, .message-region, .menu, dialog';

/** Number of places remembered, for when the newest has disappeared altogether (a menu, a message). */
const REMEMBERED = 6;

interface Place {
  readonly element: HTMLElement;
  /** The containers around the control, innermost first, and its index among the controls in each. */
  readonly around: readonly { readonly container: Element; readonly index: number }[];
}

/** Starts keeping the focus; returns the function that stops it. */
export function keepFocus(): () => void {
  let places: readonly Place[] = [];
  let checking: number | undefined;

  const onFocusIn = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    const { target } = event;
    places = [placeOf(target), ...places.filter(({ element }) => element !== target)].slice(0, REMEMBERED);
  };
  const onFocusOut = (event: FocusEvent) => {
    if (event.relatedTarget !== null) return;
    const left = event.target;
    // A press outside of all controls gives up the focus on purpose: nothing is restored later.
    window.setTimeout(() => {
      if (!isLost() || !document.hasFocus() || !(left instanceof HTMLElement)) return;
      if (isUsable(left)) places = [];
    });
  };
  const check = () => {
    checking = undefined;
    const [last] = places;
    if (last === undefined || !isLost() || isUsable(last.element)) return;
    successor(places)?.focus();
  };
  const observer = new MutationObserver(() => {
    const [last] = places;
    if (last === undefined || isUsable(last.element)) return;
    // In a task of its own: menus and dialogs restore the focus in one too, and they know better where it belongs.
    checking ??= window.setTimeout(check);
  });

  document.addEventListener('focusin', onFocusIn);
  document.addEventListener('focusout', onFocusOut);
  observer.observe(document.body, {
    attributeFilter: ['disabled', 'inert', 'hidden'],
    childList: true,
    subtree: true,
  });
  return () => {
    document.removeEventListener('focusin', onFocusIn);
    document.removeEventListener('focusout', onFocusOut);
    observer.disconnect();
    window.clearTimeout(checking);
  };
}

/** A control that was disabled keeps the focus until the next frame, but cannot use it. */
function isLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches(':disabled');
}

function isUsable(element: HTMLElement): boolean {
  return (
    element.isConnected &&
    !element.matches(':disabled') &&
    element.closest('[inert]') === null &&
    element.checkVisibility()
  );
}

function controlsIn(container: Element): readonly HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && isUsable(element),
  );
}

function placeOf(element: HTMLElement): Place {
  const around: { container: Element; index: number }[] = [];
  const end = element.parentElement?.closest(NEIGHBOURHOOD) ?? null;
  for (let container = element.parentElement; container !== null; container = container.parentElement) {
    around.push({ container, index: Math.max(0, controlsIn(container).indexOf(element)) });
    if (container === end) break;
  }
  return { element, around: end === null ? [] : around };
}

/** The control now in the place of the lost one; otherwise the one focused before; otherwise the open tab. */
function successor(places: readonly Place[]): HTMLElement | undefined {
  for (const { element, around } of places) {
    // A tab opens when it gets the focus, so only the open tab may get it back.
    const isOtherTab = element.matches('[role="tab"]:not([aria-selected="true"])');
    if (isUsable(element) && !isOtherTab) return element;
    for (const { container, index } of around) {
      if (!container.isConnected || container.matches('.masthead')) continue;
      const controls = controlsIn(container);
      const next = controls[Math.min(index, controls.length - 1)];
      if (next !== undefined) return next;
    }
  }
  return document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ?? undefined;
}
