import { BellRing } from 'lucide-react';
import { act } from '../../bridge.ts';
import { say, worked } from '../../state/messages.ts';
import { useI18n } from '../../texts/language.ts';
import { Button } from './button.tsx';
import { useBusy } from './use-busy.ts';

/** Sends a test notification and says what to do where it does not appear. */
export function TestAlertButton() {
  const { t } = useI18n();
  const { busy, once } = useBusy();
  const test = async () => {
    const outcome = await act('alerts:test', null);
    if (worked(outcome)) say(t('preferences.tested'));
  };
  return (
    <Button icon={BellRing} busy={busy} onClick={() => void once(test)}>
      {t('preferences.test')}
    </Button>
  );
}
