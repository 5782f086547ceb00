import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, MAIN_TEXTS } from '../../../electron/contract/index.ts';
import { WINDOW_TEXTS } from './window-texts.ts';

/** Every text of a language, with its key, each form by number for itself. */
const textsOf = (language: Language): readonly (readonly [key: string, text: string])[] =>
  Object.entries({ ...MAIN_TEXTS[language], ...WINDOW_TEXTS[language] }).flatMap(([key, text]) =>
    (typeof text === 'string' ? [text] : Object.values<string>(text)).map((form) => [key, form] as const),
  );

const matching = (language: Language, wrong: RegExp): readonly string[] =>
  textsOf(language)
    .filter(([, text]) => wrong.test(text))
    .map(([key, text]) => `${key}: ${text}`);

describe.each(LANGUAGES)('typography of %s', (language) => {
  it('has the typesetter’s apostrophes, quotation marks and ellipses, not the typewriter’s', () => {
    expect(matching(language, /['"`´]|\.\.|--/u)).toEqual([]);
  });

  it('has no space at an end, none doubled, and none before a comma or full stop', () => {
    expect(matching(language, /^\s|\s$|\s\s|\s[,.;]/u)).toEqual([]);
  });

  it('does not let a line break between a number and its unit', () => {
    expect(matching(language, /(?:\}|\d) (?:ms|s|h|Std\.)(?![\p{L}\p{N}])/u)).toEqual([]);
  });
});

describe('quotation marks and punctuation of the language', () => {
  it('English: “these”', () => {
    expect(matching('en', /[„«»‹「」]|“[^“”]*(?:“|$)|^[^“]*”/u)).toEqual([]);
  });

  it('German: „these“, and an ellipsis that stands apart from its word without ever beginning a line', () => {
    expect(matching('de', /[”«»「」]|„[^„“]*(?:„|$)|^[^„]*“/u)).toEqual([]);
    expect(matching('de', /[^\u00a0]…/u)).toEqual([]);
  });

  it('Spanish: «these», ¿and? ¡both! ends', () => {
    expect(matching('es', /[„“”「」]|«[^«»]*(?:«|$)|^[^«]*»/u)).toEqual([]);
    expect(matching('es', /^[^¿]*\?|^[^¡]*!|¿[^?]*$|¡[^!]*$/u)).toEqual([]);
    expect(matching('es', /\s…/u)).toEqual([]);
  });

  it('Japanese: 「these」, and punctuation as wide as the letters beside it', () => {
    expect(matching('ja', /[„“”«»]|「[^「」]*(?:「|$)|^[^「]*」/u)).toEqual([]);
    const letter = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]`;
    expect(matching('ja', new RegExp(`${letter}[,.:;!?()%]|[,.:;!?()]${letter}`, 'u'))).toEqual([]);
    // Between two words in katakana Windows itself has a space: タスク マネージャー.
    const inWords = String.raw`[\p{Script=Han}\p{Script=Hiragana}]`;
    const spaced = `${letter} ${inWords}|${inWords} ${letter}|[、。：（）「」] | [、。：（）「」]`;
    expect(matching('ja', new RegExp(spaced, 'u'))).toEqual([]);
  });
});
