import { describe, expect, it } from 'vitest';
import { readAccountList } from '../../electron/desktop/actions/account-list-file.ts';
import { failedBy } from '../../electron/desktop/actions/outcome.ts';
import { sentenceOf } from '../../electron/desktop/texts/said-error.ts';
import { wordsFor } from '../../electron/desktop/texts/texts.ts';
import { openSettings } from '../../electron/store/settings.ts';
import { checkAddress } from '../../electron/xrpl/address.ts';
import { parseServerUrl } from '../../electron/xrpl/server-url.ts';
import { errorOf, saidOf } from './in-words.ts';

describe('what is refused is explained in the user’s language', () => {
  const ADDRESS = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';

  it.each([
    ['', 'address.empty'],
    ['sEdTM1uX8pu2do5XvTnutH6HsouMaM2', 'address.secret'],
    [`${ADDRESS.slice(0, -1)}1`, 'address.checksum'],
    ['0x52908400098527886E0F7030069857D2E4169EE7', 'address.otherChain'],
    ['Hello', 'address.notAnAddress'],
    ['T719a5UwUCnEs54UsxG9CJYYDhwmFCvbJNZbi37gBGkRkbE', 'address.wrongNetwork.test'],
  ] as const)('the address "%s"', (text, code) => {
    const result = checkAddress(text, 'mainnet');
    if (result.ok) throw new Error('It was accepted.');
    saidOf(code, result.sentence);
  });

  it.each([
    ['', 'serverUrl.empty'],
    ['not a url', 'serverUrl.notAUrl'],
    ['https://xrplcluster.com', 'serverUrl.scheme'],
    ['wss://xrplcluster.com:0', 'serverUrl.port'],
    ['ws://xrplcluster.com', 'serverUrl.insecure'],
  ] as const)('the server "%s"', (text, code) => {
    const result = parseServerUrl(text);
    if (result.ok) throw new Error('It was accepted.');
    saidOf(code, result.sentence);
  });

  it('a setting out of bounds', () => {
    const settings = openSettings({ get: () => undefined, set: () => undefined });
    const refused = errorOf(() => settings.updateSettings({ keepDays: -1 }));
    saidOf('settings.invalid', sentenceOf(refused));
    expect(failedBy(refused, wordsFor('de')).text).toBe('Dieser Wert ist ungültig (settings.keepDays).');
  });

  it.each([
    ['this is no JSON', 'import.notJson'],
    ['{"format":"something else"}', 'import.wrongShape'],
  ] as const)('a file of accounts that holds %s', (text, code) => {
    saidOf(code, sentenceOf(errorOf(() => readAccountList(text))));
  });
});
