/**
 * `npm run bench [-- <part of a row's name> …]`: the app beside its floor and its peers, every row in one run, subjects in
 * turn. Prints a table, and keeps the results, with the machine, in a file that is written after each row. A row that fails
 * is told, and the others are measured.
 *
 *   --rounds N   how often each is measured at most (5)
 *   --resume     goes on with a run that was stopped: what the file has of this machine, commit and day is not measured again
 *   --check      ends with status 1 when a ratio is over a fifth worse than the stored one, twice in a row
 *   --store      stores what was measured, for later checks
 *   --readme     measures what the README tells, and puts its table there
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { README_ROWS, readmeTable, withTable } from './harness/readme.ts';
import { machine, merged, type Results } from './harness/results.ts';
import type { Row } from './harness/row.ts';
import { resumed, runRows } from './harness/run.ts';
import { table } from './harness/table.ts';
import { ROWS } from './rows.ts';

const README = new URL('../../README.md', import.meta.url);
const STORED = new URL('stored.json', import.meta.url);
const LAST = new URL('../../node_modules/.cache/xrpl-chime/bench.json', import.meta.url);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    resume: { type: 'boolean' },
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

if (rows.some(({ needsBuild }) => needsBuild === true)) execFileSync('npm', ['run', '--silent', 'build']);

function readResults(file: URL): Results | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch {
    return null;
  }
}

function write(file: URL, results: Results): void {
  mkdirSync(dirname(fileURLToPath(file)), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}

const stored = readResults(STORED);
const { results, failed, worse } = await runRows({
  rows,
  rounds,
  begun: resumed(values.resume === true ? readResults(LAST) : null, machine()),
  stored: values.check === true ? (stored?.measured ?? []) : null,
  save: (measured) => write(LAST, measured),
  tell: (line) => process.stderr.write(`… ${line}\n`),
  clock: () => performance.now(),
});
const { measured, seconds } = results;
console.log(`${JSON.stringify(results.machine)}\n\n${table(measured)}`);
if (values.readme === true)
  writeFileSync(README, withTable(readFileSync(README, 'utf8'), readmeTable(measured, results.machine)));
console.log(`\nIn full: ${fileURLToPath(LAST)}`);
if (values.store === true)
  write(STORED, {
    machine: results.machine,
    measured: merged(stored?.measured ?? [], measured),
    seconds: { ...stored?.seconds, ...seconds },
  });
if (failed.length > 0) console.error(`\nNot measured:\n${failed.join('\n')}`);
if (worse.length > 0) console.error(`\nWorse than before:\n${worse.join('\n')}`);
if (failed.length + worse.length > 0) process.exitCode = 1;
// What a row that failed has left running does not keep this process.
process.exit();
