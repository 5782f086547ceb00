import type { Locale } from '../../contract.ts';
import { fill, fillPlural, supportedLocale } from '../../payments/texts.ts';
import { de } from './de.ts';
import { type DesktopTexts, en } from './en.ts';
import { es } from './es.ts';
import { ja } from './ja.ts';

const LANGUAGES: Readonly<Record<string, DesktopTexts>> = { en, de, es, ja };

type Plain = { [K in keyof DesktopTexts]: DesktopTexts[K] extends string ? K : never }[keyof DesktopTexts];
type Counted = Exclude<keyof DesktopTexts, Plain>;

/** A sentence to be said later, in whatever language is then the user's. */
export type Sentence = (say: Words['say']) => string;

/** The main process's wording in one locale. */
export interface Words {
  /** BCP 47 locale that numbers and times follow. */
  readonly locale: string;
  say(key: Plain, values?: Readonly<Record<string, string>>): string;
  count(key: Counted, count: number): string;
  /** "09:12" today, "21 Nov, 09:12" on another day. */
  time(iso: string, now: number): string;
}

const made = new Map<string, Words>();

/** The wording for a locale ("de-AT" speaks German); English where there is none. */
export function wordsFor(locale: string): Words {
  const known = made.get(locale);
  if (known !== undefined) return known;
  const words = makeWords(locale);
  made.set(locale, words);
  return words;
}

function makeWords(locale: string): Words {
  const supported = supportedLocale(locale);
  const texts = LANGUAGES[supported.toLowerCase().split('-')[0] ?? 'en'] ?? en;
  const clock = new Intl.DateTimeFormat(supported, { timeStyle: 'short' });
  const dated = new Intl.DateTimeFormat(supported, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return {
    locale: supported,
    say: (key, values = {}) => fill(texts[key], values),
    count: (key, count) => fillPlural(texts[key], count, supported),
    time(iso, now) {
      const date = new Date(iso);
      const sameDay = date.toDateString() === new Date(now).toDateString();
      return (sameDay ? clock : dated).format(date);
    },
  };
}

/** The locale to use: the one chosen in Preferences, or the system's own. */
export function resolveLocale(chosen: Locale, system: string): string {
  if (chosen === 'system') return system;
  // The chosen language in the system's regional form, where that is the same language.
  return system.toLowerCase().startsWith(`${chosen}-`) ? system : chosen;
}
