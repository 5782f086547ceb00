/**
 * Keeps the focus from falling out of the window. What has the focus may go away by its own doing: a removed row, an
 * Undo that was pressed, a form that closed. The browser then gives the focus to the body, and the keyboard starts
 * again at the top. Here it goes to what took that place instead.
 */

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Beyond these the neighbourhood of a control ends: what follows them is another part of the window. */
const NEIGHBOURHOOD = '.view, .page, .masthead, .message-region, .menu, dialog';

/** Places remembered, for when the newest has gone altogether (a menu, a message). */
const REMEMBERED = 6;

interface Place {
  readonly element: HTMLElement;
  /** What the control stood in, innermost first, and its number among the controls there. */
  readonly around: readonly { readonly container: Element; readonly index: number }[];
}

/** Begins to keep the focus; returns what ends it. */
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
    // A press beside every control gives the focus up on purpose; then nothing is to be brought back later.
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
    // In a task of its own: menus and dialogs give the focus back in one, and theirs is the better knowledge.
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

/** A control that was switched off has the focus until the next frame, but can do nothing with it. */
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

/** What now stands where the lost control stood; else where the focus was before; else the tab that is shown. */
function successor(places: readonly Place[]): HTMLElement | undefined {
  for (const { element, around } of places) {
    // A tab opens when it gets the focus: only the one that is open may have it back.
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
