import { describe, expect, it } from 'vitest';
import {
  inEnglish,
  LANGUAGES,
  type Language,
  MAIN_TEXTS,
  MESSAGES,
  type Message,
  type MessageCode,
  message,
  plainCode,
  problemOf,
  type Text,
} from '../../../electron/contract/index.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';

const CODES = Object.keys(MESSAGES) as MessageCode[];

const INNER: Message = { code: 'connection.refused', params: {} };

/** Something recognisable for each value that a message may name. */
const VALUES: Readonly<Record<string, string | number | Message>> = {
  ...{ count: 2, seconds: 47, httpStatus: 418, closeCode: 4321 },
  ...{ first: 101, last: 202, ledger: 303, before: 404, reported: 505, expected: 606 },
  ...{
    network: 'testnet',
    server: 'wss://s.example',
    other: 'wss://t.example',
    hash: 'AB12',
    account: 'rAccount',
    amount: '25 XRP',
    folder: '/folder',
    path: '/path',
  },
  ...{
    setting: 'settings.x',
    place: 'accounts.3',
    way: 'WAY',
    reason: 'REASON',
    word: 'WORD',
    detail: 'Détail',
    cause: INNER,
    close: INNER,
  },
  ...{
    publisher: 'ED01',
    key: 'ED02',
    limit: '5000',
    ledgers: '7001',
    votes: '31',
    listed: '35',
    needed: '28',
    minutes: '2',
    status: '66',
    signal: 'SIGTERM',
    sink: 'SINK',
    subject: 'SUBJECT',
    stream: 'STREAM',
    retention: 'RETENTION',
    sinks: 'SINKS',
  },
  ...{ at: '2026-11-29T12:00:00Z', expiration: '2026-11-30T12:00:00Z', effective: '2026-12-01T12:00:00Z' },
  day: '2026-12-13T12:00:00Z',
};

const DAYS: Readonly<Record<Language, string>> = {
  ...{
    en: 'December 13, 2026',
    de: '13. Dezember 2026',
    es: '13 de diciembre de 2026',
    ja: '2026年12月13日',
  },
};

const holesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();

/** Every form of a text, with the name of the form. */
function formsOf(
  texts: Readonly<Record<MessageCode, Text>>,
  code: MessageCode,
): readonly (readonly [string, string])[] {
  const text: string | Readonly<Record<string, string>> = texts[code];
  return typeof text === 'string' ? [['', text]] : Object.entries(text);
}

const namedBy = (code: MessageCode): readonly string[] =>
  holesIn(formsOf(MESSAGES, code).find(([form]) => form === '' || form === 'other')?.[1] ?? '');

/** The message with a value for each of its names. */
function filled(code: MessageCode, change: typeof VALUES = {}): Message {
  const values: Readonly<Record<string, unknown>> = { ...VALUES, ...change };
  const params = Object.fromEntries(namedBy(code).map((name) => [name, values[name]]));
  return { code, params } as unknown as Message;
}

describe('every message of a failure, a problem or a refusal', () => {
  it('takes exactly its values, for the compiler', () => {
    expect(inEnglish(message('connection.stale', { seconds: 20 }))).toContain('20 seconds');
    // @ts-expect-error seconds are missing
    message('connection.stale');
    // @ts-expect-error it names no host
    message('connection.refused', { host: 'x' });
    // @ts-expect-error a number, not a text
    message('connection.stale', { seconds: '20' });
    // @ts-expect-error no such message
    message('connection.unheardOf');
  });

  it('names the same values in every language and form as in English', () => {
    for (const language of LANGUAGES) {
      for (const code of CODES) {
        for (const [form, text] of formsOf(MAIN_TEXTS[language], code)) {
          expect(text.trim(), `${language} ${code} ${form}`).not.toBe('');
          expect(holesIn(text), `${language} ${code} ${form}`).toEqual(namedBy(code));
        }
      }
    }
    for (const code of CODES) {
      for (const name of namedBy(code)) expect(Object.keys(VALUES), code).toContain(name);
    }
  });

  it.each(LANGUAGES)('is said whole in %s: every value is put in, nothing is left open', (language) => {
    const i18n = i18nFor(language);
    for (const code of CODES) {
      for (const count of [0, 1, 2, 5, 1_000_000]) {
        const text = i18n.message(filled(code, { count }));
        expect(text, code).not.toMatch(/[{}]|undefined|null|\[object/);
        for (const name of namedBy(code)) {
          const value: unknown = VALUES[name];
          const shown =
            typeof value === 'object'
              ? i18n.message(INNER)
              : name === 'count'
                ? new Intl.NumberFormat(language).format(count)
                : name === 'day'
                  ? DAYS[language]
                  : String(value);
          expect(text, `${code} {${name}}`).toContain(shown);
        }
      }
    }
  });

  it('is translated: only those that are made of values alone are the same as in English', () => {
    for (const language of LANGUAGES.filter((one) => one !== 'en')) {
      const same = CODES.filter((code) =>
        formsOf(MAIN_TEXTS[language], code).some(([, text]) =>
          formsOf(MESSAGES, code).some(([, english]) => english === text),
        ),
      ).filter(
        (code) =>
          namedBy(code).length === 0 ||
          !/^(?:[\s{}\w]*: \{cause\}|HTTP \{httpStatus\})$/.test(String(MESSAGES[code])),
      );
      expect(same, language).toEqual([]);
    }
  });

  it('follows the locale in numbers, times and forms', () => {
    const stale = message('connection.stale', { seconds: 20 });
    expect(i18nFor('de').message(stale)).toBe(
      'Der Server hat seit 20 Sekunden keinen neuen Ledger gesendet.',
    );
    expect(i18nFor('es').message(stale)).toBe(
      'El servidor no envía ningún ledger nuevo desde hace 20 segundos.',
    );
    expect(i18nFor('ja').message(stale)).toContain('20 秒');
    const gap = message('problem.history-missing', { first: 98_000_001, last: 98_000_002, account: 'rX' });
    expect(i18nFor('de-AT').message(gap)).toMatch(/98.000.001 bis 98.000.002 konnten für rX/);
    const once = message('state.gave-up', { count: 1 });
    expect(i18nFor('de').message(once)).toBe('Nach 1 Versuch aufgegeben.');
    expect(i18nFor('de').message({ ...once, params: { count: 3 } } as Message)).toBe(
      'Nach 3 Versuchen aufgegeben.',
    );
    expect(i18nFor('fi').message(once)).toBe('Gave up after 1 attempt.');
  });

  it('says what is inside it in the same language', () => {
    const close = message('close.reason', { closeCode: 1008, detail: 'threshold exceeded' });
    const gaveUp = message('state.gave-up.because', {
      count: 4,
      cause: message('connection.closed-policy', { close }),
    });
    expect(i18nFor('de').message(gaveUp)).toBe(
      'Nach 4 Versuchen aufgegeben. Der Server hat die Verbindung aufgrund seiner Nutzungsrichtlinie geschlossen (Code 1008, „threshold exceeded“).',
    );
  });

  it('shows texts of strangers as data: nothing acts, nothing hides, nothing is endless, no brace is filled', () => {
    const detail = `a\u202e{closeCode}\u0007${'x'.repeat(2000)}`;
    const text = i18nFor('de').message(message('close.reason', { closeCode: 1000, detail }));
    expect(text).toMatch(/^Code 1000, „a⟨U\+202E⟩\{closeCode\}⟨U\+0007⟩x+…“$/);
    expect(text.length).toBeLessThan(400);
  });

  it('falls back on English for a code of another version', () => {
    const unknown = { code: 'connection.ofTomorrow', params: {} } as unknown as Message;
    expect(i18nFor('de').message(unknown)).toBe('connection.ofTomorrow');
  });

  it('keeps the codes that decisions and interfaces rely on', () => {
    expect(plainCode('connection.not-synced.state')).toBe('not-synced');
    expect(plainCode('problem.network-reset.mainnet')).toBe('network-reset');
    expect(problemOf(message('problem.store-disk-full'), null, 0)).toEqual({
      code: 'store-disk-full',
      message: 'The disk is full. New payments can’t be recorded until there is space.',
      userMessage: { code: 'problem.store-disk-full', params: {} },
      network: null,
      at: '1970-01-01T00:00:00.000Z',
    });
  });
});
