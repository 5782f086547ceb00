import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Ends by itself after so many seconds; null runs until it is interrupted. */
  readonly seconds: number | null;
  /** Stays in the terminal even where Electron is at hand. */
  readonly isTerminal: boolean;
  readonly seed: string;
  /** No desktop notifications from the terminal's monitor. */
  readonly isSilent: boolean;
}

export const USAGE = 'npm run demo [-- --seconds N] [--terminal] [--no-notify] [--seed TEXT]';

/** Reads the demo's options. @throws Error with one line for people when they are wrong. */
export function readDemoOptions(argv: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...argv],
    strict: true,
    allowPositionals: false,
    options: {
      seconds: { type: 'string' },
      terminal: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      'no-notify': { type: 'boolean', default: false },
    },
  });
  const seconds = values.seconds === undefined ? null : Number(values.seconds);
  if (seconds !== null && !(seconds > 0 && seconds <= 86_400)) {
    throw new Error(`--seconds takes a number from 1 to 86400, not "${values.seconds}".`);
  }
  return { seconds, isTerminal: values.terminal, seed: values.seed, isSilent: values['no-notify'] };
}
