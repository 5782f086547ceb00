import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  inEnglish,
  plainCode,
  problemOf,
  SENTENCES,
  type Sentence,
  type SentenceCode,
  type SentenceTable,
  type SentenceValues,
  sentence,
} from '../../../electron/contract/index.ts';
import { LANGUAGES, wordsFor } from '../../../electron/desktop/texts/texts.ts';
import { PAYMENT_TEXTS } from '../../../electron/payments/text/texts.ts';
import { networkName } from '../../../renderer/format/names.ts';
import { chooseSpeech, LANGUAGES as WINDOW } from '../../../renderer/texts/language.ts';

const CODES = Object.keys(SENTENCES) as SentenceCode[];
const SPOKEN = Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[];

const INNER: Sentence = { code: 'connection.refused', params: {} };

/** Something recognisable for each value that a sentence may name. */
const VALUES: SentenceValues = {
  ...{ count: 2, seconds: 47, httpStatus: 418, closeCode: 4321 },
  ...{ first: 101, last: 202, ledger: 303, before: 404, reported: 505, expected: 606 },
  ...{ network: 'testnet', server: 'wss://s.example', account: 'rAccount', folder: '/folder', path: '/path' },
  ...{
    setting: 'settings.x',
    place: 'accounts.3',
    word: 'WORD',
    detail: 'Détail',
    cause: INNER,
    close: INNER,
  },
};

const holesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();

/** Every form of a sentence, with the name of the form. */
function formsOf(table: SentenceTable, code: SentenceCode): readonly (readonly [string, string])[] {
  const entry: string | Readonly<Record<string, string>> = table[code];
  return typeof entry === 'string' ? [['', entry]] : Object.entries(entry);
}

const namedBy = (code: SentenceCode): readonly string[] =>
  holesIn(formsOf(SENTENCES, code).find(([form]) => form === '' || form === 'other')?.[1] ?? '');

/** The sentence with a value for each of its names. */
function filled(code: SentenceCode, change: Partial<SentenceValues> = {}): Sentence {
  const values: Readonly<Record<string, unknown>> = { ...VALUES, ...change };
  const params = Object.fromEntries(namedBy(code).map((name) => [name, values[name]]));
  return { code, params } as unknown as Sentence;
}

describe('every sentence of a failure, a problem or a refusal', () => {
  it('exists in every language, for the compiler too', () => {
    for (const language of SPOKEN) {
      expectTypeOf(LANGUAGES[language].sentences).toEqualTypeOf<SentenceTable>();
      expect(Object.keys(LANGUAGES[language].sentences).toSorted(), language).toEqual(CODES.toSorted());
    }
    const { 'connection.refused': _left, ...rest } = LANGUAGES.de.sentences;
    // @ts-expect-error a language that lacks a sentence is none
    const incomplete: SentenceTable = rest;
    expect(incomplete).toBeDefined();
  });

  it('takes exactly its values, for the compiler', () => {
    expect(inEnglish(sentence('connection.stale', { seconds: 20 }))).toContain('20 seconds');
    // @ts-expect-error seconds are missing
    sentence('connection.stale');
    // @ts-expect-error it names no host
    sentence('connection.refused', { host: 'x' });
    // @ts-expect-error a number, not a text
    sentence('connection.stale', { seconds: '20' });
    // @ts-expect-error no such sentence
    sentence('connection.unheardOf');
  });

  it('names the same values in every language and form as in English', () => {
    for (const language of SPOKEN) {
      for (const code of CODES) {
        for (const [form, text] of formsOf(LANGUAGES[language].sentences, code)) {
          expect(text.trim(), `${language} ${code} ${form}`).not.toBe('');
          expect(holesIn(text), `${language} ${code} ${form}`).toEqual(namedBy(code));
        }
      }
    }
    for (const code of CODES) {
      for (const name of namedBy(code)) expect(Object.keys(VALUES), code).toContain(name);
    }
  });

  it.each(SPOKEN)('is said whole in %s: every value is put in, nothing is left open', (language) => {
    const words = wordsFor(language);
    for (const code of CODES) {
      for (const count of [0, 1, 2, 5, 1_000_000]) {
        const text = words.tell(filled(code, { count }));
        expect(text, code).not.toMatch(/[{}]|undefined|null|\[object/);
        for (const name of namedBy(code)) {
          const value: unknown = VALUES[name as keyof SentenceValues];
          const shown =
            typeof value === 'object'
              ? words.tell(INNER)
              : name === 'count'
                ? new Intl.NumberFormat(language).format(count)
                : String(value);
          expect(text, `${code} {${name}}`).toContain(shown);
        }
      }
    }
  });

  it('is translated: only those that are made of values alone are the same as in English', () => {
    for (const language of SPOKEN.filter((one) => one !== 'en')) {
      const same = CODES.filter((code) =>
        formsOf(LANGUAGES[language].sentences, code).some(([, text]) =>
          formsOf(SENTENCES, code).some(([, english]) => english === text),
        ),
      ).filter(
        (code) => namedBy(code).length === 0 || !/^[\s{}\w]*: \{cause\}$/.test(String(SENTENCES[code])),
      );
      expect(same, language).toEqual([]);
    }
  });

  it('follows the locale in numbers, times and forms', () => {
    const stale = sentence('connection.stale', { seconds: 20 });
    expect(wordsFor('de').tell(stale)).toBe('Der Server hat seit 20 Sekunden keinen neuen Ledger gesendet.');
    expect(wordsFor('es').tell(stale)).toBe('El servidor no ha enviado ningún ledger nuevo en 20 segundos.');
    expect(wordsFor('ja').tell(stale)).toContain('20 秒');
    const gap = sentence('problem.history-missing', { first: 98_000_001, last: 98_000_002, account: 'rX' });
    expect(wordsFor('de-AT').tell(gap)).toMatch(/98.000.001 bis 98.000.002 von rX/);
    const once = sentence('state.gave-up', { count: 1 });
    expect(wordsFor('de').tell(once)).toBe('Nach 1 Versuch aufgegeben.');
    expect(wordsFor('de').tell({ ...once, params: { count: 3 } } as Sentence)).toBe(
      'Nach 3 Versuchen aufgegeben.',
    );
    expect(wordsFor('fi').tell(once)).toBe('Gave up after 1 attempt.');
  });

  it('says what is inside it in the same language', () => {
    const close = sentence('close.reason', { closeCode: 1008, detail: 'threshold exceeded' });
    const gaveUp = sentence('state.gave-up.because', {
      count: 4,
      cause: sentence('connection.closed-policy', { close }),
    });
    expect(wordsFor('de').tell(gaveUp)).toBe(
      'Nach 4 Versuchen aufgegeben. Der Server hat die Verbindung wegen seiner Nutzungsregeln geschlossen (Code 1008, „threshold exceeded“).',
    );
  });

  it('shows texts of strangers as data: nothing acts, nothing hides, nothing is endless, no brace is filled', () => {
    const detail = `a\u202e{closeCode}\u0007${'x'.repeat(2000)}`;
    const text = wordsFor('de').tell(sentence('close.reason', { closeCode: 1000, detail }));
    expect(text).toMatch(/^Code 1000, „a⟨U\+202E⟩\{closeCode\}⟨U\+0007⟩x+…“$/);
    expect(text.length).toBeLessThan(400);
  });

  it('falls back on English for a code of another version', () => {
    const unknown = { code: 'connection.ofTomorrow', params: {} } as unknown as Sentence;
    expect(wordsFor('de').tell(unknown)).toBe('connection.ofTomorrow');
  });

  it('keeps the codes that decisions and interfaces rely on', () => {
    expect(plainCode('connection.not-synced.state')).toBe('not-synced');
    expect(plainCode('problem.network-reset.mainnet')).toBe('network-reset');
    expect(problemOf(sentence('problem.store-disk-full'), null, 0)).toEqual({
      code: 'store-disk-full',
      message: 'The disk is full: new payments cannot be recorded until there is room.',
      sentence: { code: 'problem.store-disk-full', params: {} },
      network: null,
      at: '1970-01-01T00:00:00.000Z',
    });
  });
});

/** Every text of a table, functions as their source. */
const everyText = (table: object): readonly string[] =>
  Object.values(table).flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null ? everyText(entry) : [String(entry)],
  );

const textsOf = (language: keyof typeof LANGUAGES): readonly string[] => [
  ...everyText(LANGUAGES[language]),
  ...everyText(PAYMENT_TEXTS[language]),
  ...everyText(WINDOW[language].texts),
];

it.each(SPOKEN)('networks have one name in the tray and in the window (%s)', (language) => {
  const { t } = chooseSpeech(language, language);
  for (const network of ['mainnet', 'testnet', 'devnet', '21337'] as const) {
    expect(wordsFor(language).network(network)).toBe(networkName(network, t));
  }
});

describe('people are addressed in one way', () => {
  it('in German with Sie', () => {
    expect(
      textsOf('de').filter((text) =>
        /(?<!\p{L})(du|dich|dir|dein\p{L}*|gib|prüfe|wähle|nimm|versuche)(?!\p{L})/iu.test(text),
      ),
    ).toEqual([]);
  });

  it('in Spanish with tú', () => {
    expect(
      textsOf('es').filter((text) => /(?<!\p{L})(usted|su equipo|compruebe|elija|use)(?!\p{L})/iu.test(text)),
    ).toEqual([]);
  });

  it('in Japanese politely', () => {
    const sentences = textsOf('ja').flatMap((text) =>
      [...text.replace(/（[^（）]*）/gu, '').matchAll(/([^。{}'"`]+)。/gu)].map(([, said]) => said ?? ''),
    );
    expect(sentences.length).toBeGreaterThan(100);
    const polite = /(?:ます|ません|ました|です|でした|ください)$/u;
    // Notes without a verb ("https only") are neither.
    const verb = /[うくぐすつぬぶむるただい]$/u;
    expect(sentences.filter((said) => verb.test(said) && !polite.test(said))).toEqual([]);
  });
});
