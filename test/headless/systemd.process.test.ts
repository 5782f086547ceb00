import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type ServiceWorld, serviceWorld } from './service-world.ts';

/** Stands where systemd-notify does, and notes what it is told. */
function withRecorder({ folder }: ServiceWorld) {
  const told = join(folder, 'told');
  const program = join(folder, 'systemd-notify');
  writeFileSync(program, `#!/bin/sh\necho "$NOTIFY_SOCKET $*" >> '${told}'\n`);
  chmodSync(program, 0o755);
  return {
    env: { PATH: `${folder}:${process.env.PATH}`, NOTIFY_SOCKET: '/run/test/notify' },
    told: (): readonly string[] => (existsSync(told) ? readFileSync(told, 'utf8').trim().split('\n') : []),
  };
}

it('systemd is told of the start, the connection, a reload, life, and the end', async (context) => {
  const world = await serviceWorld(context);
  const { env, told } = withRecorder(world);
  world.configure({});
  const run = world.start([], { ...env, WATCHDOG_USEC: '200000' });
  const has = (text: string) => expect.poll(() => told().join('\n')).toContain(`/run/test/notify ${text}`);
  await has('READY=1');
  await has(`STATUS=mainnet: connected ${world.server.url}`);
  await has('STATUS=mainnet: Examined up to');
  await has('WATCHDOG=1');
  run.signal('SIGHUP');
  await has('RELOADING=1 MONOTONIC_USEC=');
  const ofReload = () => told().findIndex((line) => line.includes('RELOADING'));
  await expect.poll(() => told().slice(ofReload()).join()).toContain('READY=1');
  expect(await run.stop()).toBe(0);
  await has('STOPPING=1');
});

it('a run without a server is ready all the same: it waits for one', async (context) => {
  const world = await serviceWorld(context);
  const { env, told } = withRecorder(world);
  world.configure({});
  await world.server.stopListening();
  const run = world.start([], env);
  await expect.poll(() => told().join()).toContain('READY=1');
  await expect.poll(() => told().join()).toContain('STATUS=mainnet: waiting');
  expect(told().join()).not.toContain('WATCHDOG');
  expect(await run.stop()).toBe(0);
});

it('a system without systemd-notify is named once, and nothing is told where nobody asks', async (context) => {
  const world = await serviceWorld(context);
  world.configure({});
  const run = world.start([], {
    PATH: world.folder,
    NOTIFY_SOCKET: '/run/test/notify',
    WATCHDOG_USEC: '100000',
  });
  await run.until(() => run.stderr().includes('systemd-notify can’t be used (ENOENT)'), 'the log');
  await run.until(() => run.lines.some(({ type }) => type === 'coverage'), 'watching');
  expect(await run.stop()).toBe(0);
  expect(run.stderr().match(/systemd-notify/g)).toHaveLength(1);

  const { env, told } = withRecorder(world);
  const unmanaged = await world.watching([], { PATH: env.PATH, WATCHDOG_USEC: '100000' });
  expect(await unmanaged.stop()).toBe(0);
  expect(told()).toEqual([]);
});
