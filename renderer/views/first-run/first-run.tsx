import { BellRing } from 'lucide-react';
import type { AppSnapshot } from '../../../electron/contract/index.ts';
import { act } from '../../bridge.ts';
import { Button } from '../../parts/controls/button.tsx';
import { useBusy } from '../../parts/controls/use-busy.ts';
import { worked } from '../../state/messages.ts';
import { goTo } from '../../state/navigation.ts';
import { useI18n } from '../../texts/language.ts';
import { AddAccountForm } from '../accounts/add/add-account-form.tsx';
import { importAccounts } from '../accounts/import-export.ts';

interface FirstRunProps {
  readonly snapshot: AppSnapshot;
  /** An address that main already has, or ''. */
  readonly initialText: string;
}

/** The first screen: enter an address, or look at the demo. */
export function FirstRun({ snapshot, initialText }: FirstRunProps) {
  const { t } = useI18n();
  const { busy, once } = useBusy();
  const demo = async () => {
    worked(await act('demo:start', null));
  };
  return (
    <div className="first-run">
      <BellRing aria-hidden size="2rem" strokeWidth={1.25} className="first-run-mark" />
      <h1>{t('firstRun.title')}</h1>
      <p className="quiet">{t('firstRun.text')}</p>
      <AddAccountForm snapshot={snapshot} initialText={initialText} short onAdded={() => goTo('payments')} />
      <div className="first-run-demo">
        <p className="quiet or">
          <span>{t('firstRun.or')}</span>
        </p>
        <Button busy={busy} disabled={snapshot.demo} onClick={() => void once(demo)}>
          {t('firstRun.demo')}
        </Button>
        <p className="quiet small">{t('firstRun.demoHint')}</p>
      </div>
      <p className="first-run-foot">
        <Button look="quiet" onClick={() => void importAccounts(t)}>
          {t('firstRun.import')}
        </Button>
        <Button look="quiet" onClick={() => goTo('health')}>
          {t('views.health')}
        </Button>
        <Button look="quiet" onClick={() => goTo('preferences')}>
          {t('views.preferences')}
        </Button>
      </p>
    </div>
  );
}
