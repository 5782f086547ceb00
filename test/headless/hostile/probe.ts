import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into the headless process (`--import`). CHIME_PROBE names a file: whenever a number is written to `<file>.ask`,
 * the process writes what it has used since the number before to the file.
 */
const file = process.env.CHIME_PROBE;
const RESOLUTION_MS = 10;
/** Peaks of memory lie between two answers. */
const SAMPLE_MS = 20;

if (file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let peak = process.memoryUsage.rss();
  let cpu = process.cpuUsage();
  let answered = '';
  setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
    const asked = question(file);
    // Empty: it is just being written.
    if (asked === '' || asked === answered) return;
    answered = asked;
    const used = process.cpuUsage(cpu);
    const reading = {
      number: Number(asked),
      peakRss: peak,
      longestStandMs: delay.max / 1e6,
      cpuMs: (used.user + used.system) / 1000,
    };
    writeFileSync(file, JSON.stringify(reading));
    peak = process.memoryUsage.rss();
    delay.reset();
    cpu = process.cpuUsage();
  }, SAMPLE_MS).unref();
}

function question(name: string): string {
  try {
    return readFileSync(`${name}.ask`, 'utf8');
  } catch {
    return '';
  }
}
