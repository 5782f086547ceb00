import { parseDocument } from 'yaml';
import type * as z from 'zod';
import { type Config, configSchema } from './config-schema.ts';
import { TARGET_TYPES } from './sink-schema.ts';

/** Larger is no configuration. 100,000 accounts have 10 MB. */
const MOST_BYTES = 32 * 1024 * 1024;
/** More would not be read. */
const MOST_FAULTS = 20;

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  /** Sentences that name the place and say what belongs there. They never repeat a value: it may be a secret. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads a configuration in YAML, of which JSON is a part. Never throws. */
export function readConfig(text: string): ReadConfig {
  if (Buffer.byteLength(text) > MOST_BYTES) return { ok: false, faults: ['The file is larger than 32 MB.'] };
  const document = parseDocument(text, { prettyErrors: false, merge: false, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const line = text.slice(0, broken.pos[0]).split('\n').length;
    const fault =
      broken.code === 'DUPLICATE_KEY' ? 'this key is here twice' : `this isn’t YAML (${broken.code})`;
    return { ok: false, faults: [`Line ${line}: ${fault}.`] };
  }
  let given: unknown;
  try {
    given = document.toJS({ maxAliasCount: 100 });
  } catch {
    return { ok: false, faults: ['The file refers to itself too often.'] };
  }
  const parsed = configSchema.safeParse(given ?? {});
  if (parsed.success) return { ok: true, config: parsed.data };
  return {
    ok: false,
    faults: parsed.error.issues.slice(0, MOST_FAULTS).map((issue) => sentenceOf(issue, given)),
  };
}

type Issue = z.core.$ZodIssue;

function sentenceOf(issue: Issue, given: unknown): string {
  const place = placeOf(issue.path);
  return `${place === '' ? 'The file' : place}: ${faultOf(issue, at(given, issue.path))}.`;
}

/** forwarding[0].target.url */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : `${text}${text === '' ? '' : '.'}${String(key)}`,
    '',
  );
}

/** What stands at a place; undefined where nothing does. */
function at(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null)?.[key], given);
}

function faultOf(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown ${issue.keys.length === 1 ? 'key' : 'keys'} ${issue.keys.map((key) => quoted(key.slice(0, 40))).join(', ')}`;
    case 'invalid_type':
      return value === undefined
        ? `is missing (${typeName(issue.expected)})`
        : `must be ${typeName(issue.expected)}${isUnquoted(value, issue.expected) ? ' in quotes' : ''}`;
    case 'invalid_value':
      return `must be ${oneOf(issue.values)}`;
    case 'too_small':
    case 'too_big':
      return issue.message.startsWith('Too ') ? sizeFault(issue) : `must be ${issue.message}`;
    case 'invalid_union':
      if (issue.discriminator === undefined) return `must be ${issue.message}`;
      return value === undefined ? `is missing (${oneOf(TARGET_TYPES)})` : `must be ${oneOf(TARGET_TYPES)}`;
    case 'invalid_format':
      return issue.message.startsWith('Invalid')
        ? `isn’t a valid ${issue.format === 'url' ? 'URL' : 'value'}`
        : `must be ${issue.message}`;
    case 'custom':
      return `must be ${issue.message}`;
    default:
      return 'isn’t valid';
  }
}

function sizeFault(issue: Extract<Issue, { readonly code: 'too_small' | 'too_big' }>): string {
  const [word, bound] =
    issue.code === 'too_small' ? ['at least', Number(issue.minimum)] : ['at most', Number(issue.maximum)];
  if (issue.origin === 'string')
    return bound === 1 && word === 'at least' ? 'must not be empty' : `must have ${word} ${bound} characters`;
  if (issue.origin === 'array') return `must have ${word} ${bound} ${bound === 1 ? 'entry' : 'entries'}`;
  return `must be ${word} ${bound}`;
}

/** What YAML calls it, for people. */
function typeName(type: string): string {
  const names: Readonly<Record<string, string>> = {
    object: 'a mapping of keys to values',
    array: 'a list',
    string: 'text',
    boolean: 'true or false',
    number: 'a whole number',
    int: 'a whole number',
  };
  return names[type] ?? type;
}

/** Text that YAML reads as something else, such as a number, unless it is in quotes. */
function isUnquoted(value: unknown, expected: string): boolean {
  return expected === 'string' && (typeof value === 'number' || typeof value === 'boolean');
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? quoted(values[0]) : `one of ${values.map(quoted).join(', ')}`;
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
