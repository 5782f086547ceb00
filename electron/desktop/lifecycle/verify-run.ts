import { app } from 'electron';

/**
 * What follows `verify` on the app's command line; null where the app is started as usual. `isFromSources`: the path of
 * the sources comes first then (process.defaultApp). Switches of Chromium may stand before it.
 */
export function verifyArguments(argv: readonly string[], isFromSources: boolean): readonly string[] | null {
  const own = argv.slice(isFromSources ? 2 : 1);
  const first = own.findIndex((argument) => !argument.startsWith('-'));
  return own[first] === 'verify' ? own.slice(first + 1) : null;
}

/** Checks a receipt as the headless program does, without a window, a data folder or a server, and ends the app. */
export async function runVerify(argv: readonly string[]): Promise<void> {
  const { verifyCommand } = await import('../../service/verify-command.ts');
  const { status, out, error } = await verifyCommand(argv);
  if (error !== '') await written(process.stderr, `xrpl-chime: ${error}\n`);
  if (out !== '') await written(process.stdout, `${out}\n`);
  app.exit(status);
}

/** Resolves when the text is out: leaving before that would cut it. */
function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => void stream.write(text, () => resolve()));
}
