import type { Measured } from './measure.ts';
import type { FaultRow } from './rows.ts';

export interface RowResult {
  readonly row: FaultRow;
  readonly measured: readonly Measured[];
}

const HEAD = [
  'fault',
  'client',
  'payments',
  'missed',
  'doubled',
  'next attempt',
  'caught up',
  'attempts',
  'requests',
];
const seconds = (value: number | null, none: string) => (value === null ? none : `${value.toFixed(1)} s`);

/** A Markdown table, one line per fault and client. */
export function table(results: readonly RowResult[]): string {
  const lines = results.flatMap(({ row, measured }) =>
    measured.map((entry, position) => [
      position === 0 ? row.name : '',
      entry.subject,
      String(entry.payments),
      String(entry.missed),
      String(entry.doubled),
      seconds(entry.leftS, '—'),
      entry.caughtUpS === null
        ? 'never'
        : `${seconds(entry.caughtUpS, '')} / ${seconds(entry.afterEndS, '')}`,
      String(entry.attempts),
      String(entry.requests),
    ]),
  );
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const format = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [format(HEAD), format(widths.map((width) => '-'.repeat(width))), ...lines.map(format)].join('\n');
}

/** Deciding at the limit, and reaching the next server from there, takes a moment; so does looking, every 20 ms. */
const MEASURING_S = 0.1;

/** What this project promises and a row did not show. */
export function brokenPromises(results: readonly RowResult[]): readonly string[] {
  return results.flatMap(({ row, measured }) => {
    const [own] = measured;
    if (!own) return [`${row.name}: not measured`];
    const broken: string[] = [];
    if (own.missed > 0) broken.push(`${row.name}: ${own.missed} payments missed`);
    if (own.doubled > 0) broken.push(`${row.name}: ${own.doubled} payments doubled`);
    if (row.leftWithinS !== undefined && (own.leftS === null || own.leftS > row.leftWithinS + MEASURING_S)) {
      broken.push(`${row.name}: left after ${own.leftS} s instead of ${row.leftWithinS}`);
    }
    if (row.name.includes('resumed') && (own.afterEndS === null || own.afterEndS > 3)) {
      broken.push(`${row.name}: caught up ${own.afterEndS} s after the resume instead of 3`);
    }
    return broken;
  });
}
