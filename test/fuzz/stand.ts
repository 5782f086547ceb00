/** Milliseconds of this thread's own work since `began`: a busy machine does not count. */
export function workedMs(began: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1000;
}

export const startWork = (): NodeJS.CpuUsage => process.threadCpuUsage();
