import {
  createTranslate,
  languageOf,
  WINDOW_TEXTS,
  type WindowTexts,
} from '../../electron/contract/index.ts';
import type { WindowTranslate } from './language.ts';

/** The texts of the language that the document is shown in, where no component is at hand. */
export function currentTranslate(): WindowTranslate {
  const language = languageOf(document.documentElement.lang);
  return createTranslate<WindowTexts>(WINDOW_TEXTS[language], language);
}
