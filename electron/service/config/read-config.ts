import { parseDocument } from 'yaml';
import type * as z from 'zod';
import { type Config, configSchema } from './config-schema.ts';

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
    return { ok: false, faults: [`Line ${line}: this isn’t YAML (${broken.code}).`] };
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
      return `unknown: ${issue.keys.map((key) => JSON.stringify(key.slice(0, 40))).join(', ')}`;
    case 'invalid_type':
      return value === undefined
        ? `is missing (${withArticle(issue.expected)})`
        : `must be ${withArticle(issue.expected)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return `must have at least ${String(issue.minimum)}`;
    case 'too_big':
      return `must have at most ${String(issue.maximum)}`;
    case 'invalid_union':
      return 'has none of the known forms; its type must be webhook, ntfy, apprise, command or nats';
    case 'invalid_format':
      return issue.message.startsWith('Invalid')
        ? `isn’t a valid ${issue.format}`
        : `must be ${issue.message}`;
    case 'custom':
      return `must be ${issue.message}`;
    default:
      return 'isn’t valid';
  }
}

function withArticle(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
