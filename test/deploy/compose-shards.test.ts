import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../electron/service/config/read-config.ts';
import { parseShard } from '../../electron/service/shard.ts';
import { describeNats } from '../alerts/forwarding/nats/nats-server.ts';
import { PROGRAM_PATH } from '../installed.ts';

const DEPLOY = join(import.meta.dirname, '../../deploy');
const read = (file: string) => readFileSync(join(DEPLOY, file), 'utf8');

interface Service {
  readonly command: readonly string[];
  readonly volumes: readonly string[];
  readonly build?: { readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
}
const compose = parse(read('compose-shards.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};
const { nats, ...watchers } = compose.services;

describe('the compose file of several machines', () => {
  it('has each share of three once, and one that watches all where it is asked for', () => {
    const shards = Object.values(watchers).map(
      ({ command }) => command[command.indexOf('--shard') + 1] ?? '',
    );
    expect(shards.map(parseShard)).toEqual([
      ...[1, 2, 3].map((number) => ({ number, of: 3 })),
      // No --shard: what stands first is no share.
      null,
    ]);
    expect(watchers.standby?.profiles).toEqual(['standby']);
  });

  it('gives each program a data folder of its own, and files that are there', () => {
    const volumes = Object.values(compose.services).flatMap((service) => service.volumes);
    const own = volumes
      .filter((volume) => !volume.startsWith('./'))
      .map((volume) => volume.split(':')[0] ?? '');
    expect(new Set(own).size).toBe(own.length);
    expect(own.toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
    for (const volume of volumes.filter((name) => name.startsWith('./')))
      expect(existsSync(join(DEPLOY, volume.split(':')[0] ?? '')), volume).toBe(true);
  });

  it('has them publish to the stream that it brings, with the secret of its environment', () => {
    const config = readConfig(read('chime-shards.yaml'));
    expect(config).toMatchObject({ ok: true });
    const [sink] = config.ok ? config.config.forwarding : [];
    expect(sink?.target).toMatchObject({
      type: 'nats',
      servers: ['nats://nats:4222'],
      token: 'env:NATS_TOKEN',
    });
    for (const service of [nats, ...Object.values(watchers)])
      expect(Object.keys(service?.environment ?? {})).toContain('NATS_TOKEN');
  });
});

describeNats('the configuration of the stream', () => {
  it('is accepted by nats-server', () => {
    const env = { ...process.env, PATH: PROGRAM_PATH, NATS_TOKEN: 'secret' };
    const { status, stderr } = spawnSync('nats-server', ['-t', '-c', join(DEPLOY, 'nats.conf')], { env });
    expect(stderr.toString()).toContain('valid');
    expect(status).toBe(0);
  });
});
