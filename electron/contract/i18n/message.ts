/**
 * What one room has to say of a failure, a problem or a refusal, as data for whoever shows it: the key of a text and
 * its values. Rooms below the ones that speak to people make messages; they are said where the reader's language is known.
 */

import { safeText } from '../text/safe-text.ts';
import { canonicalLocale, createFormat, type Language, languageOf, type Placeholders } from './engine.ts';
import { MAIN_TEXTS, type MESSAGES } from './main.ts';

type English = typeof MESSAGES;

/** "connection.not-synced.state": kind, code, and what tells apart the texts of one code. */
export type MessageCode = keyof English;

/** Values that are no plain text. A text of a stranger stays as it is until the message is shown. */
interface TypedValues {
  /** Chooses among plural forms. */
  readonly count: number;
  /** Shown as a length of time. */
  readonly seconds: number;
  readonly httpStatus: number;
  readonly closeCode: number;
  /** Ledger indexes. */
  readonly first: number;
  readonly last: number;
  readonly ledger: number;
  readonly before: number;
  /** An ISO time, of which the day is shown. */
  readonly day: string;
  /** Network ids. */
  readonly reported: number;
  readonly expected: number;
  /** Another message inside this one. */
  readonly cause: Message;
  readonly close: Message;
}

/** The values that a code's text names; what TypedValues does not list is a string. */
type MessageParams<C extends MessageCode> = {
  readonly [Name in Placeholders<English[C]>]: Name extends keyof TypedValues ? TypedValues[Name] : string;
};

export type Message = {
  readonly [C in MessageCode]: { readonly code: C; readonly params: MessageParams<C> };
}[MessageCode];

/** Last argument of what takes a code with its values: absent where the text has no placeholder. */
export type ParamsArgument<C extends MessageCode> = [Placeholders<English[C]>] extends [never]
  ? readonly []
  : readonly [params: MessageParams<C>];

export function message<C extends MessageCode>(code: C, ...[params]: ParamsArgument<C>): Message {
  return { code, params: params ?? {} } as unknown as Message;
}

/** "connection.not-synced.state" → "not-synced": the code that decisions are made by and that interfaces name. */
export type PlainCode<C extends string> = C extends `${string}.${infer Code}.${string}`
  ? Code
  : C extends `${string}.${infer Code}`
    ? Code
    : never;

export function plainCode<C extends MessageCode>(code: C): PlainCode<C> {
  return code.split('.')[1] as PlainCode<C>;
}

/**
 * A message in a locale's language. Every text that is put in is made safe to show. A code that is not in the catalogue
 * (data of another version) is shown as it is.
 */
export function formatMessage(said: Message, locale: string): string {
  const known = canonicalLocale(locale);
  const texts = MAIN_TEXTS[languageOf(known)];
  const format = createFormat(known);
  const inWords = ({ code, params }: Message): string => {
    const text = Object.hasOwn(texts, code) ? texts[code] : code;
    return format(text, params, (name, value) => {
      if (typeof value === 'number') return numberText(name, value, known);
      if (typeof value === 'object' && value !== null) return inWords(value as Message);
      if (name === 'day' && typeof value === 'string') return dayText(value, known);
      return typeof value === 'string' ? safeText(value, 'message') : undefined;
    });
  };
  return inWords(said);
}

/** The message in English: for logs, headless and diagnostics. */
export function inEnglish(said: Message): string {
  return formatMessage(said, 'en' satisfies Language);
}

/** A message with its plain code, which is stable, and its sentence. */
export interface Said<Code extends string = string> {
  readonly code: Code;
  /** For any language. */
  readonly userMessage: Message;
  /** In English: for logs, headless and diagnostics. */
  readonly message: string;
}

export function said<C extends MessageCode>(code: C, ...params: ParamsArgument<C>): Said<PlainCode<C>> {
  return saidOf<C>(message(code, ...params));
}

/** The same of a message that is there already, whose code is one of `C`. */
export function saidOf<C extends MessageCode>(about: Message): Said<PlainCode<C>> {
  return { code: plainCode(about.code as C), userMessage: about, message: inEnglish(about) };
}

/** The day of an ISO time, where this computer is. */
function dayText(iso: string, locale: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? ''
    : new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(date);
}

/** Codes and ids as bare digits; time with its unit; everything else grouped as the locale does. */
function numberText(name: string, value: number, locale: string): string {
  if (name === 'httpStatus' || name === 'closeCode' || name === 'reported' || name === 'expected') {
    return String(value);
  }
  const unit = { style: 'unit', unit: 'second', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(locale, name === 'seconds' ? unit : {}).format(value);
}
