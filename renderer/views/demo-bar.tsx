import { act } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { worked } from '../state/messages.ts';
import { useSpeech } from '../texts/language.ts';

/** Says in every view that nothing here is real, with the way out: the app starts again on the real networks. */
export function DemoBar() {
  const { t } = useSpeech();
  return (
    <aside className="demo-bar" aria-label={t.app.demo}>
      <span className="quiet small">{t.app.demoHint}</span>
      <Button onClick={() => void act('demo:leave', null).then(worked)}>{t.app.leaveDemo}</Button>
    </aside>
  );
}
