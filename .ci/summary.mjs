// Usage: node .ci/summary.mjs <vitest JSON report> [name of a failed step]...
// Prints what the report says as one line, 'N passed, N failed', and exits 1 when anything failed or a
// desktop spec did not run. Plain JavaScript: it runs on whatever Node the machine has.
import { readFileSync } from 'node:fs';

const say = (line) => process.stdout.write(`${line}\n`);
const [reportPath, ...failedSteps] = process.argv.slice(2);

function readReport() {
  try {
    return JSON.parse(readFileSync(reportPath, 'utf8'));
  } catch {
    say(`no test report at ${reportPath}: the run ended before the tests`);
    return null;
  }
}

const report = readReport();
const results = report?.testResults ?? [];
let passed = 0;
let failed = 0;
let desktopRun = 0;
let desktopSkipped = 0;
let pinsSkipped = 0;

for (const file of results) {
  const isDesktop = file.name.endsWith('.desktop.test.ts');
  const count = (status) => file.assertionResults.filter((test) => test.status === status).length;
  const fileFailed = count('failed');
  passed += count('passed');
  // A file that cannot be loaded fails without a test of its own.
  failed += file.status === 'failed' && fileFailed === 0 ? 1 : fileFailed;
  if (isDesktop) {
    desktopRun += count('passed') + fileFailed;
    const skipped = file.assertionResults.length - count('passed') - fileFailed;
    // Pictures can only be compared where the browser and the fonts are those they were taken with.
    if (file.name.endsWith('/screenshots.desktop.test.ts')) pinsSkipped += skipped;
    else desktopSkipped += skipped;
  }
}

// 'npm test' is in the report already, unless it failed outside any test (types, lint, build, a stray error).
for (const step of failedSteps) {
  if (step !== 'npm test' || failed === 0) {
    say(`failed: ${step}`);
    failed += 1;
  }
}
if (report?.success !== true && failed === 0) {
  say('failed: the runner reports an error outside any test');
  failed += 1;
}
if (report !== null && (desktopRun === 0 || desktopSkipped > 0)) {
  say(`failed: ${desktopSkipped} desktop tests were skipped, ${desktopRun} ran`);
  failed += 1;
}

if (pinsSkipped > 0)
  say(`${pinsSkipped} screenshot pins were not compared: another Chromium or other fonts than recorded`);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
