import {
  inEnglish,
  type Locale,
  type NetworkName,
  SENTENCES,
  type Sentence,
  type SentenceTable,
  sayBy,
} from '../../contract/index.ts';
import { safeText } from '../../payments/text/safe-text.ts';
import { fill, fillPlural, supportedLocale } from '../../payments/text/texts.ts';
import { de } from './de.ts';
import { type DesktopTexts, en } from './en.ts';
import { es } from './es.ts';
import { ja } from './ja.ts';
import { de as deSentences } from './sentences/de.ts';
import { es as esSentences } from './sentences/es.ts';
import { ja as jaSentences } from './sentences/ja.ts';

interface Language {
  readonly texts: DesktopTexts;
  readonly sentences: SentenceTable;
}

/** Everything the main process says. English sentences are the contract's own. */
export const LANGUAGES: Readonly<Record<Exclude<Locale, 'system'>, Language>> = {
  en: { texts: en, sentences: SENTENCES },
  de: { texts: de, sentences: deSentences },
  es: { texts: es, sentences: esSentences },
  ja: { texts: ja, sentences: jaSentences },
};

/** Longest text of somebody else's inside a sentence; paths of the data folder are mostly shorter. */
const MOST_FOREIGN = 300;

type Plain = { [K in keyof DesktopTexts]: DesktopTexts[K] extends string ? K : never }[keyof DesktopTexts];
type Counted = Exclude<keyof DesktopTexts, Plain>;

/** A note to be said later, in whatever language is then the user's. */
export type Note = (say: Words['say']) => string;

/** The main process's wording in one locale. */
export interface Words {
  /** BCP 47 locale that numbers and times follow. */
  readonly locale: string;
  say(key: Plain, values?: Readonly<Record<string, string>>): string;
  count(key: Counted, count: number, values?: Readonly<Record<string, string>>): string;
  /** A failure, a problem or a refusal. What strangers put into it is cleaned and cut. */
  tell(sentence: Sentence): string;
  /** "Mainnet", "Network 21337". */
  network(name: NetworkName): string;
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
  const language = supported.toLowerCase().split('-')[0] ?? 'en';
  const { texts, sentences } = isSpoken(language) ? LANGUAGES[language] : LANGUAGES.en;
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
    count: (key, count, values) => fillPlural(texts[key], count, supported, values),
    tell: (sentence) =>
      sayBy(sentence, sentences, supported, (text) => safeText(text, MOST_FOREIGN)) ?? inEnglish(sentence),
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
