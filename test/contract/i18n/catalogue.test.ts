import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CREDIT_KINDS,
  createTranslate,
  LANGUAGES,
  type Language,
  MAIN_TEXTS,
  MESSAGES,
  type SamePlaceholders,
  type Text,
  type Translation,
  translateFor,
} from '../../../electron/contract/index.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { networkName } from '../../../renderer/format/names.ts';
import { chooseI18n } from '../../../renderer/texts/language.ts';
import '../../renderer/harness/every-language.ts';
import { WINDOW_TEXTS } from './window-texts.ts';

const root = join(import.meta.dirname, '../../..');
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

const textsOf = (language: Language): Readonly<Record<string, Text>> => ({
  ...MAIN_TEXTS[language],
  ...WINDOW_TEXTS[language],
});
const formsOf = (text: Text): readonly string[] =>
  typeof text === 'string' ? [text] : Object.values<string>(text);
const placeholdersIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].toSorted();
const allForms = (language: Language): readonly string[] => Object.values(textsOf(language)).flatMap(formsOf);

describe('the catalogue', () => {
  it('has the same keys in every language, in the same order', () => {
    for (const language of OTHERS) {
      expect(Object.keys(MAIN_TEXTS[language]), language).toEqual(Object.keys(MAIN_TEXTS.en));
      expect(Object.keys(WINDOW_TEXTS[language]), language).toEqual(Object.keys(WINDOW_TEXTS.en));
    }
    for (const kind of CREDIT_KINDS) {
      expect(textsOf('en')).toHaveProperty([`kinds.${kind}`]);
      expect(textsOf('en')).toHaveProperty([`payment.kind.${kind}`]);
    }
  });

  it('does not compile where a language lacks a text, has other placeholders, or no forms by number', () => {
    const english = { a: 'since {time}', b: { one: '{count} payment', other: '{count} payments' } } as const;
    type English = typeof english;
    const whole = { a: 'seit {time}', b: { one: '{count} Zahlung', other: '{count} Zahlungen' } } as const;
    whole satisfies Translation<English> satisfies SamePlaceholders<English, typeof whole>;
    const lacking = { a: 'seit {time}' } as const;
    // @ts-expect-error there is no text for b
    lacking satisfies Translation<English>;
    const renamed = { ...whole, a: 'seit {zeit}' } as const;
    // @ts-expect-error {zeit} is not in English
    renamed satisfies SamePlaceholders<English, typeof renamed>;
    const more = { ...whole, a: 'seit {time} {date}' } as const;
    // @ts-expect-error {date} is not in English
    more satisfies SamePlaceholders<English, typeof more>;
    const fewer = { ...whole, a: 'seither' } as const;
    // @ts-expect-error {time} is missing
    fewer satisfies SamePlaceholders<English, typeof fewer>;
    const singular = { ...whole, b: '{count} Zahlung(en)' } as const;
    // @ts-expect-error English has forms by number
    singular satisfies Translation<English>;
    expect(createTranslate<English>(whole, 'de')('b', { count: 1 })).toBe('1 Zahlung');
  });

  it('gives texts only for keys that exist, with exactly their values, for the compiler', () => {
    const t = translateFor('en');
    expect(t('tray.unread', { count: 1 })).toBe('1 unread payment');
    // For the compiler alone
    expect(() => {
      // @ts-expect-error no such text
      t('tray.unheardOf');
      // @ts-expect-error the count is missing
      t('tray.unread');
      // @ts-expect-error a number chooses the form
      t('tray.unread', { count: '1' });
      // @ts-expect-error it takes no values
      t('tray.open', { count: 1 });
    }).toThrow();
  });

  it.each(LANGUAGES)('says something everywhere, with the placeholders of English (%s)', (language) => {
    const english = textsOf('en');
    for (const [key, text] of Object.entries(textsOf(language))) {
      const wanted = new Set(formsOf(english[key] ?? '').flatMap(placeholdersIn));
      for (const form of formsOf(text)) {
        expect(form.trim(), `${language} ${key}`).not.toBe('');
        // A form for one may leave the number out ("tried once"), nothing else.
        const named = placeholdersIn(form);
        const left = [...wanted].filter((name) => !named.includes(name));
        expect(
          left.filter((name) => name !== 'count'),
          `${language} ${key}`,
        ).toEqual([]);
        expect(
          named.filter((name) => !wanted.has(name)),
          `${language} ${key}`,
        ).toEqual([]);
      }
      const other = typeof text === 'string' ? text : text.other;
      expect(placeholdersIn(other), `${language} ${key}`).toEqual([...wanted].toSorted());
    }
  });

  it.each(OTHERS)('is translated: hardly a text is the same as in English (%s)', (language) => {
    const english = textsOf('en');
    const same = Object.entries(textsOf(language))
      .filter(([key, text]) => formsOf(text).some((form) => formsOf(english[key] ?? '').includes(form)))
      .filter(([, text]) => formsOf(text).some((form) => form.replace(/\{\w+\}/g, '').split(' ').length > 2))
      .map(([key]) => key);
    expect(same).toEqual([]);
  });

  it.each(LANGUAGES)('has a form for every plural category that the language uses (%s)', (language) => {
    const rules = new Intl.PluralRules(language);
    const categories = new Set([0, 1, 2, 5, 100].map((count) => rules.select(count)));
    for (const [key, text] of Object.entries(textsOf(language))) {
      if (typeof text === 'string') continue;
      // Where the forms are alike, one serves for all.
      if (Object.keys(text).length === 1) continue;
      for (const category of categories) expect(text[category], `${key} ${category}`).toBeDefined();
    }
  });

  it.each([
    ['the window', Object.keys(WINDOW_TEXTS.en), ['renderer/**/*.{ts,tsx}']],
    [
      'the main process',
      Object.keys(MAIN_TEXTS.en).filter((key) => !Object.hasOwn(MESSAGES, key)),
      ['electron/{alerts,desktop,payments,watch}/**/*.ts', 'electron/main.ts'],
    ],
    ['messages of all rooms', Object.keys(MESSAGES), ['electron/**/*.ts']],
  ] as const)('holds no text that is used nowhere: %s', (_where, keys, patterns) => {
    const sources = globSync([...patterns], { cwd: root })
      .filter((file) => !file.includes('contract/i18n'))
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n');
    // Looked up by a state, a kind or a network: t(`kinds.${kind}`)
    const byValue = [...sources.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, group]) => group ?? '');
    const shared = Object.keys(MAIN_TEXTS.en).filter((key) => Object.hasOwn(WINDOW_TEXTS.en, key));
    const unused = keys
      .filter((key) => !sources.includes(`'${key}'`) && !byValue.some((group) => key.startsWith(group)))
      .filter((key) => !shared.includes(key));
    expect(unused).toEqual([]);
  });
});

describe('the engine', () => {
  it('counts by the rules of the language, in its digits', () => {
    const count = (language: Language, number: number) =>
      chooseI18n(language, language).t('payments.found', { count: number });
    expect(count('en', 1)).toBe('1 payment');
    expect(count('en', 1234)).toBe('1,234 payments');
    expect(count('de', 1234)).toBe('1.234 Zahlungen');
    expect(count('es', 1_000_000)).toBe('1.000.000 de pagos');
    expect(count('ja', 1)).toBe('1件の入金');
  });

  it('puts values in once, and as they are', () => {
    const texts = { all: '{a} and {b} and {c}' } as const;
    const t = createTranslate<typeof texts>(texts, 'en');
    expect(t('all', { a: '{b}', b: '$&', c: '{c}' })).toBe('{b} and $& and {c}');
  });

  it('speaks the language of a locale, and English for one that is unknown or malformed', () => {
    expect(translateFor('de-AT')('tray.open')).toBe('XRPL Chime öffnen');
    expect(translateFor('fi')('tray.open')).toBe('Open XRPL Chime');
    expect(translateFor('!!')('tray.open')).toBe('Open XRPL Chime');
  });
});

it.each(LANGUAGES)('networks have one name in the tray and in the window (%s)', (language) => {
  const { t } = chooseI18n(language, language);
  for (const network of ['mainnet', 'testnet', 'devnet', '21337'] as const) {
    expect(i18nFor(language).network(network)).toBe(networkName(network, t));
  }
});

describe('people are addressed in one way', () => {
  it('in German with Sie', () => {
    expect(
      allForms('de').filter((text) =>
        /(?<!\p{L})(du|dich|dir|dein\p{L}*|gib|prüfe|wähle|nimm|versuche)(?!\p{L})/iu.test(text),
      ),
    ).toEqual([]);
  });

  it('in Spanish with tú', () => {
    expect(
      allForms('es').filter((text) =>
        /(?<!\p{L})(usted|su equipo|compruebe|elija|use)(?!\p{L})/iu.test(text),
      ),
    ).toEqual([]);
  });

  it('in Japanese politely', () => {
    const sentences = allForms('ja').flatMap((text) =>
      [...text.replace(/（[^（）]*）/gu, '').matchAll(/([^。{}]+)。/gu)].map(([, said]) => said ?? ''),
    );
    expect(sentences.length).toBeGreaterThan(100);
    const polite = /(?:ます|ません|ました|です|でした|ください)$/u;
    // Notes without a verb ("https only") are neither.
    const verb = /[うくぐすつぬぶむるただい]$/u;
    expect(sentences.filter((said) => verb.test(said) && !polite.test(said))).toEqual([]);
  });
});
