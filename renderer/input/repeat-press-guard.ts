/**
 * Presses that were meant for something that is no longer there. Whoever double-clicks a button that removes its row,
 * or that opens a page, would press with the second click what came to lie under the pointer. And a held Enter key
 * would go on pressing whatever gets the focus next, or send a form again and again.
 */

const CONTROL = 'button, a, input, select, textarea, summary, [role^="menuitem"]';

/** Begins to refuse stray presses; returns what ends it. */
export function guardAgainstRepeatedPresses(): () => void {
  let pressed: Element | null = null;

  const onClick = (event: MouseEvent) => {
    // 0 for presses by keyboard or by script; 1 for a first click, more for those that follow at the same place.
    if (event.detail === 0) return;
    const control = controlOf(event.target);
    if (event.detail === 1) pressed = control;
    else if (control !== pressed) refuse(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.repeat && event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement))
      refuse(event);
  };
  window.addEventListener('click', onClick, true);
  window.addEventListener('keydown', onKeyDown, true);
  return () => {
    window.removeEventListener('click', onClick, true);
    window.removeEventListener('keydown', onKeyDown, true);
  };
}

function refuse(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The control that a click is for; a label stands for what it names. */
function controlOf(target: EventTarget | null): Element | null {
  if (!(target instanceof Element)) return null;
  const label = target.closest('label');
  return target.closest(CONTROL) ?? label?.control ?? label;
}
