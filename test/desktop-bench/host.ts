/**
 * The desktop session of one spec file, in a process of its own: a virtual screen, a message bus, a real
 * notification daemon and a real Chromium. It ends, with everything it started, when its standard input closes:
 * so nothing survives the test process, however that ends.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HostReport, SessionLook } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'chime-session-'));
const children: ChildProcess[] = [];

function start(program: string, args: readonly string[], env: NodeJS.ProcessEnv, out = false): ChildProcess {
  const child = spawn(program, args, {
    env,
    stdio: ['ignore', out ? 'pipe' : 'ignore', 'ignore'],
    detached: true,
  });
  children.push(child);
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0]?.trim() ?? '';
}

let ending = false;
async function end(status: number): Promise<void> {
  if (ending) return;
  ending = true;
  for (const child of children.reverse()) signalGroup(child, 'SIGTERM');
  await Promise.race([Promise.all(children.map(ended)), sleep(3000)]);
  for (const child of children) signalGroup(child, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exit(status);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

function ended(child: ChildProcess): Promise<unknown> {
  return child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit');
}

async function waitForFile(path: string): Promise<string> {
  for (let tries = 0; tries < 1200; tries++) {
    if (existsSync(path)) {
      const text = readFileSync(path, 'utf8');
      if (text.includes('\n')) return text;
    }
    await sleep(50);
  }
  throw new Error(`${path} did not appear`);
}

/** dunst runs this for each notification it puts on the screen; fields are separated by US, records by RS. */
const ON_DISPLAY = `#!/bin/sh
printf '%s\\037%s\\037%s\\037%s\\037%s\\037%s\\036' "$DUNST_ID" "$DUNST_APP_NAME" "$DUNST_SUMMARY" "$DUNST_BODY" "$DUNST_URGENCY" "$DUNST_TIMEOUT" >> "$CHIME_SHOWN"
`;

/** Without service folders: a notification daemon that was stopped must not be started again by the bus. */
const BUS_CONFIGURATION = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

const PLAIN: SessionLook['dunst'] = { global: ['font = Monospace 8'], rule: [] };

const DUNST_CONFIGURATION = (script: string, { global, rule }: SessionLook['dunst']): string => `[global]
    notification_limit = 0
    history_length = 500
    idle_threshold = 0
    stack_duplicates = false
    markup = full
    ${global.join('\n    ')}
    ignore_newline = no
    enable_recursive_icon_lookup = false

# A notification is there until the test has clicked it, however long that takes.
[urgency_low]
    timeout = 600

[urgency_normal]
    timeout = 600

[shown]
    summary = "*"
    script = ${script}
    ${rule.join('\n    ')}
`;

async function main(): Promise<void> {
  const withChromium = !process.argv.includes('--without-chromium');
  const asked = process.argv.find((argument) => argument.startsWith('--look='));
  const look = asked === undefined ? null : (JSON.parse(asked.slice('--look='.length)) as SessionLook);
  const screen = start(
    'Xvfb',
    [
      '-displayfd',
      '1',
      '-screen',
      '0',
      '1280x1024x24',
      '-nolisten',
      'tcp',
      ...(look === null ? [] : ['-fbdir', look.screenFolder]),
    ],
    process.env,
    true,
  );
  const busFile = join(folder, 'bus.conf');
  writeFileSync(busFile, BUS_CONFIGURATION);
  const bus = start(
    'dbus-daemon',
    [`--config-file=${busFile}`, '--nofork', '--print-address=1'],
    process.env,
    true,
  );
  const display = `:${await firstLine(screen)}`;
  const busAddress = await firstLine(bus);

  const shown = join(folder, 'shown');
  writeFileSync(shown, '');
  const script = join(folder, 'on-display');
  writeFileSync(script, ON_DISPLAY);
  chmodSync(script, 0o755);
  writeFileSync(join(folder, 'dunstrc'), DUNST_CONFIGURATION(script, look?.dunst ?? PLAIN));
  const env = { ...process.env, DISPLAY: display, DBUS_SESSION_BUS_ADDRESS: busAddress, CHIME_SHOWN: shown };
  const startDaemon = () => start('dunst', ['-conf', join(folder, 'dunstrc')], env);
  let daemon = startDaemon();
  createInterface({ input: process.stdin }).on('line', (command) => {
    if (command === 'stop-daemon') signalGroup(daemon, 'SIGKILL');
    if (command === 'freeze-daemon') signalGroup(daemon, 'SIGSTOP');
    if (command === 'thaw-daemon') signalGroup(daemon, 'SIGCONT');
    if (command === 'start-daemon') daemon = startDaemon();
  });

  let cdp = '';
  if (withChromium) {
    const profile = join(folder, 'chromium');
    start('chromium', chromiumArguments(profile), env);
    const [port, path] = (await waitForFile(join(profile, 'DevToolsActivePort'))).split('\n');
    cdp = `ws://127.0.0.1:${port}${path}`;
  }
  const report: HostReport = { display, busAddress, cdp, shown, folder };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

const SWITCH = '--chromium=';

function chromiumArguments(profile: string): readonly string[] {
  return [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--no-sandbox',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-extensions',
    '--disable-gpu',
    '--force-color-profile=srgb',
    '--hide-scrollbars',
    // Two pages of the address bar would be loaded for each window; Electron has none of a browser's own pages.
    '--disable-features=PaintHolding,WebUIOmniboxPopup,WebUIOmniboxAimPopup',
    // Nothing in a window may reach a network: the app's own pages are served by interception.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ...process.argv.filter((each) => each.startsWith(SWITCH)).map((each) => each.slice(SWITCH.length)),
    'about:blank',
  ];
}

process.stdin.on('end', () => void end(0)).on('error', () => void end(0));
process.stdin.resume();
process.on('SIGTERM', () => void end(0));
process.on('SIGINT', () => void end(0));
main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  void end(1);
});
