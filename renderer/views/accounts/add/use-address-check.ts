import { useEffect, useState } from 'react';
import type { AddressCheck, NetworkName } from '../../../../electron/contract/index.ts';
import { ask } from '../../../bridge.ts';
import { currentTranslate } from '../../../texts/current.ts';

/** Long enough not to ask for every keystroke, short enough to feel immediate after pasting. */
const PAUSE_MS = 120;

type CheckState =
  | { readonly state: 'empty' }
  | { readonly state: 'checking' }
  | {
      readonly state: 'done';
      readonly check: AddressCheck;
      /** What was checked; the field may hold another text by now. */
      readonly text: string;
      readonly network: NetworkName;
    };

/** main's check of the text while it is typed. Answers that a later keystroke overtook are dropped. */
export function useAddressCheck(text: string, network: NetworkName): CheckState {
  const [state, setState] = useState<CheckState>({ state: 'empty' });
  useEffect(() => {
    if (text.trim() === '') {
      setState({ state: 'empty' });
      return;
    }
    let overtaken = false;
    const timer = window.setTimeout(() => {
      setState((before) => (before.state === 'done' ? before : { state: 'checking' }));
      ask('accounts:check', { text: text.trim(), network }).then(
        (check) => {
          if (!overtaken) setState({ state: 'done', check, text, network });
        },
        () => {
          if (overtaken) return;
          const failed = currentTranslate()('app.failed');
          setState({
            state: 'done',
            check: { ok: false, code: 'ipc', text: failed },
            text,
            network,
          });
        },
      );
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      window.clearTimeout(timer);
    };
  }, [text, network]);
  return state;
}
