import { spawn } from 'node:child_process';
import { endObstacle } from './electron-obstacles.ts';
import { thisSystem } from './system-facts.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** Electron says at its start why it cannot. */
const HEARD_CHARS = 16_384;

/**
 * Runs a program in this terminal, hands signals on to it, and resolves with its status when it has ended. Where it
 * ends because the system lacks what Electron needs, the last line says what.
 */
export function openApp(executable: string, args: readonly string[]): Promise<number> {
  const app = spawn(executable, args, { stdio: ['inherit', 'inherit', 'pipe'], windowsHide: false });
  let said = '';
  app.stderr.on('data', (chunk: Buffer) => {
    process.stderr.write(chunk);
    if (said.length < HEARD_CHARS) said += chunk.toString();
  });
  const handOn = (signal: NodeJS.Signals) => app.kill(signal);
  for (const signal of SIGNALS) process.on(signal, handOn);
  return new Promise<number>((resolve) => {
    app.once('error', (error) => {
      console.error(`Couldn’t start Electron: ${error.message}`);
      resolve(1);
    });
    app.once('close', (code) => {
      const reason = code === 0 ? null : endObstacle(thisSystem, { executable, code, said });
      if (reason !== null) console.error(`XRPL Chime can’t open here, because ${reason}.`);
      resolve(code ?? 1);
    });
  }).finally(() => {
    for (const signal of SIGNALS) process.off(signal, handOn);
  });
}
