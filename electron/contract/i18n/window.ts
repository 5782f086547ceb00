import { windowTexts as de } from './de/window.ts';
import { windowTexts as en } from './en/window.ts';
import type { Language, SamePlaceholders, Translation } from './engine.ts';
import { windowTexts as es } from './es/window.ts';
import { windowTexts as ja } from './ja/window.ts';

export type WindowTexts = typeof en;

/** What the window says itself. */
export const WINDOW_TEXTS: Readonly<Record<Language, Translation<WindowTexts>>> = {
  en,
  de: de satisfies SamePlaceholders<WindowTexts, typeof de>,
  es: es satisfies SamePlaceholders<WindowTexts, typeof es>,
  ja: ja satisfies SamePlaceholders<WindowTexts, typeof ja>,
};
