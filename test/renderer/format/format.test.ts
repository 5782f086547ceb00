import { describe, expect, it } from 'vitest';
import { decimalText, parseDecimal, shifted } from '../../../renderer/format/decimal.ts';
import { shortAddress, splitAmount } from '../../../renderer/format/names.ts';
import { byteSize } from '../../../renderer/format/numbers.ts';
import { afterMinutes, isOn, tomorrowMorning } from '../../../renderer/format/pause-end.ts';
import {
  dayHeading,
  daySpan,
  exactTime,
  localDay,
  relativeTime,
  shiftDay,
} from '../../../renderer/format/times.ts';
import { parseTag } from '../../../renderer/views/accounts/add/parse-tag.ts';
import { acceleratorOf } from '../../../renderer/views/preferences/accelerator.ts';

// Daylight saving is to be met on any machine.
process.env.TZ = 'Europe/Berlin';

const NOW = Date.parse('2026-11-21T09:41:00Z');

describe('amounts', () => {
  it('are split into number and asset without losing a character', () => {
    expect(splitAmount('25 XRP', 'XRP')).toEqual({ number: '25', asset: 'XRP' });
    expect(splitAmount('1\u202f250,5 EUR')).toEqual({ number: '1\u202f250,5', asset: 'EUR' });
    expect(splitAmount('40,000 MPT 00000A…')).toEqual({ number: '40,000', asset: 'MPT 00000A…' });
    expect(splitAmount('7 1INCH', '1INCH')).toEqual({ number: '7', asset: '1INCH' });
    expect(splitAmount('7')).toEqual({ number: '7', asset: '' });
  });

  it('are taken as typed, exactly', () => {
    for (const [locale, typed, expected] of [
      ['en', ' 0,50 ', '0.5'],
      ['en', '007', '7'],
      ['en', '99999999999999.123456789012345', '99999999999999.123456789012345'],
      // Groups of three are the locale's own: nobody who types "1,000" in English means one.
      ['en', '1,000', '1000'],
      ['en', '1,000.5', '1000.5'],
      ['en', '12,345,678', '12345678'],
      ['en', '1.000', '1'],
      ['en', '0,001', '0.001'],
      ['en', '1,5', '1.5'],
      ['de', '1.000', '1000'],
      ['de', '1.000,5', '1000.5'],
      ['de', '1,000', '1'],
      ['de', '0.001', '0.001'],
      ['de', '1.5', '1.5'],
      ['es', '2.500,25', '2500.25'],
      ['ja', '1,000', '1000'],
      ['fr', '1\u202f000,5', '1000.5'],
      ['de-CH', '1’000.5', '1000.5'],
    ] as const) {
      expect(parseDecimal(typed, locale), `${locale} ${typed}`).toBe(expected);
    }
    const bad = ['', '-1', '1e5', '0x10', '1.2.3', '１２', '1.000,5', '1,00,000', 'x', '.', '9'.repeat(60)];
    for (const text of bad) expect(parseDecimal(text, 'en'), text).toBeNull();
    for (const text of ['1,000.5', '1,2,3', '1.0000,5']) expect(parseDecimal(text, 'de'), text).toBeNull();
  });

  it('are shown as they may be typed again', () => {
    for (const amount of ['0', '0.001', '1234.5', '99999999999999.123456789012345']) {
      for (const locale of ['en', 'de', 'es', 'ja', 'fr', 'de-CH']) {
        expect(parseDecimal(decimalText(amount, locale), locale), `${locale} ${amount}`).toBe(amount);
      }
    }
    expect(decimalText('1234.5', 'de')).toBe('1234,5');
  });

  it('have their point moved exactly, there and back', () => {
    for (const [amount, places, expected] of [
      ['5', 2, '500'],
      ['0.05', 2, '5'],
      ['0.005', 2, '0.5'],
      ['12345', -2, '123.45'],
      ['5', -2, '0.05'],
      ['9223372036854775807', -19, '0.9223372036854775807'],
      ['0', 6, '0'],
      ['7', 0, '7'],
      ['1.5', 0, '1.5'],
      ['0.5', -1, '0.05'],
    ] as const) {
      expect(shifted(amount, places), `${amount} ${places}`).toBe(expected);
      expect(shifted(expected, -places), `${expected} back`).toBe(amount);
    }
  });
});

describe('times', () => {
  it('are relative in the unit that suits', () => {
    const at = (ms: number) => relativeTime(new Date(NOW + ms).toISOString(), NOW, 'en');
    expect(at(-20_000)).toBe('now');
    expect(at(-119_000)).toBe('1 min. ago');
    expect(at(-3_600_000 * 5)).toBe('5 hr. ago');
    expect(at(-86_400_000)).toBe('1 day ago');
    expect(at(900_000)).toBe('in 15 min.');
  });

  it('count calendar days over daylight saving', () => {
    expect(shiftDay('2026-10-24', 1)).toBe('2026-10-25');
    expect(shiftDay('2026-10-25', 1)).toBe('2026-10-26');
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
    expect(localDay(new Date(2026, 0, 5))).toBe('2026-01-05');
    expect(dayHeading('2025-12-31', NOW, 'en-GB')).toContain('31 December 2025');
    expect(dayHeading('2026-11-18', NOW, 'es')).toBe('Miércoles, 18 de noviembre');
    expect(exactTime('2026-11-21T09:41:00Z', 'es')).toMatch(/^Sábado, 21 de noviembre/u);
    expect(dayHeading('2026-11-18', NOW, 'ja')).toBe('11月18日水曜日');
  });

  it('end a pause or a mute', () => {
    expect(afterMinutes(30, NOW)).toBe('2026-11-21T10:11:00.000Z');
    const morning = new Date(tomorrowMorning(NOW));
    expect([morning.getHours(), morning.getMinutes()]).toEqual([8, 0]);
    expect(morning.getTime()).toBeGreaterThan(NOW);
    expect(isOn(null, NOW)).toBe(false);
    expect(isOn('until-resumed', NOW)).toBe(true);
    expect(isOn('2026-11-21T09:40:59Z', NOW)).toBe(false);
    expect(isOn('2026-11-21T09:41:01Z', NOW)).toBe(true);
  });
});

describe('what is typed', () => {
  it('is a tag or none', () => {
    expect(parseTag(' 0 ')).toBe(0);
    expect(parseTag('4294967295')).toBe(4_294_967_295);
    expect(parseTag('')).toBeNull();
    for (const bad of ['4294967296', '-1', '1.5', 'x', '99999999999']) expect(parseTag(bad), bad).toBe('bad');
  });

  it('is a shortcut only with a modifier', () => {
    const keys = { key: 'c', code: 'KeyC', ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };
    expect(acceleratorOf(keys)).toBeNull();
    expect(acceleratorOf({ ...keys, shiftKey: true })).toBeNull();
    expect(acceleratorOf({ ...keys, key: 'ç', altKey: true, ctrlKey: true })).toBe('Control+Alt+C');
    expect(acceleratorOf({ ...keys, key: 'Tab', code: 'Tab', ctrlKey: true })).toBeNull();
    expect(acceleratorOf({ ...keys, key: 'F5', code: 'F5', metaKey: true })).toBe('Super+F5');
  });
});

describe('names and sizes', () => {
  it('are short and never taken for the whole', () => {
    expect(shortAddress('rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe')).toBe('rPT1Sjq…bpAYe');
    expect(byteSize(512, 'en')).toBe('512 bytes');
    expect(byteSize(48_300_000, 'de')).toBe('48 MB');
  });
});

describe('spans of days', () => {
  it('name one day once, and say the month as seldom as the language does', () => {
    expect(daySpan('2026-11-20', '2026-11-20', 'en-GB')).toBe('20 Nov');
    expect(daySpan('2026-11-17', '2026-11-20', 'en-GB')).toMatch(/^17\s?–\s?20 Nov$/u);
    expect(daySpan('2026-10-25', '2026-11-02', 'de')).toMatch(/^25\. Okt\.?\s?–\s?2\. Nov/u);
  });
});
