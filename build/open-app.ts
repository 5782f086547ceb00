import { spawn } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Runs a program in this terminal, hands signals on to it, and resolves with its status when it has ended. */
export function openApp(executable: string, args: readonly string[]): Promise<number> {
  const app = spawn(executable, args, { stdio: 'inherit', windowsHide: false });
  const handOn = (signal: NodeJS.Signals) => app.kill(signal);
  for (const signal of SIGNALS) process.on(signal, handOn);
  return new Promise<number>((resolve) => {
    app.once('error', (error) => {
      console.error(`Electron could not be started: ${error.message}`);
      resolve(1);
    });
    app.once('close', (code) => resolve(code ?? 1));
  }).finally(() => {
    for (const signal of SIGNALS) process.off(signal, handOn);
  });
}
