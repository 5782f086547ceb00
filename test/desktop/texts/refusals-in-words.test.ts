import { describe, expect, it } from 'vitest';
import { readAccountList } from '../../../electron/desktop/actions/account-list-file.ts';
import { failedBy } from '../../../electron/desktop/actions/action-outcome.ts';
import { createProblemLog } from '../../../electron/desktop/context/problem-log.ts';
import { unexpectedError } from '../../../electron/desktop/ipc/unexpected-error.ts';
import { shownProblem } from '../../../electron/desktop/snapshot/translate-status.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { messageOf } from '../../../electron/desktop/texts/message-of.ts';
import { openSettings } from '../../../electron/store/settings/settings.ts';
import { toStoreError } from '../../../electron/store/store-error.ts';
import { checkAddress } from '../../../electron/xrpl/protocol/address.ts';
import { parseServerUrl } from '../../../electron/xrpl/transport/server-url.ts';
import { errorOf, saidOf } from '../specs/words/in-words.ts';

describe('an error that no handler foresaw', () => {
  const problems = createProblemLog([], () => undefined);
  const context = { problems, now: () => 0, i18n: () => i18nFor('de') };

  it('of the system: what it means, and not its own words', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(unexpectedError(context, error)).toEqual({
      ok: false,
      code: 'ENOSPC',
      text: 'Etwas ist schiefgegangen. Der Datenträger ist voll.',
    });
    expect(problems.list()).toEqual([]);
  });

  it('of the database: told as a problem too, because it concerns more than what was asked', () => {
    const damaged = Object.assign(new Error('database disk image is malformed'), { errcode: 11 });
    expect(unexpectedError(context, toStoreError(damaged)).text).toBe(
      'Etwas ist schiefgegangen. Die Zahlungsdatenbank ist beschädigt.',
    );
    expect(problems.list().map((problem) => shownProblem(problem, i18nFor('de')).text)).toEqual([
      'Die Zahlungsdatenbank ist beschädigt.',
    ]);
  });
});

describe('what is refused is explained in the user’s language', () => {
  const ADDRESS = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';

  it.each([
    ['', 'address.empty'],
    ['sEdTM1uX8pu2do5XvTnutH6HsouMaM2', 'address.secret'],
    [`${ADDRESS.slice(0, -1)}1`, 'address.checksum'],
    ['0x52908400098527886E0F7030069857D2E4169EE7', 'address.other-chain'],
    ['Hello', 'address.not-an-address'],
    ['T719a5UwUCnEs54UsxG9CJYYDhwmFCvbJNZbi37gBGkRkbE', 'address.wrong-network.test'],
  ] as const)('the address "%s"', (text, code) => {
    const result = checkAddress(text, 'mainnet');
    if (result.ok) throw new Error('It was accepted.');
    saidOf(code, result.userMessage);
  });

  it.each([
    ['', 'server-url.empty'],
    ['not a url', 'server-url.not-a-url'],
    ['https://xrplcluster.com', 'server-url.scheme'],
    ['wss://xrplcluster.com:0', 'server-url.port'],
    ['ws://xrplcluster.com', 'server-url.insecure'],
  ] as const)('the server "%s"', (text, code) => {
    const result = parseServerUrl(text);
    if (result.ok) throw new Error('It was accepted.');
    saidOf(code, result.userMessage);
  });

  it('a setting out of bounds', () => {
    const settings = openSettings({ get: () => undefined, set: () => undefined });
    const refused = errorOf(() => settings.updateSettings({ keepDays: -1 }));
    saidOf('settings.invalid', messageOf(refused));
    expect(failedBy(refused, i18nFor('de')).text).toBe('Dieser Wert ist ungültig (settings.keepDays).');
  });

  it.each([
    ['this is no JSON', 'import.not-json'],
    ['{"format":"something else"}', 'import.wrong-shape'],
  ] as const)('a file of accounts that holds %s', (text, code) => {
    saidOf(code, messageOf(errorOf(() => readAccountList(text))));
  });
});
