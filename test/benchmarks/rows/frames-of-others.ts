import { floodFigures, framesOfRound } from '../harness/flood.ts';
import type { Row } from '../harness/row.ts';
import { CHIME, RAW } from '../harness/subject.ts';

/** A flood of frames that name no watched account, as a stream of all transactions brings them. */
export const framesOfOthers: Row = {
  name: 'frames of others',
  measure: (rounds) =>
    floodFigures({
      subjects: [RAW, CHIME],
      rounds,
      count: framesOfRound(rounds),
      command: (account, frames) => ({ do: 'flood', account, frames, mentions: false }),
      payments: () => 1,
      each: 'frame',
    }),
};
