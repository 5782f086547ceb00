import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { median } from './median.ts';
import { type Figure, OURS, type Row } from './row.ts';

export interface Measured {
  readonly row: string;
  readonly what: string;
  readonly unit: Figure['unit'];
  /** Medians by subject; the first is what `ratio` is held against. */
  readonly medians: Readonly<Record<string, number>>;
  /** The app divided by the first subject: the median over rounds, each of which had both on the same machine at the same time. */
  readonly ratio: number;
}

export interface Results {
  readonly machine: Machine;
  readonly measured: readonly Measured[];
  /** How long each row took, in seconds. */
  readonly seconds: Readonly<Record<string, number>>;
}

export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memoryMb: number;
  /** When the run began: what other programs did. */
  readonly load: number;
  readonly node: string;
  readonly system: string;
  readonly commit: string;
  readonly date: string;
}

/** What the bench itself writes. */
const WRITTEN = ['README.md', 'test/benchmarks/stored.json'];

export function machine(): Machine {
  const processors = cpus();
  const git = (...args: readonly string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', ':/', ...WRITTEN.map((file) => `:(top,exclude)${file}`));
  return {
    processor: processors[0]?.model ?? 'unknown',
    processors: processors.length,
    memoryMb: Math.round(totalmem() / 1024 / 1024),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    node: process.versions.node,
    system: `${process.platform} ${process.arch}`,
    commit: `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : '-dirty'}`,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** Medians and the ratio of one figure. */
export function summarize({ name }: Row, { what, unit, subjects }: Figure): Measured {
  const [base = []] = Object.values(subjects);
  const ours = subjects[OURS] ?? [];
  const medians = Object.entries(subjects).map(([subject, rounds]) => [subject, rounded(median(rounds))]);
  const ratio = rounded(median(ours.map((value, round) => ratioOf(value, base[round] ?? Number.NaN))));
  return { row: name, what, unit, medians: Object.fromEntries(medians), ratio };
}

function ratioOf(ours: number, base: number): number {
  return ours === 0 && base === 0 ? 1 : ours / base;
}

/** A ratio that is this much of the stored one is worse. */
const TOLERANCE = 1.2;

/** Those of the measured figures whose ratio got worse, with the ratio that is stored. */
export function worsened(now: readonly Measured[], stored: readonly Measured[]) {
  return now.flatMap((measured) => {
    const before = stored.find(({ row, what }) => row === measured.row && what === measured.what);
    const isWorse = before !== undefined && !(measured.ratio <= before.ratio * TOLERANCE);
    return isWorse ? [{ measured, storedRatio: before.ratio }] : [];
  });
}

/** The stored results with these in their place. Rows that were not measured stay. */
export function merged(stored: readonly Measured[], now: readonly Measured[]): readonly Measured[] {
  const rows = new Set(now.map(({ row }) => row));
  return [...stored.filter(({ row }) => !rows.has(row)), ...now].toSorted((a, b) => compare(a.row, b.row));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
