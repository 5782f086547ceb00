import type { Machine, Measured } from './results.ts';
import { OURS } from './row.ts';

/** What the README tells: figures of rows, with the goal of each. */
const LINES: readonly {
  readonly title: string;
  readonly row: string;
  readonly what: string;
  readonly goal: string;
}[] = [
  ...of('frames that bring nothing', [
    [
      'a frame that names a watched account and brings it nothing: processor',
      'processor per frame',
      '1.5 × raw',
    ],
    ['the same in a flood: elapsed', 'elapsed per frame', '17 µs (60,000 a second)'],
    ['memory at the peak of that flood', 'memory at the peak', '130 MB'],
  ]),
  ...of('frames of others', [
    ['a frame that names no watched account: processor', 'processor per frame', '0.6 × raw'],
  ]),
  ...of('payments', [
    ['a payment in a flood, committed and told: processor', 'processor per payment', '110 µs'],
    ['the same: elapsed', 'elapsed per payment', '125 µs (8,000 a second)'],
    ['memory at the peak of that flood', 'memory at the peak', '130 MB'],
  ]),
  ...of('payment latency', [
    ['from the close of a ledger to the line on stdout: median', 'median', 'fsync + 1 ms'],
    ['the same: 99th percentile', '99th percentile', 'fsync + 4 ms'],
  ]),
  ...of('start', [
    ['start until connected, 1 account', '1 account: until connected', '250 ms'],
    ['1,000 accounts', '1,000 accounts: until connected', '400 ms'],
    ['10,000 accounts', '10,000 accounts: until connected', '2,000 ms'],
    ['memory at that moment, 1,000 accounts', '1,000 accounts: memory then', '80 MB'],
    ['memory at that moment, 10,000 accounts', '10,000 accounts: memory then', '110 MB'],
  ]),
  ...of('idle', [
    ['memory idle, 1 account', '1 account: memory then', '72 MB'],
    ['memory idle, 1,000 accounts', '1,000 accounts: memory then', '80 MB'],
    ['memory idle, 10,000 accounts', '10,000 accounts: memory then', '110 MB'],
    [
      '10,000 accounts, idle: processor a ledger',
      '10,000 accounts: processor per ledger',
      '5 ms (0.5 % at a ledger a second)',
    ],
  ]),
  ...of('recovery of 1 hour, 1,000 accounts', [
    ['caught up after 1 hour, 1,000 accounts, 50 ms latency', 'until caught up', '6 s'],
  ]),
  ...of('search', [
    ['a search of one letter in 100,000 payments: main stands', 'one letter: stands', '15 ms'],
  ]),
  ...of('search of a million', [
    ['a search of one letter in 1,000,000 payments: main stands', 'one letter: stands', '30 ms'],
  ]),
  ...of('desktop idle', [
    ['desktop, hidden and idle: processor a minute', 'with its page, processor a minute', '60 ms (0.1 %)'],
    ['desktop, memory of main and page', 'with its page, memory', ''],
  ]),
];

function of(row: string, lines: readonly (readonly [title: string, what: string, goal: string])[]) {
  return lines.map(([title, what, goal]) => ({ title, row, what, goal }));
}

/** Names of the rows that the README's table needs. */
export const README_ROWS: ReadonlySet<string> = new Set(LINES.map(({ row }) => row));

const PEERS = ['xrpl', 'xrpl-client'];

/** The README's table, in Markdown, and the machine. What was not measured has a dash. */
export function readmeTable(measured: readonly Measured[], machine: Machine): string {
  const rows = LINES.map(({ title, row, what, goal }) => {
    const found = measured.find((one) => one.row === row && one.what === what);
    const of = (subject: string | undefined) => {
      const value = subject === undefined ? undefined : found?.medians[subject];
      return value === undefined ? '–' : `${value.toLocaleString('en')} ${found?.unit}`;
    };
    const floor = Object.keys(found?.medians ?? {}).find((name) => name !== OURS && !PEERS.includes(name));
    return `| ${[title, of(floor), ...PEERS.map(of), `**${of(OURS)}**`, goal].join(' | ')} |`;
  });
  const { processor, processors, node, load, date, commit } = machine;
  return [
    ...[
      '| what | floor | xrpl | xrpl-client | XRPL Chime | goal, at most |',
      '|---|---|---|---|---|---|',
      ...rows,
    ],
    '',
    `${processors} × ${processor}, Linux, Node ${node}, load ${load}, ${date}, ${commit}.`,
  ].join('\n');
}

const BEGIN = '<!-- npm run bench -- --readme -->';
const END = '<!-- end -->';

/** The README with this table in the place that is marked for it. */
export function withTable(readme: string, table: string): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('the README has no place for the table');
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}
