import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startRemoteLedger } from '../../simulator/index.ts';
import {
  afterwards,
  connected,
  connectTo,
  IMPATIENT,
  reported,
  simulated,
} from '../support/fault-harness.ts';
import { until } from '../support/observed.ts';

/** Only pings tell that a server is gone: on a busy machine the silence of its ledgers may be noticed first. */
const PINGED = { ...IMPATIENT, staleAfterMs: 120_000 };

describe('a server in another process', () => {
  it('that is killed and comes back after several attempts is found again', async () => {
    const first = await startRemoteLedger({ network: { seed: 1, clock: 'wall' }, intervalMs: 200 });
    afterwards(() => first.stop());
    const [url = ''] = first.urls;
    const account = await first.network.addAccount('Shop');
    const observed = connectTo([url], {}, [account]);
    await connected(observed);
    await first.stop();
    const attempts = () => observed.ofType('status').filter(({ status }) => status.code === 'refused').length;
    await until('several attempts refused', () => attempts() >= 8);
    expect(observed.client.isConnected).toBe(false);
    const second = await startRemoteLedger({
      network: { seed: 1, clock: 'wall', startLedger: 5000 },
      servers: [{ port: Number(new URL(url).port) }],
      intervalMs: 200,
    });
    afterwards(() => second.stop());
    await connected(observed);
    const stats = await second.servers[0]?.stats();
    expect(stats?.subscribed).toMatchObject([{ accounts: [account], streams: ['ledger'] }]);
  });

  it('that is paused (TCP up, nothing answered) is left for another', async () => {
    const paused = await startRemoteLedger({ network: { seed: 1, clock: 'wall' }, intervalMs: 200 });
    afterwards(() => paused.stop());
    const { server } = await simulated();
    const observed = connectTo([...paused.urls, server.url], { options: PINGED });
    await connected(observed);
    expect(observed.client.status.server).toBe(paused.urls[0]);
    paused.signal('SIGSTOP');
    await reported(observed, 'heartbeat');
    await connected(observed);
    expect(observed.client.status.server).toBe(server.url);
    // Connecting to a paused one hangs too: the kernel accepts for it.
    observed.client.setServers(paused.urls);
    await reported(observed, 'connect-timeout');
    paused.signal('SIGCONT');
    await connected(observed);
  });

  it('behind a black hole (packets vanish) is left for another', async (context) => {
    const ns = `chime${process.pid}`;
    // A network of its own for every run that goes on at the same time.
    const net = `10.231.${process.pid % 251}`;
    const [here, there] = [`${net}.1`, `${net}.2`];
    const run = (command: string) => spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    const made = run(
      `ip netns add ${ns} && ip link add ${ns}a type veth peer name ${ns}b netns ${ns} && ` +
        `ip addr add ${here}/30 dev ${ns}a && ip link set ${ns}a up && ` +
        `ip -n ${ns} addr add ${there}/30 dev ${ns}b && ip -n ${ns} link set ${ns}b up`,
    );
    afterwards(() => run(`ip netns del ${ns}; ip link del ${ns}a`));
    if (made.status !== 0) {
      context.skip(`network namespaces are not to be had here: ${made.stderr.trim()}`);
    }
    const program = fileURLToPath(new URL('../support/server-program.ts', import.meta.url));
    const child = spawn('ip', ['netns', 'exec', ns, process.execPath, program, there, '0']);
    afterwards(() => child.kill('SIGKILL'));
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { port } = JSON.parse(line.toString()) as { port: number };
    const { server } = await simulated();
    const hole = `ws://${there}:${port}`;
    const observed = connectTo([hole, server.url], { options: PINGED });
    await connected(observed);
    expect(observed.client.status.server).toBe(hole);
    expect(run(`ip -n ${ns} route add blackhole ${here}/32`).status).toBe(0);
    // Within a minute even where the machine is busy; TCP alone would take a quarter of an hour.
    await reported(observed, 'heartbeat');
    await connected(observed);
    expect(observed.client.status.server).toBe(server.url);
    observed.client.setServers([hole]);
    await reported(observed, 'connect-timeout');
    run(`ip -n ${ns} route del blackhole ${here}/32`);
    await connected(observed);
  });
});
