/**
 * The one engine behind every text for people: placeholders in braces, plural forms by Intl, numbers as the locale
 * writes them. The English catalogue defines the keys and their placeholders; a language that lacks a text, or names
 * other placeholders, does not compile.
 */

/** Forms of a text by plural category, chosen by {count}; `other` serves where a language has no form of its own. */
type Plural = { readonly other: string } & { readonly [category in Intl.LDMLPluralRule]?: string };
/** @internal */
export type Text = string | Plural;
export type Catalogue = Readonly<Record<string, Text>>;

type PlaceholdersIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never;

/** The names in a text's braces; a text with plural forms always takes a count. */
export type Placeholders<T> = T extends string
  ? PlaceholdersIn<T>
  : T extends Plural
    ? PlaceholdersIn<T[keyof T] & string> | 'count'
    : never;

/** What stands in a text's braces. `count` chooses among plural forms. */
type TextValues<T> = {
  readonly [Name in Placeholders<T>]: Name extends 'count' ? number : string | number;
};

/** Last argument of what takes a key with its values: absent where the text has no placeholder. */
type ValuesArgument<T> = [Placeholders<T>] extends [never] ? readonly [] : readonly [values: TextValues<T>];

/** One subject in another language: a text for every English key, with plural forms where English has them. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Plural;
};

/** A language whose texts name the same placeholders as English; the first that differs is named by the compiler. */
export type SamePlaceholders<English, Other extends Translation<English>> = {
  readonly [Key in keyof English]: [Placeholders<English[Key]>, Placeholders<Other[Key]>] extends [
    Placeholders<Other[Key]>,
    Placeholders<English[Key]>,
  ]
    ? Text
    : `It must have the placeholders {${Placeholders<English[Key]>}}.`;
};

type Joined<Part> = (Part extends unknown ? (part: Part) => void : never) extends (all: infer All) => void
  ? { readonly [Key in keyof All]: All[Key] }
  : never;

/**
 * Several subjects as one catalogue. Where its result is assigned, mark the call as pure: a bundle that does not use
 * the catalogue then leaves its texts out, which it does not with object spread.
 */
export function join<Parts extends readonly Catalogue[]>(...parts: Parts): Joined<Parts[number]> {
  return Object.assign({}, ...parts);
}

export const LANGUAGES = ['en', 'de', 'es', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text of a catalogue with its values. */
export type Translate<C> = <Key extends keyof C & string>(
  key: Key,
  ...values: ValuesArgument<C[Key]>
) => string;

/** The language of a locale ("de-AT" speaks German); English where there are no texts for it. */
export function languageOf(locale: string): Language {
  const base = canonicalLocale(locale).split('-')[0];
  return LANGUAGES.find((language) => language === base) ?? 'en';
}

/** The locale as Intl takes it; English for one that is malformed (LANG=C). */
export function canonicalLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Speaks one catalogue in one locale. */
export function createTranslate<C>(texts: Translation<C>, locale: string): Translate<C> {
  const format = createFormat(locale);
  return (key, ...[values]) => format(texts[key], values ?? {});
}

/** Shows one value; undefined where there is none. */
type ShowValue = (name: string, value: unknown) => string | undefined;
/** Puts values into a text. They are put in once and as they are: braces inside them stay. */
export type FormatText = (text: Text, values: object, show?: ShowValue) => string;

/** @param locale Decides plural forms and how numbers are written. */
export function createFormat(locale: string): FormatText {
  // Made for the first text that needs them: Intl reads its data then, which most starts do without.
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  const categoryOf = (count: number) => {
    rules ??= new Intl.PluralRules(locale);
    return rules.select(count);
  };
  const showPlain: ShowValue = (_name, value) => {
    if (typeof value !== 'number') return value as string | undefined;
    numbers ??= new Intl.NumberFormat(locale);
    return numbers.format(value);
  };
  return (text, values, show = showPlain) => {
    const named: Readonly<Record<string, unknown>> = { ...values };
    return formOf(text, named.count, categoryOf).replace(
      /\{(\w+)\}/g,
      (braces, name: string) => show(name, named[name]) ?? braces,
    );
  };
}

function formOf(text: Text, count: unknown, categoryOf: (count: number) => Intl.LDMLPluralRule): string {
  if (typeof text === 'string') return text;
  return (typeof count === 'number' ? text[categoryOf(count)] : undefined) ?? text.other;
}
