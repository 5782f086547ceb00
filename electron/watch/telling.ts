import { Recorder, type RecorderPorts } from './recorder.ts';
import { Ringer, type RingerPorts } from './ringer.ts';
import { TellingMarks, type TellingMarksPorts } from './telling-marks.ts';

/** What records, announces and rings, joined by the marks of what was told. */
export interface Telling {
  readonly marks: TellingMarks;
  readonly ringer: Ringer;
  readonly recorder: Recorder;
}

type Ports = Omit<RecorderPorts, 'marks' | 'ringer'> & Omit<RingerPorts, 'marks'> & TellingMarksPorts;

export function createTelling(ports: Ports): Telling {
  const marks = new TellingMarks(ports);
  const ringer = new Ringer({ ...ports, marks });
  return { marks, ringer, recorder: new Recorder({ ...ports, marks, ringer }) };
}
