/** Electron's commit at which the patterns of the tables were read (main, August 2026). */
export const READ_AT = '96f3996d8d3ce6e2fcfb86326fc4b953b53936fb';

/** Something that the app takes for granted and that no test of ours can show, with the place that says so. */
export interface Assumption {
  /** What happens, as a sentence. */
  readonly what: string;
  /** Path inside the checkout, or inside node_modules. */
  readonly file: string;
  /** Must occur in the file, each run of white space read as one blank. */
  readonly has: RegExp;
  /** Must not occur in the file. */
  readonly lacks?: RegExp;
  /** Files of this repository that break when it is not so. */
  readonly ours: readonly string[];
  /** Members of Electron that it is about (`Tray.setImage`, `Tray.on:click`). */
  readonly about?: readonly string[];
}

export type Verdict =
  | { readonly holds: true }
  /** A phrase that says what was not found. */
  | { readonly holds: false; readonly why: string };

/** Reads a file of the sources; null where there is none. */
export type ReadSource = (path: string) => string | null;

/** Whether the sources still say it. */
export function check({ file, has, lacks }: Assumption, read: ReadSource): Verdict {
  const text = read(file)?.replace(/\s+/g, ' ');
  if (text === undefined) return { holds: false, why: `there is no ${file}` };
  if (!has.test(text)) return { holds: false, why: `${file} has no ${has}` };
  if (lacks?.test(text)) return { holds: false, why: `${file} has ${lacks}` };
  return { holds: true };
}
