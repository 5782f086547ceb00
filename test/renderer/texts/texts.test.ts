import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../electron/contract/index.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { networkName } from '../../../renderer/format/names.ts';
import { chooseI18n, directionOf, LANGUAGE_NAMES } from '../../../renderer/texts/language.ts';
import '../harness/every-language.ts';

describe('the language', () => {
  it('is the one chosen, or the system’s, or English', () => {
    expect(chooseI18n('system', 'de-CH')).toMatchObject({ language: 'de', locale: 'de-CH' });
    expect(chooseI18n('ja', 'de-CH')).toMatchObject({ language: 'ja', locale: 'ja' });
    expect(chooseI18n('system', 'fi-FI')).toMatchObject({ language: 'en', locale: 'en' });
    expect(chooseI18n('system', '!!')).toMatchObject({ language: 'en' });
    expect(LANGUAGES).toEqual(['en', 'de', 'es', 'ja']);
    expect(Object.keys(LANGUAGE_NAMES)).toEqual([...LANGUAGES]);
  });

  it('calls the network of the demo by another name than Mainnet, in the window and in main', () => {
    for (const language of LANGUAGES) {
      const demo = chooseI18n(language, language, true);
      const name = networkName('mainnet', demo.t);
      expect(name).not.toBe('Mainnet');
      expect(name).toBe(demo.t('networks.demo'));
      expect(i18nFor(language, true).network('mainnet')).toBe(name);
      expect(i18nFor(language, true).t('status.live', { network: name, since: '9:12' })).toContain(name);
      for (const t of [chooseI18n(language, language).t, i18nFor(language).t]) {
        expect(t('networks.mainnet')).toBe('Mainnet');
      }
      expect(networkName('testnet', demo.t)).toBe('Testnet');
    }
  });

  it('brings its direction', () => {
    expect(directionOf('en')).toBe('ltr');
    expect(directionOf('ar')).toBe('rtl');
  });
});
