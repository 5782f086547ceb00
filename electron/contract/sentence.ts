/**
 * What the app has to say of a failure or a refusal, as data: a stable code and the values that its sentence names.
 * The English sentences define which codes there are and which values each takes; a language is a table of the same
 * codes (SentenceTable), so that a code without a sentence in any of them does not compile.
 */

import { CONNECTION_MESSAGES } from './sentences/connection.ts';
import { PROBLEM_MESSAGES } from './sentences/problems.ts';
import { REFUSAL_MESSAGES } from './sentences/refusals.ts';

/** Every sentence in English. Braces name what is put in; forms by number are chosen by {count}. */
export const MESSAGES = {
  ...CONNECTION_MESSAGES,
  ...PROBLEM_MESSAGES,
  ...REFUSAL_MESSAGES,
} as const;

type English = typeof MESSAGES;

/** "connection.not-synced.state": kind, code, and what tells apart the sentences of one code. */
export type MessageCode = keyof English;

/** What may stand in braces. Texts of strangers are data: whoever shows them cleans and cuts them. */
export interface MessageValues {
  /** Chooses among forms by number. */
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
  /** Network ids. */
  readonly reported: number;
  readonly expected: number;
  readonly network: string;
  /** Redacted URL. */
  readonly server: string;
  readonly account: string;
  readonly folder: string;
  readonly path: string;
  /** Name of a setting, "settings.keepDays". */
  readonly setting: string;
  /** Where in a file, "accounts.3.address". */
  readonly place: string;
  /** A machine's word: an error code, a state. */
  readonly word: string;
  /** A text that is not ours: a close reason, an error of the system. */
  readonly detail: string;
  /** Another sentence inside this one. */
  readonly cause: Message;
  readonly close: Message;
}

type Holes<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;
type TextOf<Form> = Form extends { readonly other: infer Other extends string } ? Other : Form & string;

/** The values that a code's sentence names. */
export type MessageParams<C extends MessageCode> = {
  readonly [N in Holes<TextOf<English[C]>> & keyof MessageValues]: MessageValues[N];
};

/** One sentence to be said, in whatever language is then the reader's. */
export type Message = {
  readonly [C in MessageCode]: { readonly code: C; readonly params: MessageParams<C> };
}[MessageCode];

type Plural = { readonly other: string } & { readonly [category in Intl.LDMLPluralRule]?: string };

/** One language: a sentence for every code, with forms by number where English has them. */
export type MessageTable = {
  readonly [C in MessageCode]: English[C] extends string ? string : Plural;
};

/** Last argument of what takes a code with its values: absent where the sentence names none. */
export type ParamsArgument<C extends MessageCode> = [Holes<TextOf<English[C]>>] extends [never]
  ? readonly []
  : readonly [params: MessageParams<C>];

export function message<C extends MessageCode>(code: C, ...[params]: ParamsArgument<C>): Message {
  return { code, params: params ?? {} } as unknown as Message;
}

/** "connection.not-synced.state" → "not-synced": the code that decisions are made by and that interfaces tell. */
export type PlainCode<C extends string> = C extends `${string}.${infer Code}.${string}`
  ? Code
  : C extends `${string}.${infer Code}`
    ? Code
    : never;

export function plainCode<C extends MessageCode>(code: C): PlainCode<C> {
  return code.split('.')[1] as PlainCode<C>;
}

/**
 * A sentence said by a table, numbers by the locale. `clean` is applied to every text that is put in. Null for a code
 * that the table does not have (data of another version): the English sentence that travels along serves then.
 */
export function sayBy(
  { code, params }: Message,
  table: MessageTable,
  locale: string,
  clean: (text: string) => string = (text) => text,
): string | null {
  const entry: string | Plural | undefined = table[code];
  if (entry === undefined) return null;
  const values: Readonly<Record<string, string | number | Message>> = params;
  const shown = (name: string): string | undefined => {
    const value = values[name];
    if (typeof value === 'number') return numberText(name, value, locale);
    if (typeof value === 'object') return sayBy(value, table, locale, clean) ?? inEnglish(value);
    return value === undefined ? undefined : clean(value);
  };
  return textFor(entry, values.count, locale).replace(
    /\{(\w+)\}/g,
    (brace, name: string) => shown(name) ?? brace,
  );
}

/** The sentence in English: for logs, headless and diagnostics. */
export function inEnglish(said: Message): string {
  return sayBy(said, MESSAGES, 'en') ?? said.code;
}

function textFor(entry: string | Plural, count: unknown, locale: string): string {
  if (typeof entry === 'string') return entry;
  const category = typeof count === 'number' ? new Intl.PluralRules(locale).select(count) : 'other';
  return entry[category] ?? entry.other;
}

/** Codes as bare digits; time with its unit; everything else grouped as the locale does. */
function numberText(name: string, value: number, locale: string): string {
  if (name === 'httpStatus' || name === 'closeCode' || name === 'reported' || name === 'expected') {
    return String(value);
  }
  const unit = { style: 'unit', unit: 'second', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(locale, name === 'seconds' ? unit : {}).format(value);
}
