import { createContext, useContext } from 'react';
import type { AppSnapshot } from '../../electron/contract/index.ts';
import { de } from './de.ts';
import { en, type Texts } from './en.ts';
import { es } from './es.ts';
import { ja } from './ja.ts';

/** Languages the window speaks, with their own names for the list in Preferences. */
export const LANGUAGES = {
  en: { texts: en, name: 'English' },
  de: { texts: de, name: 'Deutsch' },
  es: { texts: es, name: 'Español' },
  ja: { texts: ja, name: '日本語' },
} as const satisfies Record<string, { readonly texts: Texts; readonly name: string }>;

export type Language = keyof typeof LANGUAGES;

export interface I18n {
  readonly t: Texts;
  readonly language: Language;
  /** For Intl: the user's own region where it speaks the same language as the texts. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The language chosen in Preferences, or the system's where the window speaks it, or English. */
export function chooseI18n(choice: AppSnapshot['settings']['locale'], systemLocale: string): I18n {
  const system = baseLanguage(systemLocale);
  const language = isLanguage(choice) ? choice : isLanguage(system) ? system : 'en';
  return {
    t: LANGUAGES[language].texts,
    language,
    locale: system === language ? systemLocale : language,
    direction: directionOf(language),
  };
}

function isLanguage(code: string): code is Language {
  return Object.hasOwn(LANGUAGES, code);
}

function baseLanguage(locale: string): string {
  try {
    return new Intl.Locale(locale).language;
  } catch {
    return 'en'; // a malformed system locale (LANG=C) is no reason not to start
  }
}

/** Text direction of a language, as ICU knows it. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const info = (
    new Intl.Locale(language) as Intl.Locale & { getTextInfo(): { direction: string } }
  ).getTextInfo();
  return info.direction === 'rtl' ? 'rtl' : 'ltr';
}

export const I18nContext = createContext<I18n>(chooseI18n('en', 'en'));

/** The texts, and the locale for Intl. */
export function useI18n(): I18n {
  return useContext(I18nContext);
}
