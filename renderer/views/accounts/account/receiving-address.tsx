import type { AccountView } from '../../../../electron/contract/index.ts';
import { CopyButton } from '../../../parts/controls/copy-button.tsx';
import { QrCode } from '../../../parts/display/qr-code.tsx';
import { useI18n } from '../../../texts/language.ts';

interface ReceivingProps {
  readonly account: AccountView;
}

/** What a wallet scans to pay the account. A payment without the tag would pass by the watch: the code carries it. */
export function ReceivingCode({ account }: ReceivingProps) {
  const { t } = useI18n();
  const { address, tagged } = account;
  if (isChanging(account)) return null;
  if (tagged === null) return <QrCode text={address} label={t('accounts.qr')} />;
  return (
    <figure className="qr-figure">
      <QrCode text={tagged.text} label={t('accounts.qrTagged', { tag: String(tagged.tag) })} />
      <figcaption className="small">{t('accounts.tagIs', { tag: String(tagged.tag) })}</figcaption>
    </figure>
  );
}

/** The address to be copied: with the tag that is watched, in both ways to write it. */
export function ReceivingAddress({ account }: ReceivingProps) {
  const { t } = useI18n();
  const { address, tagged } = account;
  if (isChanging(account)) return null;
  if (tagged === null) return <Copied text={address} what={t('accounts.address')} />;
  return (
    <dl className="account-addresses">
      <dt className="quiet small">{t('accounts.tagged')}</dt>
      <dd>
        <Copied text={tagged.text} what={t('accounts.tagged')} />
      </dd>
      {tagged.xAddress === null ? null : (
        <>
          <dt className="quiet small">{t('accounts.xAddress')}</dt>
          <dd>
            <Copied text={tagged.xAddress} what={t('accounts.xAddress')} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** The tag was changed here, and main has not said yet how to be paid with it. */
function isChanging({ tag, tagged }: AccountView): boolean {
  return tag !== (tagged?.tag ?? null);
}

function Copied({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <div className="account-address">
      <span className="mono">{text}</span>
      <CopyButton text={text} what={what} />
    </div>
  );
}
