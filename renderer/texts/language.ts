import { createContext, useContext } from 'react';
import {
  type AppSnapshot,
  canonicalLocale,
  createTranslate,
  type Language,
  languageOf,
  type Translate,
  WINDOW_TEXTS,
  type WindowTexts,
  withNetworkNames,
} from '../../electron/contract/index.ts';

/** The languages by their own names, for the list in Preferences. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  ja: '日本語',
};

export type WindowTranslate = Translate<WindowTexts>;

export interface I18n {
  readonly t: WindowTranslate;
  readonly language: Language;
  /** For Intl: the user's own region where it speaks the same language as the texts. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The language chosen in Preferences, or the system's where the window speaks it, or English; the demo has its own names. */
export function chooseI18n(
  choice: AppSnapshot['settings']['locale'],
  systemLocale: string,
  isDemo = false,
): I18n {
  const language = choice === 'system' ? languageOf(systemLocale) : choice;
  const system = canonicalLocale(systemLocale);
  const locale = new Intl.Locale(system).language === language ? system : language;
  return {
    t: createTranslate<WindowTexts>(withNetworkNames(WINDOW_TEXTS[language], isDemo), locale),
    language,
    locale,
    direction: directionOf(language),
  };
}

/**
 * Text direction of a language, as ICU knows it.
 * @internal
 */
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
