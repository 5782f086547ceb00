import { LANGUAGES, type Language } from './language.ts';

/** The texts of the language that the document is shown in, where no component is at hand. */
export function currentTexts() {
  const { lang } = document.documentElement;
  return LANGUAGES[Object.hasOwn(LANGUAGES, lang) ? (lang as Language) : 'en'].texts;
}
