import {
  type Language,
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

/** Loads the texts of a language, unless they are there. Rejects where their script cannot be read. */
export async function loadLanguage(language: Language): Promise<void> {
  if (loadedTexts.get().texts.has(language)) return;
  const texts = await loadWindowTexts[language]();
  loadedTexts.set({ latest: language, texts: new Map(loadedTexts.get().texts).set(language, texts) });
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
