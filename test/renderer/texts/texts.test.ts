import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { de } from '../../../renderer/texts/de.ts';
import { en, type Texts } from '../../../renderer/texts/en.ts';
import { es } from '../../../renderer/texts/es.ts';
import { ja } from '../../../renderer/texts/ja.ts';
import { chooseI18n, directionOf, LANGUAGES } from '../../../renderer/texts/language.ts';

type Branch = { readonly [key: string]: Leaf | Branch };
type Leaf = string | ((...values: readonly never[]) => string);

/** Every text with its path, "payments.found". */
function leaves(branch: Branch, path = ''): readonly (readonly [string, Leaf])[] {
  return Object.entries(branch).flatMap(([key, value]) =>
    typeof value === 'object' ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, value] as const],
  );
}

/** A text said, with something recognisable in place of each value. */
function said(leaf: Leaf, values: readonly unknown[]): string {
  return typeof leaf === 'string' ? leaf : (leaf as (...values: readonly unknown[]) => string)(...values);
}

const others = Object.entries({ de, es, ja }) as readonly (readonly [string, Texts])[];

describe('texts', () => {
  it('have the same keys in every language, for the compiler too', () => {
    expectTypeOf(de).toEqualTypeOf<Texts>();
    expectTypeOf(es).toEqualTypeOf<Texts>();
    expectTypeOf(ja).toEqualTypeOf<Texts>();
    // @ts-expect-error a language that lacks texts is none
    const incomplete: Texts = { app: en.app };
    expect(incomplete).toBeDefined();
    const keys = leaves(en).map(([key]) => key);
    for (const [, texts] of others) expect(leaves(texts).map(([key]) => key)).toEqual(keys);
  });

  it('say something everywhere, and put every value in', () => {
    for (const [language, texts] of [['en', en] as const, ...others]) {
      const reference = new Map(leaves(en));
      for (const [key, leaf] of leaves(texts)) {
        const text = said(leaf, ['‹1›', '‹2›', '‹3›']);
        expect(text.trim(), `${language} ${key}`).not.toBe('');
        const wanted = said(reference.get(key) ?? '', ['‹1›', '‹2›', '‹3›']).match(/‹\d›/gu) ?? [];
        for (const value of wanted) expect(text, `${language} ${key}`).toContain(value);
      }
    }
  });

  it('are translated: hardly a sentence is the same as in English', () => {
    for (const [language, texts] of others) {
      const english = new Map(leaves(en));
      const same = leaves(texts)
        .filter(([key, leaf]) => {
          const text = said(leaf, [2, 2, 2]);
          return text === said(english.get(key) ?? '', [2, 2, 2]) && text.split(' ').length > 2;
        })
        .map(([key]) => key);
      expect(same, language).toEqual([]);
    }
  });

  it('count by the rules of the language', () => {
    expect(en.payments.found(1)).toBe('1 payment');
    expect(en.payments.found(1234)).toBe('1,234 payments');
    expect(de.payments.found(1234)).toBe('1.234 Zahlungen');
    expect(es.payments.found(1_000_000)).toBe('1.000.000 de pagos');
    expect(ja.payments.found(1)).toBe('1件の入金');
  });

  it('are all used', () => {
    const folder = join(import.meta.dirname, '../../../renderer');
    const sources = globSync('**/*.{ts,tsx}', { cwd: folder })
      .filter((file) => !file.startsWith('texts/'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    // Groups whose keys are states and kinds: they are looked up by value.
    const byValue = /^(views|state|networks|connection|kinds|health\.activity|preferences\.updateState)\./u;
    const unused = leaves(en)
      .map(([key]) => key)
      .filter((key) => !byValue.test(key) && !sources.includes(`t.${key}`));
    expect(unused).toEqual([]);
  });
});

describe('the language', () => {
  it('is the one chosen, or the system’s, or English', () => {
    expect(chooseI18n('system', 'de-CH')).toMatchObject({ language: 'de', locale: 'de-CH' });
    expect(chooseI18n('ja', 'de-CH')).toMatchObject({ language: 'ja', locale: 'ja' });
    expect(chooseI18n('system', 'fi-FI')).toMatchObject({ language: 'en', locale: 'en' });
    expect(chooseI18n('system', '!!')).toMatchObject({ language: 'en' });
    expect(Object.keys(LANGUAGES)).toEqual(['en', 'de', 'es', 'ja']);
  });

  it('brings its direction', () => {
    expect(directionOf('en')).toBe('ltr');
    expect(directionOf('ar')).toBe('rtl');
  });
});
