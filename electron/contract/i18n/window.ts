import type { sinkTexts } from './en/sinks.ts';
import type { windowTexts as en } from './en/window.ts';
import type { Language, SamePlaceholders, Translation } from './engine.ts';

type FirstTexts = typeof en;
type LaterTexts = typeof sinkTexts;
export type WindowTexts = FirstTexts & LaterTexts;

/** What the window says itself, by language: each is a script of its own, of which a window loads the one it speaks. */
export const loadWindowTexts: Readonly<Record<Language, () => Promise<Translation<FirstTexts>>>> = {
  en: async () => (await import('./en/window.ts')).windowTexts,
  async de() {
    const { windowTexts } = await import('./de/window.ts');
    return windowTexts satisfies SamePlaceholders<FirstTexts, typeof windowTexts>;
  },
  async es() {
    const { windowTexts } = await import('./es/window.ts');
    return windowTexts satisfies SamePlaceholders<FirstTexts, typeof windowTexts>;
  },
  async ja() {
    const { windowTexts } = await import('./ja/window.ts');
    return windowTexts satisfies SamePlaceholders<FirstTexts, typeof windowTexts>;
  },
};

/** What it says in views that few people open, apart from the rest: the first paint reads none of it. */
export const loadLaterTexts: Readonly<Record<Language, () => Promise<Translation<LaterTexts>>>> = {
  en: async () => (await import('./en/sinks.ts')).sinkTexts,
  async de() {
    const { sinkTexts } = await import('./de/sinks.ts');
    return sinkTexts satisfies SamePlaceholders<LaterTexts, typeof sinkTexts>;
  },
  async es() {
    const { sinkTexts } = await import('./es/sinks.ts');
    return sinkTexts satisfies SamePlaceholders<LaterTexts, typeof sinkTexts>;
  },
  async ja() {
    const { sinkTexts } = await import('./ja/sinks.ts');
    return sinkTexts satisfies SamePlaceholders<LaterTexts, typeof sinkTexts>;
  },
};
