import {
  LANGUAGES,
  type Language,
  loadLaterTexts,
  loadWindowTexts,
  type Translation,
  type WindowTexts,
} from '../../../electron/contract/index.ts';

/** What the window says, in every language, with what it reads later. */
export const WINDOW_TEXTS = Object.fromEntries(
  await Promise.all(
    LANGUAGES.map(async (language) => {
      const texts = { ...(await loadWindowTexts[language]()), ...(await loadLaterTexts[language]()) };
      return [language, texts] as const;
    }),
  ),
) as Readonly<Record<Language, Translation<WindowTexts>>>;
