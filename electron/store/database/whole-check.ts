import type { Worker } from 'node:worker_threads';
import { storeError } from '../store-error.ts';

/** What the worker says: nothing is wrong, the file is damaged, or why it could not be read. */
type Finding =
  | { readonly type: 'sound' }
  | { readonly type: 'damaged'; readonly detail: string }
  | { readonly type: 'failed'; readonly errcode: number | null; readonly detail: string };

interface Work {
  readonly path: string;
  /** Not 0 once the check is to end. */
  readonly stop: Int32Array;
}

/** A check under way. */
export interface WholeCheck {
  /** Settles when its thread ended: with null when nothing was found or it was stopped, with what is wrong otherwise. */
  readonly ended: Promise<Error | null>;
  /** Ends it; what it would have found is not told. */
  stop(): void;
}

/** So that the check adds little to the memory of the process. */
const MEMORY = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1 };

/**
 * Checks a large database as a whole in a thread of its own, on a connection that only reads, while the app works with it.
 * An error of SQLite's keeps its `errcode`.
 *
 * A process ends with its threads, and a thread between two statements: therefore each table is checked by itself, and the
 * search's index, four fifths of the work, is read term by term. What only a check of all tables at once can find is not
 * looked for: a page that two tables claim, or none.
 */
export function startWholeCheck(path: string): WholeCheck {
  // Most runs have no need of the module.
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  // The text of the function: the bundle is one file, and a packaged app's is inside an archive.
  const worker: Worker = new Worker(`(${checkTables.toString()})();`, {
    eval: true,
    name: 'database check',
    workerData: { path, stop } satisfies Work,
    resourceLimits: MEMORY,
  });
  // What an app waits for to end is its sockets.
  worker.unref();
  const { promise: ended, resolve } = Promise.withResolvers<Error | null>();
  let error: Error | null = null;
  worker.on('message', (finding: Finding) => {
    error = errorOf(finding);
  });
  worker.on('error', (thrown: Error) => {
    error = thrown;
  });
  worker.on('exit', () => resolve(stop[0] === 0 ? error : null));
  return {
    ended,
    stop() {
      // Node 24 does not end a loop that only asks for the next row.
      stop[0] = 1;
      void worker.terminate();
    },
  };
}

function errorOf(finding: Finding): Error | null {
  switch (finding.type) {
    case 'sound':
      return null;
    case 'damaged':
      return storeError('problem.store-corrupted', new Error(finding.detail));
    case 'failed':
      return Object.assign(new Error(finding.detail), { errcode: finding.errcode ?? undefined });
  }
}

/** Runs in the worker, as text: it uses nothing from outside itself. */
function checkTables(): void {
  const { parentPort, workerData } = process.getBuiltinModule('node:worker_threads');
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const { path, stop } = workerData as Work;
  const check = (): Finding => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    database.exec('PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000;');
    const tables = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").all();
    for (const { name, sql } of [{ name: 'sqlite_schema', sql: '' }, ...tables]) {
      const quoted = `'${String(name).replaceAll("'", "''")}'`;
      if (String(sql).startsWith('CREATE VIRTUAL')) {
        // Decodes the rows of every term, and throws where it cannot.
        database.exec(`CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, ${quoted}, row)`);
        for (const _term of database.prepare('SELECT cnt FROM temp.terms').iterate())
          if (Atomics.load(stop, 0) !== 0) break;
        database.exec('DROP TABLE temp.terms');
        continue;
      }
      const finding = database.prepare(`PRAGMA quick_check(${quoted})`).get()?.quick_check;
      if (finding !== 'ok') return { type: 'damaged', detail: String(finding) };
    }
    database.close();
    return { type: 'sound' };
  };
  try {
    parentPort?.postMessage(check());
  } catch (error) {
    const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : null;
    parentPort?.postMessage({ type: 'failed', errcode, detail: String(error) });
  }
}
