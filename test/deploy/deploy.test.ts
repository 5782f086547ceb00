import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../electron/service/config/read-config.ts';
import { metricsOf } from '../../electron/service/face/metrics.ts';
import { expositionOf } from '../../electron/service/face/prometheus.ts';
import { describeWith } from '../installed.ts';
import { judgeOf } from '../schemas/judge.ts';
import { measures } from '../service/face/measures.ts';

const DEPLOY = join(import.meta.dirname, '..', '..', 'deploy');
const text = (name: string) => readFileSync(join(DEPLOY, name), 'utf8');

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly build?: { readonly dockerfile: string };
        readonly read_only?: boolean;
        readonly cap_drop?: readonly string[];
        readonly volumes?: readonly string[];
        readonly environment?: Readonly<Record<string, string>>;
      }
    >
  >;
}

const composeFiles = readdirSync(DEPLOY).filter((name) => /^compose.*\.yaml$/.test(name));
const configFiles = readdirSync(DEPLOY).filter((name) => /^chime.*\.yaml$/.test(name));

describe('the examples of deployment', () => {
  it.each(configFiles)('%s is a configuration, for the program and for editors', (name) => {
    expect(readConfig(text(name))).toMatchObject({ ok: true });
    expect(judgeOf('config')(parse(text(name)))).toEqual([]);
  });

  it.each(composeFiles)(
    '%s mounts files that are there, and runs our image with as few rights as it needs',
    (name) => {
      const { services } = parse(text(name), { merge: true }) as Compose;
      const made = ['token'];
      for (const { volumes = [] } of Object.values(services))
        for (const volume of volumes.filter((each) => each.startsWith('./')))
          expect([...readdirSync(DEPLOY), ...made]).toContain(volume.slice(2).split(':')[0]);
      const ours = Object.values(services).filter(({ build }) => build !== undefined);
      expect(ours.length).toBeGreaterThan(0);
      for (const { read_only, cap_drop } of ours)
        expect({ read_only, cap_drop }).toEqual({ read_only: true, cap_drop: ['ALL'] });
    },
  );

  it.each(composeFiles)('%s sets every variable that its configurations take secrets from', (name) => {
    const { services } = parse(text(name), { merge: true }) as Compose;
    for (const { volumes = [], environment = {} } of Object.values(services))
      for (const file of volumes
        .map((volume) => volume.slice(2).split(':')[0] ?? '')
        .filter((each) => configFiles.includes(each)))
        for (const [, variable = ''] of text(file).matchAll(/env:(\w+)/g))
          expect(Object.keys(environment), file).toContain(variable);
  });

  it('the Dockerfile has no faults, runs as nobody in particular, and tells whether it is well', () => {
    expect(validate(text('Dockerfile'))).toEqual([]);
    const last = text('Dockerfile').slice(text('Dockerfile').lastIndexOf('\nFROM '));
    expect(last).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(validate(text('Dockerfile').replace('WORKDIR', 'WORKDIRR'))).not.toEqual([]);
  });

  it('the image is given what the build reads, and nothing of this folder else', () => {
    const copied = [...text('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    const let_in = text('Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(copied.toSorted()).toEqual(let_in.toSorted());
  });
});

describeWith('Checks of metrics and alert rules', [['promtool', 'prometheus']])('promtool', () => {
  function promtool(args: readonly string[], input?: string) {
    const { status, stdout, stderr } = spawnSync('promtool', args, {
      cwd: DEPLOY,
      encoding: 'utf8',
      ...(input === undefined ? {} : { input }),
    });
    return { status, said: `${stdout}${stderr}` };
  }

  it('accepts the configuration and the alert rules', () => {
    expect(promtool(['check', 'config', '--syntax-only', 'prometheus.yml'])).toMatchObject({ status: 0 });
    expect(promtool(['check', 'rules', 'alerts.yml'])).toMatchObject({ status: 0 });
  });

  it('accepts every metric without a word, whatever a sink is called', () => {
    const exposition = expositionOf(metricsOf(measures({ sinkId: 'a"b\\c\nd' })));
    expect(promtool(['check', 'metrics'], exposition)).toEqual({ status: 0, said: '' });
    expect(
      promtool(['check', 'metrics'], exposition.replace('# HELP xrpl_chime_ready ', '# HELP other ')).said,
    ).not.toBe('');
  });

  it('the alert rules ask for metrics that there are', () => {
    const names = metricsOf(measures({ sinkId: 'till' })).map(({ name }) => `xrpl_chime_${name}`);
    const asked = [...text('alerts.yml').matchAll(/xrpl_chime_\w+/g)].map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(asked));
  });
});

describeWith('Checks of the unit', [['systemd-analyze', 'systemd']])('the systemd unit', () => {
  it('is one that systemd understands, and leaves little open', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chime-unit-'));
    try {
      // The command is installed elsewhere: any that is there stands for it.
      const unit = join(folder, 'xrpl-chime.service');
      writeFileSync(unit, text('xrpl-chime.service').replace('/usr/local/bin/xrpl-chime', '/bin/true'));
      const verify = spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' });
      expect(`${verify.stdout}${verify.stderr}`).toBe('');
      const security = execFileSync(
        'systemd-analyze',
        ['security', '--offline=yes', '--threshold=20', unit],
        { encoding: 'utf8' },
      );
      expect(security).toMatch(/OK/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
