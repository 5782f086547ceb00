import {
  type Language,
  loadLaterTexts,
  loadWindowTexts,
  type Translation,
  type WindowTexts,
} from '../../electron/contract/index.ts';
import { Store } from '../state/external-store.ts';

export interface LoadedTexts {
  /** The language that was loaded last. */
  readonly latest: Language;
  readonly texts: ReadonlyMap<Language, Translation<WindowTexts>>;
}

/** The languages whose texts are there. Nothing can be said before the first is. */
export const loadedTexts = new Store<LoadedTexts>({ latest: 'en', texts: new Map() });

/** A view was opened whose texts come later: from then on each language is loaded with these. */
let isWhole = false;

/** Loads the texts of a language, unless they are there. Rejects where their script cannot be read. */
export async function loadLanguage(language: Language): Promise<void> {
  if (loadedTexts.get().texts.has(language)) return;
  const first = await loadWindowTexts[language]();
  put(language, isWhole ? { ...first, ...(await loadLaterTexts[language]()) } : first, language);
}

/**
 * Loads what is said only in views that are opened later, in every language that is there. Such a view is drawn after
 * this; the list of payments is not kept waiting by it. Rejects where a script cannot be read.
 */
export async function loadWholeLanguage(): Promise<void> {
  isWhole = true;
  for (const [language, first] of loadedTexts.get().texts) {
    const whole = { ...first, ...(await loadLaterTexts[language]()) };
    put(language, whole, loadedTexts.get().latest);
  }
}

function put(language: Language, texts: object, latest: Language): void {
  // One type for both parts: the views that say the later texts are not drawn before they are loaded.
  const all = texts as Translation<WindowTexts>;
  loadedTexts.set({ latest, texts: new Map(loadedTexts.get().texts).set(language, all) });
}

/** The texts of this language, or of another while it is still being loaded, with the language that they are in. */
export function textsOf(
  wanted: Language,
  { texts, latest }: LoadedTexts = loadedTexts.get(),
): {
  readonly language: Language;
  readonly texts: Translation<WindowTexts>;
} {
  const language = texts.has(wanted) ? wanted : latest;
  const found = texts.get(language);
  if (found === undefined) throw new Error('No language is loaded yet.');
  return { language, texts: found };
}
