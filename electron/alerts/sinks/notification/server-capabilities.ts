import { execFile } from 'node:child_process';

/**
 * What the desktop's notification service says when it is asked what it can do (freedesktop GetCapabilities).
 * @internal
 */
export type DaemonAnswer =
  | {
      readonly answers: true;
      /** It parses bodies as markup ("body-markup"). */
      readonly hasMarkup: boolean;
      /** It tells when a notification is clicked ("actions"). */
      readonly hasActions: boolean;
    }
  /** None is running and none could be started; or one is there and does not answer. */
  | { readonly answers: false; readonly why: 'absent' | 'silent' };

/** Asks the service. */
export type AskDaemon = () => Promise<DaemonAnswer>;

/** One that answers does so within milliseconds, one that has to be started within a second or two. */
const PATIENCE_MS = 3000;

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

/** Programs that put the question, of which any desktop has at least one. Their own time limits are longer than ours. */
const ASKING: readonly (readonly [program: string, ...args: readonly string[]])[] = [
  [
    'gdbus',
    ...['call', '--session', `--dest=${NAME}`, `--object-path=${PATH}`],
    `--method=${NAME}.GetCapabilities`,
  ],
  ['busctl', '--user', 'call', NAME, PATH, NAME, 'GetCapabilities'],
  ['dbus-send', '--session', '--print-reply', `--dest=${NAME}`, PATH, `${NAME}.GetCapabilities`],
];

/**
 * A question to the notification service that never holds up the caller: the services are asked by a program of their
 * own, within a time limit. Both abilities are taken for granted where no such program is there: nearly all services
 * have both, and escaping too much is ugly where escaping too little is a hole.
 *
 * Who asks while a question is under way gets the same answer; none is kept. A service can hang from one notification to
 * the next, and what is shown by an old answer would wait for it.
 */
export function createAskDaemon(patienceMs: number = PATIENCE_MS): AskDaemon {
  let underWay: Promise<DaemonAnswer> | null = null;
  return () => {
    underWay ??= ask(ASKING, patienceMs).finally(() => {
      underWay = null;
    });
    return underWay;
  };
}

function ask([first, ...others]: typeof ASKING, patienceMs: number): Promise<DaemonAnswer> {
  if (first === undefined) return Promise.resolve({ answers: true, hasMarkup: true, hasActions: true });
  const [program, ...args] = first;
  return new Promise((resolve) => {
    // Killed at once: one that hangs may well not listen to a milder signal.
    execFile(program, args, { timeout: patienceMs, killSignal: 'SIGKILL' }, (error, stdout) => {
      if (error === null) resolve(readCapabilities(stdout));
      else if (error.code === 'ENOENT') resolve(ask(others, patienceMs));
      else resolve({ answers: false, why: error.killed === true ? 'silent' : 'absent' });
    });
  });
}

/**
 * Reads an answer: gdbus' "(['actions', 'body'],)", busctl's "as 2 "actions" "body"", or dbus-send's lines of
 * "string "actions"".
 * @internal
 */
export function readCapabilities(answer: string): DaemonAnswer {
  const names = new Set([...answer.matchAll(/(['"])(.*?)\1/g)].map(([, , name]) => name));
  return { answers: true, hasMarkup: names.has('body-markup'), hasActions: names.has('actions') };
}
