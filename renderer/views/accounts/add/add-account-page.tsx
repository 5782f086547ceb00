import type { AppSnapshot } from '../../../../electron/contract/index.ts';
import { Page } from '../../../parts/layout/page.tsx';
import { goTo } from '../../../state/navigation.ts';
import { useI18n } from '../../../texts/language.ts';
import { AddAccountForm } from './add-account-form.tsx';

/** The page that adds an account, filled with the text that led here, if there is one. */
export function AddAccountPage({
  snapshot,
  text,
}: {
  readonly snapshot: AppSnapshot;
  readonly text: string;
}) {
  const { t } = useI18n();
  return (
    <Page title={t('accounts.addTitle')}>
      <AddAccountForm key={text} snapshot={snapshot} initialText={text} onAdded={() => goTo('accounts')} />
    </Page>
  );
}
