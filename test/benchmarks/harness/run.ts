import { type Measured, type Results, summarize, worsened } from './results.ts';
import type { Row } from './row.ts';

export interface RunPlan {
  readonly rows: readonly Row[];
  readonly rounds: number;
  /** What this run begins with: what an earlier one measured is not measured again. */
  readonly begun: Results;
  /** Figures that these may not be worse than; null where nothing is checked. */
  readonly stored: readonly Measured[] | null;
  /** Called after each row with everything that is measured by then. */
  readonly save: (results: Results) => void;
  /** Says a line about a row. */
  readonly tell: (line: string) => void;
  /** Monotonic, in milliseconds. */
  readonly clock: () => number;
}

export interface RunEnd {
  readonly results: Results;
  /** A line for each row that was not measured, and why. */
  readonly failed: readonly string[];
  /** A line for each figure that is worse than the stored one. */
  readonly worse: readonly string[];
}

/** Measures row after row. One that fails is told, and the others are measured all the same. */
export async function runRows(plan: RunPlan): Promise<RunEnd> {
  let results = plan.begun;
  const failed: string[] = [];
  const worse: string[] = [];
  const measured = (row: Row) => results.measured.filter((one) => one.row === row.name);
  const measure = async (row: Row) => {
    const rounds = Math.min(plan.rounds, row.mostRounds ?? plan.rounds);
    const began = plan.clock();
    const figures = (await row.measure(rounds)).map((figure) => summarize(row, figure));
    const seconds = Math.round((plan.clock() - began) / 1000);
    const others = results.measured.filter((one) => one.row !== row.name);
    results = {
      machine: results.machine,
      measured: [...others, ...figures],
      seconds: { ...results.seconds, [row.name]: seconds },
    };
    plan.save(results);
    plan.tell(`${row.name}: ${seconds} s, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}`);
  };
  for (const row of plan.rows) {
    try {
      if (results.seconds[row.name] === undefined) await measure(row);
      else plan.tell(`${row.name}: measured before`);
      if (plan.stored === null) continue;
      const doubtful = worsened(measured(row), plan.stored);
      if (doubtful.length > 0) {
        // Something else may have run on the machine: what is worse is worse twice.
        await measure(row);
        for (const { measured: now, storedRatio } of worsened(measured(row), plan.stored))
          if (doubtful.some(({ measured: before }) => before.what === now.what))
            worse.push(`${row.name}, ${now.what}: ${now.ratio} instead of ${storedRatio}`);
      }
      worse.push(...unknown(measured(row), plan.stored));
    } catch (error) {
      failed.push(`${row.name}: ${error instanceof Error ? error.message : String(error)}`);
      plan.tell(`${row.name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { results, failed, worse };
}

function unknown(measured: readonly Measured[], stored: readonly Measured[]): readonly string[] {
  const isStored = ({ row, what }: Measured) => stored.some((one) => one.row === row && one.what === what);
  return measured
    .filter((one) => !isStored(one))
    .map(({ row, what }) => `${row}, ${what}: nothing is stored to hold it against`);
}

/**
 * What a run begins with: what an earlier one measured on the same machine, with the same Node, at the same commit, on the
 * same day, and otherwise nothing.
 */
export function resumed(earlier: Results | null, machine: Results['machine']): Results {
  const keys = ['processor', 'processors', 'memoryMb', 'node', 'system', 'commit', 'date'] as const;
  const isSame = earlier !== null && keys.every((key) => earlier.machine[key] === machine[key]);
  return isSame ? earlier : { machine, measured: [], seconds: {} };
}
