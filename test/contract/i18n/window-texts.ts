import {
  LANGUAGES,
  type Language,
  loadWindowTexts,
  type Translation,
  type WindowTexts,
} from '../../../electron/contract/index.ts';

/** What the window says, in every language. */
export const WINDOW_TEXTS = Object.fromEntries(
  await Promise.all(
    LANGUAGES.map(async (language) => [language, await loadWindowTexts[language]()] as const),
  ),
) as Readonly<Record<Language, Translation<WindowTexts>>>;
