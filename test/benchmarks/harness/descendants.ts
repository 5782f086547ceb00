import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of this process's descendants. Linux. */
function descendants(): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? read(`/proc/${pid}/stat`) : null;
    if (stat !== null) parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent === process.pid || (parent !== undefined && parent > 1 && isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs);
}

/** Those of them that run pages of Chromium. */
export function pageProcesses(): readonly number[] {
  return descendants().filter((pid) => read(`/proc/${pid}/cmdline`)?.includes('--type=renderer'));
}

/** Processes end while they are looked at. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
