import { createContext, useContext } from 'react';
import {
  type AppSnapshot,
  canonicalLocale,
  createTranslate,
  type Language,
  languageOf,
  type Translate,
  type WindowTexts,
  withNetworkNames,
} from '../../electron/contract/index.ts';
import { type LoadedTexts, textsOf } from './loaded-texts.ts';

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

/** The language chosen in Preferences, or the system's where the window speaks it, or English. */
export function chosenLanguage(choice: AppSnapshot['settings']['locale'], systemLocale: string): Language {
  return choice === 'system' ? languageOf(systemLocale) : choice;
}

/** The texts of the chosen language; while they are being loaded, those of the one before. The demo has its own names. */
export function chooseI18n(
  choice: AppSnapshot['settings']['locale'],
  systemLocale: string,
  isDemo = false,
  loaded?: LoadedTexts,
): I18n {
  const { language, texts } = textsOf(chosenLanguage(choice, systemLocale), loaded);
  const system = canonicalLocale(systemLocale);
  const locale = new Intl.Locale(system).language === language ? system : language;
  return {
    t: createTranslate<WindowTexts>(withNetworkNames(texts, isDemo), locale),
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

export const I18nContext = createContext<I18n | null>(null);

/** The texts, and the locale for Intl. */
export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (i18n === null) throw new Error('App provides the texts.');
  return i18n;
}
