import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBench, until } from '../desktop-bench/launch.ts';
import { missingPackages } from '../desktop-bench/requirements.ts';
import { createSimulatedNetwork, startSimulatedServer } from '../simulator/index.ts';

/**
 * Starts the packed app on the desktop bench, with one account on a simulated ledger, and waits until a payment
 * to it has become a displayed notification and a row in the window. The package lies in a temporary folder, so
 * nothing of the project's own node_modules is within its reach.
 *
 * @param resources folder with app.asar (extracted)
 * @returns what went wrong; empty when nothing did
 */
export async function startPackaged(resources: string): Promise<readonly string[]> {
  const missing = missingPackages();
  if (missing.length > 0) {
    const hint = `apt-get install ${missing.join(' ')}`;
    if (process.env.CI === 'true') return [`the packed app was not started: ${hint}`];
    console.log(`package check: the packed app was not started; for that: ${hint}`);
    return [];
  }
  const network = createSimulatedNetwork({ seed: 11, networkId: 0 });
  const account = network.addAccount('Packed');
  const server = await startSimulatedServer(network);
  const ticking = setInterval(() => network.close(), 500);
  const dataDir = mkdtempSync(join(tmpdir(), 'chime-packed-'));
  try {
    const app = await launchBench({
      dataDir,
      appDir: join(resources, 'app.asar'),
      servers: [server.url],
      args: [`--watch=${account}=Packed`],
      env: { CHIME_BENCH_RESOURCES: resources },
    });
    try {
      await until(
        () =>
          server.requestLog.some(({ request }) => JSON.stringify(request.accounts ?? '').includes(account)),
        () => `a subscription of the packed app\n${app.output()}`,
      );
      network.pay({ from: 'Alice', to: account, amount: '31.5' });
      await until(
        () => app.notifications.shown().some(({ summary }) => summary.includes('31.5')),
        () => `the notification of the packed app\n${app.output()}`,
      );
      await (await app.page()).getByText('31.5').first().waitFor({ state: 'attached', timeout: 20_000 });
      const code = await app.quit();
      return code === 0 ? [] : [`the packed app quit with status ${code}`];
    } finally {
      await app.close();
    }
  } catch (error) {
    return [`the packed app does not start: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    clearInterval(ticking);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
