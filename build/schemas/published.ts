import * as z from 'zod';
import { configSchema } from '../../electron/service/config/config-schema.ts';
import { eventSchema } from './event.ts';
import { lineSchema } from './lines.ts';

export type PublishedSchema = 'config' | 'lines' | 'event';

/** Each without the words that begin every one. */
const SCHEMAS: Readonly<Record<PublishedSchema, { readonly title: string; readonly schema: z.ZodType }>> = {
  config: { title: 'Configuration of headless XRPL Chime', schema: configSchema },
  lines: { title: 'One line that headless XRPL Chime prints with --json', schema: lineSchema },
  event: { title: 'The body of one webhook from XRPL Chime', schema: eventSchema },
};

export const PUBLISHED_SCHEMAS = Object.keys(SCHEMAS) as readonly PublishedSchema[];

/** A published JSON Schema, in draft 7, which editors know best. Its `$id` is a name and leads nowhere. */
function publishedSchema(name: PublishedSchema): Readonly<Record<string, unknown>> {
  const { title, schema } = SCHEMAS[name];
  const { $schema, ...generated } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
  });
  return { $schema, $id: `urn:xrpl-chime:schema:${name}`, title, ...generated };
}

/** As it is stored. */
export function schemaText(name: PublishedSchema): string {
  return `${JSON.stringify(publishedSchema(name), null, 2)}\n`;
}
