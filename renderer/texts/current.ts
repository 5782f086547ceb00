import { createTranslate, languageOf, type WindowTexts } from '../../electron/contract/index.ts';
import type { WindowTranslate } from './language.ts';
import { textsOf } from './loaded-texts.ts';

/** The texts of the language that the document is shown in, where no component is at hand. */
export function currentTranslate(): WindowTranslate {
  const { language, texts } = textsOf(languageOf(document.documentElement.lang));
  return createTranslate<WindowTexts>(texts, language);
}
