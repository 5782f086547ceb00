import { floodFigures } from '../harness/flood.ts';
import type { Row } from '../harness/row.ts';
import { CHIME, RAW } from '../harness/subject.ts';

/** A flood in which each frame is a payment: recorded, and told in a line on stdout. */
export const payments: Row = {
  name: 'payments',
  measure: (rounds) =>
    floodFigures({
      subjects: [RAW, CHIME],
      rounds,
      count: 2000,
      command: (account, count) => ({ do: 'pay', account, payments: count }),
      payments: (count) => count,
      each: 'payment',
    }),
};
