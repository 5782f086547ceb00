import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PUBLISHED_SCHEMAS, schemaText } from '../../build/schemas/published.ts';
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
