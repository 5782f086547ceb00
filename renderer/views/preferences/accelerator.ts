import type { KeyboardEvent } from 'react';

/** Keys whose names Electron spells differently from KeyboardEvent.key. */
const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
};

/**
 * The keys pressed, in Electron's accelerator notation ("Control+Alt+C"). Null until there is a modifier other than
 * Shift with a key: a global shortcut on a plain letter would take that letter from every other program.
 */
export function acceleratorOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>,
): string | null {
  if (!event.ctrlKey && !event.altKey && !event.metaKey) return null;
  const key = keyName(event.key, event.code);
  if (key === null) return null;
  return [
    event.ctrlKey ? 'Control' : null,
    event.altKey ? 'Alt' : null,
    event.shiftKey ? 'Shift' : null,
    event.metaKey ? 'Super' : null,
    key,
  ]
    .filter((part) => part !== null)
    .join('+');
}

function keyName(key: string, code: string): string | null {
  // With Alt held, key may be the character it types (å); code still says which key it was.
  const letter = /^(?:Key([A-Z])|Digit(\d))$/u.exec(code);
  if (letter !== null) return letter[1] ?? letter[2] ?? null;
  if (/^F([1-9]|1\d|2[0-4])$/u.test(key)) return key;
  return NAMES[key] ?? (/^(Home|End|PageUp|PageDown|Insert|Delete)$/u.test(key) ? key : null);
}
