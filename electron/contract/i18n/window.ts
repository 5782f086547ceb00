import type { windowTexts as en } from './en/window.ts';
import type { Language, SamePlaceholders, Translation } from './engine.ts';

export type WindowTexts = typeof en;

/** What the window says itself, by language: each is a script of its own, of which a window loads the one it speaks. */
export const loadWindowTexts: Readonly<Record<Language, () => Promise<Translation<WindowTexts>>>> = {
  en: async () => (await import('./en/window.ts')).windowTexts,
  async de() {
    const { windowTexts } = await import('./de/window.ts');
    return windowTexts satisfies SamePlaceholders<WindowTexts, typeof windowTexts>;
  },
  async es() {
    const { windowTexts } = await import('./es/window.ts');
    return windowTexts satisfies SamePlaceholders<WindowTexts, typeof windowTexts>;
  },
  async ja() {
    const { windowTexts } = await import('./ja/window.ts');
    return windowTexts satisfies SamePlaceholders<WindowTexts, typeof windowTexts>;
  },
};
