import { BellRing } from 'lucide-react';
import { act } from '../bridge.ts';
import { say, worked } from '../state/messages.ts';
import { useSpeech } from '../texts/language.ts';
import { notifierName } from '../texts/notifier-name.ts';
import { Button } from './button.tsx';

/** Sends a test notification and says which way it went. */
export function TestAlert() {
  const { t } = useSpeech();
  const test = async () => {
    const outcome = await act('alerts:test', null);
    if (worked(outcome)) say(t.preferences.tested(notifierName(outcome.value.via, t)));
  };
  return (
    <Button icon={BellRing} onClick={() => void test()}>
      {t.preferences.test}
    </Button>
  );
}
