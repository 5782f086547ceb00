/**
 * `npm run bench:faults [-- --write]`: the same faults against this client, `xrpl` and `xrpl-client`. Prints a table;
 * with --write also puts it into docs/benchmarks/faults.md. Ends with status 1 when this client breaks a promise.
 * `--only <text>` runs the rows whose name contains it.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureRow } from './measure.ts';
import { FAULT_ROWS } from './rows.ts';
import { brokenPromises, type RowResult, table } from './table.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean' }, only: { type: 'string' } } });
const rows = FAULT_ROWS.filter(({ name }) => name.includes(values.only ?? ''));

// The peers leave promises behind when their connection breaks; counted, so that the table can say so.
let unhandled = 0;
process.on('unhandledRejection', () => {
  unhandled += 1;
});

// Other work on the machine is part of what is measured.
const load = loadavg()[0]?.toFixed(1) ?? 'unknown';
const results: RowResult[] = [];
// A few at a time: the rows mostly wait, but a busy machine would be measured instead of the clients.
const AT_ONCE = 4;
const waiting = [...rows];
async function work(): Promise<void> {
  for (let row = waiting.shift(); row; row = waiting.shift()) {
    console.error(`… ${row.name}`);
    results.push({ row, measured: await measureRow(row) });
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
results.sort((a, b) => FAULT_ROWS.indexOf(a.row) - FAULT_ROWS.indexOf(b.row));

const text = table(results);
console.log(text);
console.log(`Promises rejected and never handled, in all clients: ${unhandled}.`);
const broken = brokenPromises(results);
for (const line of broken) console.log(`BROKEN: ${line}`);
if (values.write) {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, load average ${load} at the beginning`;
  writeFileSync(new URL('../../../docs/benchmarks/faults.md', import.meta.url), page(text, machine));
}
process.exit(broken.length > 0 ? 1 : 0);

function page(figures: string, machine: string): string {
  return `# Faults: this client, \`xrpl\` and \`xrpl-client\`

\`npm run bench:faults\` makes the same faults happen to three clients that watch one account. Each has two servers
of its own in front of one simulated ledger, which closes a ledger with one payment to the account every second.
${new Date().toISOString().slice(0, 10)}, ${machine}.

What is compared:

- **XRPL Chime**: this project's connection with its monitor, default thresholds. Recovery by \`account_tx\` is part
  of it; a payment counts when the monitor reports it, committed.
- **xrpl** (xrpl.js): one server, which is what it takes, and a subscription renewed at each \`connected\` event.
- **xrpl-client**: both servers, its limit of attempts lifted, its own renewal of subscriptions.

Neither library recovers what it missed, nor claims to: an application would have to add it. Their "missed" is what
such an application would have to find out and fetch by itself.

- *missed*, *doubled*: payments never reported, reported more than once, until 45 s after the fault.
- *next attempt*: from the beginning of the fault to the first new handshake that reached a server.
- *caught up*: from the beginning of the fault (and, behind the slash, from its end) until nothing was missing.
- A stale server is left when 20 s have passed without a ledger: *next attempt* shows that limit, counted from the
  last ledger, and up to 0.1 s for the handshake and the measuring.
- *attempts*, *requests*: handshakes and requests that reached the servers during the row.

${figures}
`;
}
