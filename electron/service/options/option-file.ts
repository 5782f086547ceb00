import { OptionError } from './option-error.ts';

/** The text of a file. @throws where it cannot be read. */
export type ReadFile = (path: string) => string;

export interface NamedLine {
  readonly text: string;
  /** From 1 on, as editors count. */
  readonly line: number;
}

/**
 * The lines of a file that name something, without blanks around them: empty ones and those that begin with # do not.
 * Throws OptionError, which names the option alone: what was entered as a path may be a secret.
 */
export function namedLines(option: string, path: string, read: ReadFile): readonly NamedLine[] {
  let text: string;
  try {
    text = read(path);
  } catch {
    throw new OptionError(`${option}: The file can’t be read.`);
  }
  return text
    .split('\n')
    .map((entered, index) => ({ text: entered.trim(), line: index + 1 }))
    .filter((named) => named.text !== '' && !named.text.startsWith('#'));
}
