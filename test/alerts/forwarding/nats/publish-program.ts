/**
 * Publishes an event for each argument, to the servers that it names (with blanks between them), and prints what became
 * of it as a line: a program of its own, whose certificates come from the environment. Names of servers outside of the
 * own network lead to this machine.
 */
import dns from 'node:dns';
import { createNats } from '../../../../electron/alerts/forwarding/channels/nats/nats.ts';

const lookup = dns.lookup;
Object.assign(dns, {
  lookup: (name: string, ...rest: readonly unknown[]) =>
    Reflect.apply(lookup, dns, [name.endsWith('.example.com') ? '127.0.0.1' : name, ...rest]),
});

for (const servers of process.argv.slice(2)) {
  const channel = createNats({
    ...{ servers: servers.split(' '), subject: 'chime.events', stream: 'CHIME' },
    ...{ token: () => 'secret', credentials: () => null },
  });
  const event = { type: 'test', timestamp: '2026-01-01T00:00:00Z', network: 'mainnet', data: {} } as const;
  const [result] = await channel.send(
    [{ event: { ...event, id: servers }, payment: null }],
    new AbortController().signal,
  );
  process.stdout.write(`${JSON.stringify(result)}\n`);
  await channel.close();
}
