import { act } from '../bridge.ts';
import { Button } from '../parts/controls/button.tsx';
import { useBusy } from '../parts/controls/use-busy.ts';
import { worked } from '../state/messages.ts';
import { useI18n } from '../texts/language.ts';

/** Says in every view that nothing here is real, and leaves the demo: the app restarts on the real networks. */
export function DemoBar() {
  const { t } = useI18n();
  const { busy, once } = useBusy();
  return (
    <aside className="demo-bar" aria-label={t('app.demo')}>
      <span className="quiet small">{t('app.demoHint')}</span>
      <Button busy={busy} onClick={() => void once(() => act('demo:leave', null).then(worked))}>
        {t('app.leaveDemo')}
      </Button>
    </aside>
  );
}
