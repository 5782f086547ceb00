import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import formats from 'ajv-formats';
import type { PublishedSchema } from '../../build/schemas/published.ts';

const FOLDER = join(import.meta.dirname, '../../docs/schemas');

/** What a consumer has: the stored file. */
export function storedSchema(name: PublishedSchema): string {
  return readFileSync(join(FOLDER, `${name}.schema.json`), 'utf8');
}

/** What contradicts a published schema, as readable lines; empty where nothing does. */
export type Judge = (value: unknown) => readonly string[];

/** Judges as a consumer does: what a later version adds is no fault. */
export function judgeOf(name: PublishedSchema): Judge {
  return judge(JSON.parse(storedSchema(name)) as AnySchema);
}

/** Judges ourselves: a field that the schema does not name is a fault, too. */
export function strictJudgeOf(name: PublishedSchema): Judge {
  return judge(
    JSON.parse(storedSchema(name), (_key, value: unknown) =>
      isObjectSchema(value) ? { additionalProperties: false, ...value } : value,
    ) as AnySchema,
  );
}

function isObjectSchema(value: unknown): value is { readonly properties: unknown } {
  return typeof value === 'object' && value !== null && 'type' in value && 'properties' in value;
}

function judge(schema: AnySchema): Judge {
  const ajv = formats.default(new Ajv({ allErrors: true, discriminator: true }));
  const validate = ajv.compile(toldApart(schema));
  return (value) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  };
}

/** Faults of the one form whose type a value has, instead of those of all. */
function toldApart(schema: AnySchema): AnySchema {
  if (typeof schema !== 'object' || !('oneOf' in schema)) return schema;
  return { ...schema, type: 'object', required: ['type'], discriminator: { propertyName: 'type' } };
}
