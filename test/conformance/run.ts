/** `npm run conformance`: runs the statements in the real Electron and says which hold. Status 1 when one does not. */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { installedElectron } from '../../build/electron-binary.ts';
import { buildStatements, runStatements } from './start.ts';

async function main(): Promise<number> {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const program = installedElectron(process.env, folder);
  if (program === null) {
    process.stderr.write(
      'Electron’s binary is not here; it comes on its first start: npx electron --version\n',
    );
    return 1;
  }
  const app = await buildStatements();
  try {
    const runtime = {
      program,
      args: (built: string) => [built],
      env: {},
      platform: process.platform,
      part: 'everything' as const,
    };
    const outcomes = await runStatements(app, runtime);
    for (const { says, failure } of outcomes) {
      process.stdout.write(`${failure === undefined ? 'holds           ' : 'DOES NOT HOLD   '}${says}\n`);
      if (failure !== undefined) process.stdout.write(`${failure.replace(/^/gm, '                ')}\n`);
    }
    const broken = outcomes.filter(({ failure }) => failure !== undefined).length;
    process.stdout.write(`${outcomes.length - broken} hold, ${broken} do not\n`);
    return broken === 0 ? 0 : 1;
  } finally {
    rmSync(app, { recursive: true, force: true, maxRetries: 5 });
  }
}

process.exitCode = await main();
