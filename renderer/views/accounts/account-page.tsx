import { Trash2 } from 'lucide-react';
import type { AppSnapshot } from '../../../electron/contract.ts';
import { labelOf } from '../../format/names.ts';
import { Button } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { goBack } from '../../state/navigation.ts';
import { useSpeech } from '../../texts/language.ts';
import { removeAccount } from './remove-account.ts';

export function AccountPage({ id, snapshot }: { readonly id: string; readonly snapshot: AppSnapshot }) {
  const { t } = useSpeech();
  const account = snapshot.accounts.find((entry) => entry.id === id);
  if (account === undefined) return null;
  return (
    <Page title={labelOf(account)}>
      <Button
        look="danger"
        icon={Trash2}
        onClick={() => void removeAccount(account, t).then((removed) => removed && goBack())}
      >
        {t.app.remove}
      </Button>
    </Page>
  );
}
