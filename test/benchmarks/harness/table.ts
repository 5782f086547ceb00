import type { Measured } from './results.ts';

/** A Markdown table: what, each subject's median, and the app's ratio to the first of them. */
export function table(measured: readonly Measured[]): string {
  const lines = measured.map(({ row, what, unit, medians, ratio }) => {
    const values = Object.entries(medians).map(([subject, value]) => `${subject} ${value} ${unit}`);
    return `| ${row} | ${what} | ${values.join(' · ')} | ${ratio} |`;
  });
  return ['| row | figure | medians | ratio to the first |', '|---|---|---|---|', ...lines].join('\n');
}
