import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../electron/contract/index.ts';
import { chooseI18n, directionOf, LANGUAGE_NAMES } from '../../../renderer/texts/language.ts';

describe('the language', () => {
  it('is the one chosen, or the system’s, or English', () => {
    expect(chooseI18n('system', 'de-CH')).toMatchObject({ language: 'de', locale: 'de-CH' });
    expect(chooseI18n('ja', 'de-CH')).toMatchObject({ language: 'ja', locale: 'ja' });
    expect(chooseI18n('system', 'fi-FI')).toMatchObject({ language: 'en', locale: 'en' });
    expect(chooseI18n('system', '!!')).toMatchObject({ language: 'en' });
    expect(LANGUAGES).toEqual(['en', 'de', 'es', 'ja']);
    expect(Object.keys(LANGUAGE_NAMES)).toEqual([...LANGUAGES]);
  });

  it('brings its direction', () => {
    expect(directionOf('en')).toBe('ltr');
    expect(directionOf('ar')).toBe('rtl');
  });
});
