import { useEffect, useRef, useState } from 'react';
import type { SinkDraft, SinkFault } from '../../../../../electron/contract/index.ts';
import { ask } from '../../../../bridge.ts';

export type FaultField = SinkFault['field'];

/** Typing is over for now after this long without a key, in ms. */
const PAUSE_MS = 300;

interface DraftCheck {
  /** What is wrong with a field that was changed, or with any after an attempt to save; null where nothing is. */
  readonly faultOf: (field: FaultField) => string | null;
  /** The field is being changed: from now on it is judged. */
  readonly touch: (field: FaultField) => void;
  /** Judges all fields now; the faults, in the form's order. */
  readonly checkAll: () => Promise<readonly SinkFault[]>;
}

/** Has main judge what is being entered, in pauses of typing. A field that nobody has touched is not called wrong. */
export function useDraftCheck(draft: SinkDraft): DraftCheck {
  const [faults, setFaults] = useState<readonly SinkFault[]>([]);
  const [touched, setTouched] = useState<ReadonlySet<FaultField> | 'all'>(new Set());
  /** Grows with each question; an answer to an older one is dropped. */
  const asked = useRef(0);
  const text = JSON.stringify(draft);
  const check = async (): Promise<readonly SinkFault[]> => {
    asked.current += 1;
    const question = asked.current;
    const answer = await ask('forwarding:check', draft);
    if (question === asked.current) setFaults(answer);
    return answer;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft's text is what changes
  useEffect(() => {
    if (touched !== 'all' && touched.size === 0) return;
    const timer = window.setTimeout(() => {
      // Where main does not answer, saving says so.
      check().catch(() => undefined);
    }, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return {
    faultOf: (field) =>
      touched === 'all' || touched.has(field)
        ? (faults.find((fault) => fault.field === field)?.text ?? null)
        : null,
    touch: (field) => setTouched((before) => (before === 'all' ? before : new Set(before).add(field))),
    checkAll: () => {
      setTouched('all');
      return check();
    },
  };
}
