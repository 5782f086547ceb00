import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startRemoteLedger } from '../../ledger/index.ts';
import { afterwards, connected, connectTo, simulated, told } from '../support/fault-bench.ts';
import { until } from '../support/observed.ts';

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
    const observed = connectTo([...paused.urls, server.url]);
    await connected(observed);
    expect(observed.client.status.server).toBe(paused.urls[0]);
    paused.signal('SIGSTOP');
    await told(observed, 'heartbeat');
    await connected(observed);
    expect(observed.client.status.server).toBe(server.url);
    // Connecting to a paused one hangs too: the kernel accepts for it.
    observed.client.setServers(paused.urls);
    await told(observed, 'connectTimeout');
    paused.signal('SIGCONT');
    await connected(observed);
  });

  it('behind a black hole (packets vanish) is left for another', async (context) => {
    const ns = `chime${process.pid}`;
    const run = (command: string) => spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    const made = run(
      `ip netns add ${ns} && ip link add ${ns}a type veth peer name ${ns}b netns ${ns} && ` +
        `ip addr add 10.231.77.1/30 dev ${ns}a && ip link set ${ns}a up && ` +
        `ip -n ${ns} addr add 10.231.77.2/30 dev ${ns}b && ip -n ${ns} link set ${ns}b up`,
    );
    afterwards(() => run(`ip netns del ${ns}; ip link del ${ns}a`));
    if (made.status !== 0) {
      context.skip(`network namespaces are not to be had here: ${made.stderr.trim()}`);
    }
    const program = fileURLToPath(new URL('../support/server-program.ts', import.meta.url));
    const child = spawn('ip', ['netns', 'exec', ns, process.execPath, program, '10.231.77.2', '0']);
    afterwards(() => child.kill('SIGKILL'));
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { port } = JSON.parse(line.toString()) as { port: number };
    const { server } = await simulated();
    const hole = `ws://10.231.77.2:${port}`;
    const observed = connectTo([hole, server.url]);
    await connected(observed);
    expect(observed.client.status.server).toBe(hole);
    const began = Date.now();
    expect(run(`ip -n ${ns} route add blackhole 10.231.77.1/32`).status).toBe(0);
    await told(observed, 'heartbeat');
    // 400 ms to the next ping and 300 ms for its answer; TCP alone would take minutes. Room for a busy machine.
    expect(Date.now() - began).toBeLessThan(10_000);
    await connected(observed);
    expect(observed.client.status.server).toBe(server.url);
    observed.client.setServers([hole]);
    await told(observed, 'connectTimeout');
    run(`ip -n ${ns} route del blackhole 10.231.77.1/32`);
    await connected(observed);
  });
});
