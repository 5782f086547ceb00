import {
  inEnglish,
  type Locale,
  MESSAGES,
  type Message,
  type MessageTable,
  type NetworkName,
  sayBy,
} from '../../contract/index.ts';
import { safeText } from '../../payments/text/safe-text.ts';
import { fill, fillPlural, supportedLocale } from '../../payments/text/texts.ts';
import { de } from './de.ts';
import { type DesktopTexts, en } from './en.ts';
import { es } from './es.ts';
import { ja } from './ja.ts';
import { de as deMessages } from './sentences/de.ts';
import { es as esMessages } from './sentences/es.ts';
import { ja as jaMessages } from './sentences/ja.ts';

interface Language {
  readonly texts: DesktopTexts;
  readonly messages: MessageTable;
}

/** Everything the main process says. English sentences are the contract's own. */
export const LANGUAGES: Readonly<Record<Exclude<Locale, 'system'>, Language>> = {
  en: { texts: en, messages: MESSAGES },
  de: { texts: de, messages: deMessages },
  es: { texts: es, messages: esMessages },
  ja: { texts: ja, messages: jaMessages },
};

/** Longest text of somebody else's inside a sentence; paths of the data folder are mostly shorter. */
const MOST_FOREIGN = 300;

/** A note to be said later, in whatever language is then the user's. */
export type Note = (t: I18n['t']) => string;

type TextValues = Readonly<Record<string, string | number>>;

/** The main process's wording in one locale. */
export interface I18n {
  /** BCP 47 locale that numbers and times follow. */
  readonly locale: string;
  /** A text with its values; `count` chooses its form. */
  t(key: keyof DesktopTexts, values?: TextValues): string;
  /** A failure, a problem or a refusal. What strangers put into it is cleaned and cut. */
  message(said: Message): string;
  /** "Mainnet", "Network 21337". */
  network(name: NetworkName): string;
  /** "09:12" today, "21 Nov, 09:12" on another day. */
  time(iso: string, now: number): string;
}

const made = new Map<string, I18n>();

/** The wording for a locale ("de-AT" speaks German); English where there is none. */
export function i18nFor(locale: string): I18n {
  const known = made.get(locale);
  if (known !== undefined) return known;
  const i18n = makeI18n(locale);
  made.set(locale, i18n);
  return i18n;
}

function makeI18n(locale: string): I18n {
  const supported = supportedLocale(locale);
  const language = supported.toLowerCase().split('-')[0] ?? 'en';
  const { texts, messages } = isSpoken(language) ? LANGUAGES[language] : LANGUAGES.en;
  const clock = new Intl.DateTimeFormat(supported, { timeStyle: 'short' });
  const dated = new Intl.DateTimeFormat(supported, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return {
    locale: supported,
    t(key, values = {}) {
      const text = texts[key];
      const strings = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, String(value)]),
      );
      if (typeof text === 'string') return fill(text, strings);
      return fillPlural(text, Number(values.count), supported, strings);
    },
    message: (said) =>
      sayBy(said, messages, supported, (text) => safeText(text, MOST_FOREIGN)) ?? inEnglish(said),
    network: (name) =>
      /^\d+$/.test(name)
        ? fill(texts.networkOther, { id: name })
        : `${name[0]?.toUpperCase()}${name.slice(1)}`,
    time(iso, now) {
      const date = new Date(iso);
      const sameDay = date.toDateString() === new Date(now).toDateString();
      return (sameDay ? clock : dated).format(date);
    },
  };
}

function isSpoken(language: string): language is keyof typeof LANGUAGES {
  return Object.hasOwn(LANGUAGES, language);
}

/** The locale to use: the one chosen in Preferences, or the system's own. */
export function resolveLocale(chosen: Locale, system: string): string {
  if (chosen === 'system') return system;
  // The chosen language in the system's regional form, where that is the same language.
  return system.toLowerCase().startsWith(`${chosen}-`) ? system : chosen;
}
