import { useEffect, useState } from 'react';
import type { AssetChoice } from '../../../../electron/contract/index.ts';
import { ask } from '../../../bridge.ts';

/** The assets ever received, requested when the component appears. Empty until the answer, and where main cannot answer. */
export function useAssetChoices(): readonly AssetChoice[] {
  const [choices, setChoices] = useState<readonly AssetChoice[]>([]);
  useEffect(() => {
    let gone = false;
    ask('payments:assets', null).then(
      (answer) => {
        if (!gone) setChoices(answer);
      },
      // A filter without choices is usable; the list itself reports that the database cannot be read.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  return choices;
}
