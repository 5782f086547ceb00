import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PUBLISHED_SCHEMAS, schemaText } from '../../build/schemas/published.ts';
import { readConfig } from '../../electron/service/config/read-config.ts';
import { BROKEN } from '../service/config/broken-configs.ts';
import { judgeOf, storedSchema, strictJudgeOf } from './judge.ts';

describe('the published JSON Schemas', () => {
  it.each(PUBLISHED_SCHEMAS)('%s: the file is what `npm run schemas` writes', (name) => {
    expect(storedSchema(name)).toBe(schemaText(name));
  });

  it.each(PUBLISHED_SCHEMAS)('%s says of each key what it is', (name) => {
    const silent: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value)) {
        const isKey = path.endsWith('/properties') && typeof child === 'object' && child !== null;
        const saysNothing = isKey && !('description' in child) && !('const' in child) && !('$ref' in child);
        if (saysNothing && key !== 'data') silent.push(`${path}/${key}`);
        look(child, `${path}/${key}`);
      }
    };
    look(JSON.parse(storedSchema(name)), '');
    expect(silent).toEqual([]);
  });
});

describe('the schema of the configuration', () => {
  const judge = judgeOf('config');

  it.each(BROKEN)('refuses $yaml', ({ yaml }) => {
    expect(judge(parse(yaml))).not.toEqual([]);
  });
});

/** Blocks of one language in the documents for users. */
function shown(language: string): readonly { readonly name: string; readonly text: string }[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return ['headless.md', 'forwarding.md', 'scale.md'].flatMap((name) =>
    [...readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8').matchAll(fence)].map(
      ([, text = '']) => ({ name, text }),
    ),
  );
}

describe('what the documents show', () => {
  const configs = shown('yaml');
  const events = shown('json').filter(({ name }) => name === 'forwarding.md');

  it('is found', () => {
    expect(configs.length).toBeGreaterThan(1);
    expect(events.length).toBeGreaterThan(0);
  });

  it.each(configs)('$name: a configuration, or its sinks: $text', ({ text }) => {
    const given: unknown = parse(text);
    const config = Array.isArray(given) ? { forwarding: given } : given;
    expect(readConfig(JSON.stringify(config))).toMatchObject({ ok: true });
    expect(judgeOf('config')(config)).toEqual([]);
  });

  it.each(events)('$name: an event: $text', ({ text }) => {
    expect(strictJudgeOf('event')(JSON.parse(text))).toEqual([]);
  });
});

describe('the schema of lines', () => {
  const LINE = { type: 'problem', code: 'store-failed', message: 'No.' };

  it('lets later versions add fields, and finds ours that it does not name', () => {
    expect(judgeOf('lines')(LINE)).toEqual([]);
    expect(judgeOf('lines')({ ...LINE, more: 1 })).toEqual([]);
    expect(strictJudgeOf('lines')({ ...LINE, more: 1 })).not.toEqual([]);
  });

  it.each([
    {},
    { ...LINE, code: 'nonsense' },
    { ...LINE, message: '' },
    { type: 'connection', network: 'mars' },
    {
      type: 'coverage',
      network: 'mainnet',
      account: 'r',
      from: 1,
      through: 2,
      gaps: [[1]],
      spotChecks: null,
    },
  ])('refuses %j', (line) => {
    expect(judgeOf('lines')(line)).not.toEqual([]);
  });
});
