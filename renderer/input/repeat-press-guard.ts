/**
 * Refuses presses that were meant for a control that is gone. The second click of a double click on a button that removes
 * its row, or opens a page, would press whatever is under the pointer then. A held Enter key would press whatever gets the
 * focus next, or send a form again and again.
 */

const CONTROL = 'button, a, input, select, textarea, summary, [role^="menuitem"]';

/** Starts refusing such presses; returns the function that stops it. */
export function guardAgainstRepeatedPresses(): () => void {
  let pressed: Element | null = null;

  const onClick = (event: MouseEvent) => {
    // 0 for presses by keyboard or script; 1 for a first click, more for the clicks that follow in the same place.
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

/** The control that a click is for; a label counts as the control that it names. */
function controlOf(target: EventTarget | null): Element | null {
  if (!(target instanceof Element)) return null;
  const label = target.closest('label');
  return target.closest(CONTROL) ?? label?.control ?? label;
}
