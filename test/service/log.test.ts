import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createLog } from '../../electron/service/log.ts';

function logged() {
  const stream = new PassThrough({ encoding: 'utf8' });
  const log = createLog(stream, () => new Date(0));
  return { log, text: () => String(stream.read() ?? '') };
}

it('lines are text, or one JSON object each with what they have besides', () => {
  const { log, text } = logged();
  log.info('mainnet: connected', { sink: 'hook' });
  expect(text()).toBe('mainnet: connected\n');
  log.setFormat('json');
  log.warning('two\nlines', { sink: 'hook', tookMs: 12 });
  expect(text()).toBe(
    '{"time":"1970-01-01T00:00:00.000Z","level":"warning","message":"two\\nlines","sink":"hook","tookMs":12}\n',
  );
});

it.each(['text', 'json'] as const)('no secret gets into a line of %s', (format) => {
  const { log, text } = logged();
  const secret = 'wss://user:hunter2@host.example/';
  log.setFormat(format);
  log.error(`can’t reach ${secret}`, { status: secret });
  const line = text();
  expect(line).toContain('host.example');
  expect(line).not.toContain('hunter2');
});
