import { AlertEmitter, type AlertEmitterDeps } from './alert-emitter.ts';
import { DeliveryAcks, type DeliveryAcksDeps } from './delivery-acks.ts';
import { Recorder, type RecorderDeps } from './recorder.ts';

/** What records, announces and rings, joined by the marks of what was told. */
export interface Telling {
  readonly marks: DeliveryAcks;
  readonly ringer: AlertEmitter;
  readonly recorder: Recorder;
}

type Ports = Omit<RecorderDeps, 'marks' | 'ringer'> & Omit<AlertEmitterDeps, 'marks'> & DeliveryAcksDeps;

export function createTelling(ports: Ports): Telling {
  const marks = new DeliveryAcks(ports);
  const ringer = new AlertEmitter({ ...ports, marks });
  return { marks, ringer, recorder: new Recorder({ ...ports, marks, ringer }) };
}
