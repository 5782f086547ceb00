import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  CREDIT_KINDS,
  DEFAULT_SETTINGS,
  SETTINGS,
  type SettingName,
  settingsChange,
  withHeadlessOptions,
} from '../../../electron/contract/index.ts';
import { openSettings, SettingsError } from '../../../electron/store/settings/settings.ts';

const change = settingsChange(z);

describe('a setting', () => {
  it.each(Object.keys(SETTINGS) as SettingName[])(
    '%s begins with a value that its own schema takes',
    (name) => {
      expect(SETTINGS[name].schema(z).safeParse(DEFAULT_SETTINGS[name])).toEqual({
        success: true,
        data: DEFAULT_SETTINGS[name],
      });
      // The window closes the offer; whether it is due is not its to say.
      if (name !== 'startOffer') {
        expect(change.safeParse({ [name]: DEFAULT_SETTINGS[name] }).success).toBe(true);
      }
    },
  );

  it('is changed by the window alone or with others, and by nothing that is no setting', () => {
    expect(change.parse({})).toEqual({});
    expect(change.parse({ theme: 'dark', keepDays: 30 })).toEqual({ theme: 'dark', keepDays: 30 });
    expect(change.safeParse({ theme: 'pink' }).success).toBe(false);
    expect(change.safeParse({ theme: undefined }).success).toBe(false);
    expect(change.safeParse({ unheardOf: true }).success).toBe(false);
  });

  it('that is an offer is closed by the window, and made by main alone', () => {
    expect(change.parse({ startOffer: 'closed' })).toEqual({ startOffer: 'closed' });
    expect(change.safeParse({ startOffer: 'open' }).success).toBe(false);
    expect(change.safeParse({ startOffer: 'due' }).success).toBe(false);
  });

  it('never takes the path of a sound from the window: only the platform’s dialog names one', () => {
    expect(change.safeParse({ soundFile: '/etc/passwd' }).success).toBe(false);
    expect(change.parse({ soundFile: null })).toEqual({ soundFile: null });
    expect(SETTINGS.soundFile.schema(z).safeParse('/home/me/ding.wav').success).toBe(true);
  });

  it('that names a publisher takes its key and a web address, and no password with it', () => {
    const takes = (key: string, site: string) =>
      SETTINGS.publishers.schema(z).safeParse({ '21337': [{ key, site }] }).success;
    const key = `ED${'0F'.repeat(32)}`;
    expect(takes(key, 'https://vl.example/list')).toBe(true);
    expect(takes(key.toLowerCase(), 'http://localhost:8080')).toBe(true);
    for (const wrong of ['', key.slice(2), `FF${key.slice(2)}`, `${key}0`]) {
      expect(takes(wrong, 'https://vl.example')).toBe(false);
    }
    for (const wrong of ['vl.example', 'ftp://vl.example', 'https://', 'https://me:secret@vl.example']) {
      expect(takes(key, wrong)).toBe(false);
    }
  });

  it('that a person can enter wrongly comes through, to be refused with a message where it is stored', () => {
    for (const wrong of [
      { explorerTemplate: 'http://example.org/{hash}' },
      { quietHours: { enabled: true, from: '25:00', to: '' } },
      { servers: { mainnet: ['https://example.org'] } },
    ]) {
      expect(change.parse(wrong)).toEqual(wrong);
      const settings = openSettings({ get: () => undefined, set: () => undefined });
      expect(() => settings.updateSettings(change.parse(wrong))).toThrow(SettingsError);
    }
    expect(
      change.safeParse({ quietHours: { enabled: true, from: '22:00', to: '07:00', more: 1 } }).success,
    ).toBe(false);
    expect(change.safeParse({ explorerTemplate: `https://${'x'.repeat(600)}/{hash}` }).success).toBe(false);
  });

  it('alerts by default whatever brings somebody else’s value', () => {
    expect(CREDIT_KINDS.filter((kind) => !DEFAULT_SETTINGS.alertKinds.includes(kind))).toEqual([
      'exchange',
      'refund',
    ]);
  });
});

describe('an option of the headless program', () => {
  it('changes its setting for the run, and no other', () => {
    const stored = { ...DEFAULT_SETTINGS, alertKinds: ['payment', 'refund'] as const };
    expect(withHeadlessOptions(stored, [])).toEqual(stored);
    expect(withHeadlessOptions(stored, ['all-credits'])).toEqual({
      ...stored,
      alertKinds: ['payment', 'refund', 'exchange'],
    });
  });
});
