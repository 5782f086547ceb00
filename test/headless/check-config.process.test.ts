import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startHeadless } from './headless-process.ts';
import { SECRET, serviceWorld } from './service-world.ts';

async function checked(file: string, env: Readonly<Record<string, string>> = {}) {
  const run = startHeadless(['--check-config', file], { env });
  const { code } = await run.exit;
  return { code, stdout: run.stdout(), faults: run.stderr().trim().split('\n') };
}

it('--check-config says ok, or each fault in a sentence, and no secret', async (context) => {
  const world = await serviceWorld(context);
  writeFileSync(join(world.folder, 'accounts.txt'), `${world.shops[1]}=Kiosk\n`);
  writeFileSync(join(world.folder, 'topic'), 'my-topic\n');
  world.configure({
    accountsFile: 'accounts.txt',
    service: { listen: '0.0.0.0:9464', token: 'env:CHIME_TOKEN' },
    forwarding: [
      world.webhook(),
      { id: 'phone', target: { type: 'ntfy', topic: 'file:topic' } },
      { id: 'script', target: { type: 'command', program: 'sh', arguments: ['-c', 'cat'] } },
      { id: 'stream', target: { type: 'nats', servers: ['127.0.0.1:4222'] } },
    ],
  });
  expect(await checked(world.file, { CHIME_TOKEN: 'x' })).toEqual({ code: 0, stdout: 'ok\n', faults: [''] });

  const seed = 'sEdTM1uX8pu2do5XvTnutH6HsouMaM2';
  world.configure({
    accounts: [{ address: seed }, { address: world.shops[0], label: seed }],
    accountsFile: 'nowhere.txt',
    service: { listen: '0.0.0.0:9464' },
    forwarding: [{ id: 'a', target: { type: 'webhook', url: 'http://hook.example/x', secrets: [SECRET] } }],
  });
  const wrong = await checked(world.file);
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.faults).toEqual([
    'accountsFile: The file can’t be read.',
    expect.stringMatching(/^accounts\[0\]: .*secret/),
    expect.stringMatching(/^accounts\[1\]: The label looks like a secret key/),
    'service.token: is missing: others than this machine may ask at this address.',
    'forwarding a: url: plain http goes to your own network only; use https.',
  ]);
  expect(wrong.faults.join()).not.toContain(seed);

  world.configure({
    servers: [world.server.url, 'wss://user:hunter2@'],
    forwarding: [
      {
        id: 'a',
        target: { type: 'webhook', url: 'https://hook.example', secrets: ['whsec_hunter2', 'env:NOT_SET'] },
      },
      { id: 'b', target: { type: 'command', program: './no-such-program' } },
      { id: 'c', target: { type: 'apprise', url: 'file:no-such-file' } },
    ],
  });
  const missing = await checked(world.file);
  expect(missing.code).toBe(2);
  expect(missing.faults).toEqual([
    expect.stringMatching(/^server 2: /),
    'forwarding a: secrets[0]: must be whsec_ and 24 to 64 bytes in base64.',
    'forwarding a: secrets[1]: the variable NOT_SET is not set.',
    'forwarding b: program: can’t be found or run.',
    expect.stringMatching(/^forwarding c: url: .*no-such-file: ENOENT\.$/),
  ]);
  expect(missing.faults.join()).not.toContain('hunter2');
});

it('a run with a broken configuration ends with status 2 and says each fault', async (context) => {
  const world = await serviceWorld(context);
  world.configure('network: mars\nnotify: perhaps\n');
  const run = world.start();
  expect((await run.exit).code).toBe(2);
  expect(run.stderr()).toMatch(/can’t be used\.\nnetwork: .*\nnotify: .*\n$/);
});
