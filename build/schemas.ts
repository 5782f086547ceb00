/** `npm run schemas`: writes the published JSON Schemas anew from what the program checks by. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLISHED_SCHEMAS, schemaText } from './schemas/published.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'schemas');
mkdirSync(folder, { recursive: true });
for (const name of PUBLISHED_SCHEMAS) writeFileSync(join(folder, `${name}.schema.json`), schemaText(name));
