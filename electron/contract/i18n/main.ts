import { main as de } from './de/main.ts';
import { main as en, messages } from './en/main.ts';
import {
  canonicalLocale,
  createTranslate,
  type Language,
  languageOf,
  type SamePlaceholders,
  type Translate,
  type Translation,
} from './engine.ts';
import { main as es } from './es/main.ts';
import { main as ja } from './ja/main.ts';
import { withNetworkNames } from './network-names.ts';

export type MainTexts = typeof en;

/** What the tray, notifications, dialogs, headless and the messages of every room say. */
export const MAIN_TEXTS: Readonly<Record<Language, Translation<MainTexts>>> = {
  en,
  de: de satisfies SamePlaceholders<MainTexts, typeof de>,
  es: es satisfies SamePlaceholders<MainTexts, typeof es>,
  ja: ja satisfies SamePlaceholders<MainTexts, typeof ja>,
};

/** The codes of messages are the keys of these texts. */
export const MESSAGES = messages;

const made = new Map<string, Translate<MainTexts>>();

/** The texts for a locale ("de-AT" speaks German), or of the demo in it; English where there is none. */
export function translateFor(locale: string, isDemo = false): Translate<MainTexts> {
  const key = `${locale}${isDemo ? ' demo' : ''}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const texts = withNetworkNames(MAIN_TEXTS[languageOf(locale)], isDemo);
  const t = createTranslate<MainTexts>(texts, canonicalLocale(locale));
  made.set(key, t);
  return t;
}
