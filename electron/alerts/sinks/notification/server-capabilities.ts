import { execFile } from 'node:child_process';

/** What the desktop's notification service can do, as far as it matters here. */
export interface DaemonCapabilities {
  /** It parses bodies as markup. */
  readonly hasMarkup: boolean;
  /** It tells when a notification is clicked. */
  readonly hasActions: boolean;
}

/**
 * Asks the desktop's notification service (freedesktop "body-markup" and "actions"). Both are taken for granted when it
 * cannot be asked: nearly all do both, and escaping too much is ugly where escaping too little is a hole.
 */
export function daemonCapabilities(): Promise<DaemonCapabilities> {
  const call = [
    'call',
    '--session',
    '--dest=org.freedesktop.Notifications',
    '--object-path=/org/freedesktop/Notifications',
    '--method=org.freedesktop.Notifications.GetCapabilities',
    '--timeout=2',
  ];
  return new Promise((resolve) => {
    execFile('gdbus', call, { timeout: 3000 }, (error, stdout) => {
      resolve(error === null ? readCapabilities(stdout) : { hasMarkup: true, hasActions: true });
    });
  });
}

/**
 * Reads gdbus' answer: "(['actions', 'body', 'body-markup'],)".
 * @internal
 */
export function readCapabilities(answer: string): DaemonCapabilities {
  const names = new Set([...answer.matchAll(/'([^']*)'/g)].map(([, name]) => name));
  return { hasMarkup: names.has('body-markup'), hasActions: names.has('actions') };
}
