import { spawn } from 'node:child_process';

/** A value of D-Bus: numbers of all widths are numbers, a dictionary is a list of pairs, a variant what is in it. */
type BusValue = string | number | boolean | readonly BusValue[];

/** A call or signal of the notification service, as it crossed the message bus. */
export interface BusMessage {
  readonly type: 'call' | 'signal';
  readonly member: string;
  readonly values: readonly BusValue[];
}

export interface BusWatch {
  /** Everything since the watch began, oldest first. */
  messages(member: string): readonly BusMessage[];
  stop(): void;
}

/** Watches what programs and the notification service say to each other. Resolves when it listens. */
export async function watchBus(env: Readonly<Record<string, string>>): Promise<BusWatch> {
  const rules = ["type='method_call'", "type='signal'"].map(
    (type) => `${type},interface='org.freedesktop.Notifications'`,
  );
  const monitor = spawn('stdbuf', ['-oL', 'dbus-monitor', '--session', ...rules], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  const listens = Promise.withResolvers<void>();
  monitor.on('error', listens.reject);
  monitor.on('exit', () => listens.reject(new Error('dbus-monitor ended.')));
  monitor.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
    // A monitor is told at once that it has lost the name it had before it became one.
    if (text.includes('member=NameLost')) listens.resolve();
  });
  await listens.promise;
  return {
    messages: (member) => readMessages(text).filter((message) => message.member === member),
    stop: () => void monitor.kill(),
  };
}

/** Reads dbus-monitor's output. What is not complete yet is left out. */
function readMessages(text: string): readonly BusMessage[] {
  const messages: BusMessage[] = [];
  const headers = [...text.matchAll(/^(method call|signal) .*; member=(\w+)\n/gm)];
  for (const [index, { 0: header, 1: type, 2: member = '', index: at }] of headers.entries()) {
    const body = text.slice(at + header.length, headers[index + 1]?.index);
    const values = readValues(body);
    if (values !== null) messages.push({ type: type === 'signal' ? 'signal' : 'call', member, values });
  }
  return messages;
}

/** One token of a message's body: a container's begin or end, or a value. Strings may run over several lines. */
const TOKEN =
  /\s*(?:(array \[|dict entry\(|variant(?=\s))|(\]|\))|string "([\s\S]*?)"(?=\n|$)|(boolean|byte|u?int(?:16|32|64)|double) (\S+))/y;

function readValues(body: string): readonly BusValue[] | null {
  const text = body.trimEnd();
  let at = 0;
  function sequence(isNested: boolean): BusValue[] | null {
    const values: BusValue[] = [];
    while (at < text.length) {
      TOKEN.lastIndex = at;
      const token = TOKEN.exec(text);
      if (token === null) return null;
      at = TOKEN.lastIndex;
      const [, open, close, string, type, word = ''] = token;
      if (close !== undefined) return values;
      if (open === 'variant') continue;
      if (open !== undefined) {
        const nested = sequence(true);
        if (nested === null) return null;
        values.push(nested);
      } else if (string !== undefined) values.push(string);
      else values.push(type === 'boolean' ? word === 'true' : Number(word));
    }
    return isNested ? null : values;
  }
  return sequence(false);
}
