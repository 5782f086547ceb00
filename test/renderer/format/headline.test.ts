import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../renderer/format/headline.ts';
import { chooseI18n } from '../../../renderer/texts/language.ts';
import '../harness/every-language.ts';
import { examined, NOW, snapshot } from '../harness/fixture-data.ts';

const words = chooseI18n('en', 'en-GB');
const textOf = (change: Parameters<typeof snapshot>[0]) => {
  const { state, rest } = headlineOf(snapshot(change), words, NOW);
  return `${state} ${rest}`.trimEnd();
};
const tomorrow = () => {
  const today = new Date(NOW);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, 8).toISOString();
};

describe('the header', () => {
  it('says until when alerts are paused, and what else a person must know meanwhile', () => {
    expect(textOf({ overall: 'paused', pausedUntil: tomorrow() })).toBe('Alerts paused until tomorrow 08:00');
    expect(textOf({ overall: 'paused', pausedUntil: 'until-resumed' })).toBe(
      'Alerts paused until you resume them',
    );
    const behind = examined({ state: 'catching-up', left: 1, total: 1 });
    const networks = snapshot().networks.map((network) => ({ ...network, examined: behind }));
    const catchingUp = { pausedUntil: 'until-resumed', overallConnection: 'catching-up', networks } as const;
    expect(textOf({ overall: 'paused', ...catchingUp })).toBe(
      'Alerts paused until you resume them · Catching up 1 of 1 ledger left',
    );
  });

  it('names the demo where it would name Mainnet', () => {
    const demo = chooseI18n('en', 'en-GB', true);
    const { rest } = headlineOf(snapshot({ demo: true }), demo, NOW);
    expect(rest).toMatch(/^on Demo since /);
  });

  it('names the network that is offline where there are others', () => {
    const [mainnet] = snapshot().networks;
    if (mainnet === undefined) throw new Error('The harness has no network.');
    const offline = { overall: 'offline', overallConnection: 'offline', overallNetwork: 'testnet' } as const;
    const networks = [mainnet, { ...mainnet, network: 'testnet' as const }];
    expect(textOf({ ...offline, networks })).toMatch(/^Offline on Testnet since /);
    expect(textOf({ networks })).toMatch(/^Live on Mainnet, Testnet since /);
    expect(textOf({ overall: 'connecting' })).toBe('Connecting…');
  });
});
