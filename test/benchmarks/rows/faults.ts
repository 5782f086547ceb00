import { measureRow } from '../faults/measure.ts';
import { FAULT_ROWS } from '../faults/rows.ts';
import { brokenPromises, type RowResult, table } from '../faults/table.ts';
import { type Figure, OURS, type Row } from '../harness/row.ts';

/** The rows mostly wait, but on a busy machine it would be measured instead of the clients. */
const AT_ONCE = 4;
/** None of them recovers what it missed. The first is what all others are held against. */
const PEERS = ['xrpl', 'xrpl-client'];

/**
 * The same faults, once each, against this client and its peers: how many payments each never told. Fails where this client
 * breaks a promise. What else was seen goes to stderr.
 */
export const faults: Row = {
  name: 'faults',
  isLong: true,
  async measure() {
    // The peers leave promises behind when their connection breaks.
    const ignore = () => undefined;
    process.on('unhandledRejection', ignore);
    const results: RowResult[] = [];
    const waiting = FAULT_ROWS.values();
    const work = async () => {
      for (const row of waiting) results.push({ row, measured: await measureRow(row) });
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } finally {
      process.off('unhandledRejection', ignore);
    }
    results.sort((a, b) => FAULT_ROWS.indexOf(a.row) - FAULT_ROWS.indexOf(b.row));
    console.error(table(results));
    const broken = brokenPromises(results);
    if (broken.length > 0) throw new Error(broken.join('\n'));
    return results.map(figure);
  },
};

function figure({ row, measured }: RowResult): Figure {
  const missed = (name: string) => measured.find(({ subject }) => subject === name)?.missed ?? Number.NaN;
  const subjects = [...PEERS, OURS].map((name) => [name, [missed(name)]]);
  return { what: `missed: ${row.name}`, unit: 'payments', subjects: Object.fromEntries(subjects) };
}
