/**
 * `npm run bench [-- <part of a row's name> …]`: the app beside its floor and its peers, every row in one run, subjects in
 * turn. Prints a table, and writes results.json into the folder of the system's temporary files, with the machine.
 *
 *   --rounds N   how often each is measured (5)
 *   --check      ends with status 1 when a ratio is over a fifth worse than the stored one, twice in a row
 *   --store      stores what was measured, for later checks
 *   --readme     measures what the README tells, and puts its table there
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { README_ROWS, readmeTable, withTable } from './harness/readme.ts';
import { type Measured, machine, merged, type Results, summarize, worsened } from './harness/results.ts';
import type { Row } from './harness/row.ts';
import { table } from './harness/table.ts';
import { ROWS } from './rows.ts';

const README = new URL('../../README.md', import.meta.url);
const STORED = new URL('stored.json', import.meta.url);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    check: { type: 'boolean' },
    store: { type: 'boolean' },
    readme: { type: 'boolean' },
  },
});
const rounds = Number(values.rounds ?? 5);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1 on');
// What is a row's whole name means that row alone.
const means = (part: string, name: string) =>
  ROWS.some((row) => row.name === part) ? name === part : name.includes(part);
const isNamed = ({ name }: Row) => positionals.some((part) => means(part, name));
const isMeant = (row: Row) => {
  if (positionals.length > 0) return isNamed(row);
  return values.readme === true ? README_ROWS.has(row.name) : row.isLong !== true;
};
const rows = ROWS.filter(isMeant);

if (rows.length === 0) throw new Error(`no such row; there are ${ROWS.map(({ name }) => name).join(', ')}`);

async function measure(row: Row): Promise<readonly Measured[]> {
  process.stderr.write(`… ${row.name}\n`);
  return (await row.measure(rounds)).map((figure) => summarize(row, figure));
}

function readStored(): Results | null {
  try {
    return JSON.parse(readFileSync(STORED, 'utf8')) as Results;
  } catch {
    return null;
  }
}

const stored = readStored();
const measured: Measured[] = [];
const worse: string[] = [];
for (const row of rows) {
  const first = await measure(row);
  const isWorse = (now: readonly Measured[]) => worsened(now, stored?.measured ?? []);
  const doubtful = values.check === true ? isWorse(first) : [];
  // Something else may have run on the machine: what is worse is worse twice.
  const second = doubtful.length > 0 ? await measure(row) : first;
  measured.push(...second);
  for (const { measured: now, storedRatio } of doubtful.length > 0 ? isWorse(second) : [])
    if (doubtful.some(({ measured: before }) => before.what === now.what))
      worse.push(`${row.name}, ${now.what}: ${now.ratio} instead of ${storedRatio}`);
}
const results: Results = { machine: machine(), measured };
console.log(`${JSON.stringify(results.machine)}\n\n${table(measured)}`);
if (values.readme === true)
  writeFileSync(README, withTable(readFileSync(README, 'utf8'), readmeTable(measured, results.machine)));
const file = join(tmpdir(), 'xrpl-chime-bench.json');
writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
console.log(`\nIn full: ${file}`);
if (values.store === true) {
  const all = { machine: results.machine, measured: merged(stored?.measured ?? [], measured) };
  writeFileSync(STORED, `${JSON.stringify(all, null, 2)}\n`);
}
if (values.check === true) {
  const isStored = ({ row, what }: Measured) =>
    stored?.measured.some((one) => one.row === row && one.what === what) ?? false;
  const unknown = measured.filter((one) => !isStored(one));
  for (const { row, what } of unknown) worse.push(`${row}, ${what}: nothing is stored to hold it against`);
}
if (worse.length > 0) {
  console.error(`\nWorse than before:\n${worse.join('\n')}`);
  process.exitCode = 1;
}
