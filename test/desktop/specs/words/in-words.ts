import { expect } from 'vitest';
import { MAIN_TEXTS, type Message, type MessageCode } from '../../../../electron/contract/index.ts';
import { i18nFor } from '../../../../electron/desktop/texts/i18n.ts';

export const TRANSLATED = ['de', 'es', 'ja'] as const;
const ENGLISH = /\b(?:the|is|of|and|cannot|could|with|from|this|that|was|been|server’s|your)\b/i;
/** What is put in is data, in whatever language. */
const DATA = /(?:wss?:\/\/|\/)\S+|“[^”]*”|„[^“]*“|«[^»]*»|「[^」]*」|\([\w .:-]*\)|（[\w .:-]*）/gu;

/** Exactly the table's sentence of this code, whatever is put in. */
function messageShape(language: (typeof TRANSLATED)[number], code: MessageCode): RegExp {
  const entry: string | { readonly other: string } = MAIN_TEXTS[language][code];
  const text = typeof entry === 'string' ? entry : entry.other;
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '(.+)');
  return new RegExp(`^${escaped}$`, 'u');
}

/** In each language: the table's own sentence, and no English in it. */
export function expectSaid(
  code: MessageCode,
  textIn: (language: (typeof TRANSLATED)[number]) => string | null,
): void {
  for (const language of TRANSLATED) {
    const text = textIn(language);
    expect(text, `${language} ${code}`).toMatch(messageShape(language, code));
    // "was" and "is" are words of other languages too; none of these sentences has them.
    expect((text ?? '').replace(DATA, ''), `${language} ${code}`).not.toMatch(ENGLISH);
  }
}

export const saidOf = (code: MessageCode, said: Message): void =>
  expectSaid(code, (language) => i18nFor(language).message(said));

/** What a piece of work throws. */
export function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}
