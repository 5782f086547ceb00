import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What the kernel says of a process. Linux. */

/** Milliseconds that it spent on a processor since its start, over all its threads. */
export function processorMs(pid: number): number {
  // Nanoseconds; /proc/<pid>/stat counts in hundredths of a second.
  const ofThread = (thread: string) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.reduce((sum, thread) => sum + ofThread(thread), 0) / 1e6;
}

/** Its resident memory now, in MB. */
export function residentMb(pid: number): number {
  return statusMb(pid, 'VmRSS');
}

/** Its memory now, in MB: what it shares with others is divided among them (proc_pid_smaps(5), Pss). */
export function proportionalMb(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(rollup)?.[1];
  if (kilobytes === undefined) throw new Error(`/proc/${pid}/smaps_rollup has no Pss`);
  return Number(kilobytes) / 1024;
}

/** The most resident memory since its start, or since forgetPeak, in MB. */
export function peakMb(pid: number): number {
  return statusMb(pid, 'VmHWM');
}

/** Begins the peak anew at what is resident now. */
export function forgetPeak(pid: number): void {
  // 5: "reset the peak resident set size" (proc_pid_clear_refs(5)).
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

function statusMb(pid: number, field: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  if (kilobytes === undefined) throw new Error(`/proc/${pid}/status has no ${field}`);
  return Number(kilobytes) / 1024;
}
