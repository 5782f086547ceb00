import { execFile } from 'node:child_process';

/**
 * Whether the desktop's notification service parses bodies as markup (freedesktop "body-markup"). True when it
 * cannot be asked: nearly all do, and escaping too much is ugly where escaping too little is a hole.
 */
export function daemonParsesMarkup(): Promise<boolean> {
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
      resolve(error !== null || stdout.includes('body-markup'));
    });
  });
}
