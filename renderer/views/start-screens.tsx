import { CircleAlert } from 'lucide-react';
import { Button } from '../parts/controls/button.tsx';
import { BlankSlate } from '../parts/layout/blank-slate.tsx';
import { loadSnapshot } from '../state/snapshot-store.ts';
import { useI18n } from '../texts/language.ts';

/** Shown before the first snapshot; quiet, because it is usually too short to read. */
export function LoadingScreen() {
  const { t } = useI18n();
  return (
    <main className="starting" aria-busy="true">
      <h1 className="sr-only">{t('app.name')}</h1>
      <p role="status" className="quiet late">
        {t('app.loading')}
      </p>
    </main>
  );
}

/** main did not answer: there is nothing to show, but it can be asked again. */
export function FailedScreen() {
  const { t } = useI18n();
  return (
    <main className="starting">
      <h1 className="sr-only">{t('app.name')}</h1>
      <BlankSlate icon={CircleAlert} title={t('app.failed')}>
        <Button look="primary" onClick={() => void loadSnapshot()}>
          {t('app.tryAgain')}
        </Button>
      </BlankSlate>
    </main>
  );
}
