import { floodFigures, framesOfRound } from '../harness/flood.ts';
import type { Row } from '../harness/row.ts';
import { CHIME, RAW, XRPL, XRPL_CLIENT } from '../harness/subject.ts';

/** A flood of frames that name the watched account and bring it nothing. */
export const framesThatBringNothing: Row = {
  name: 'frames that bring nothing',
  measure: (rounds) =>
    floodFigures({
      subjects: [RAW, XRPL, XRPL_CLIENT, CHIME],
      rounds,
      count: framesOfRound(rounds),
      command: (account, frames) => ({ do: 'flood', account, frames, mentions: true }),
      payments: () => 1,
      each: 'frame',
    }),
};
