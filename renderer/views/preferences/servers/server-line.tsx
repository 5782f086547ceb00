import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { NetworkName } from '../../../../electron/contract/index.ts';
import { Button, IconButton } from '../../../parts/controls/button.tsx';
import { useI18n } from '../../../texts/language.ts';
import { useServerTest } from './use-server-test.ts';

interface ServerLineProps {
  readonly url: string;
  readonly network: NetworkName;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

/** One server of a network’s list: it can be tested, moved by order of preference, and removed. */
export function ServerLine({ url, network, first, last, onMove, onRemove }: ServerLineProps) {
  const { t } = useI18n();
  const { result, test, busy } = useServerTest(network);
  return (
    <li className="line server-line">
      <span className="line-text">
        <span className="mono">{url}</span>
        <span className={result?.ok === false ? 'field-wrong small' : 'quiet small'} role="status">
          {busy ? t('preferences.serverTesting') : result?.text}
        </span>
      </span>
      <span className="server-actions">
        <Button
          look="quiet"
          aria-label={t('preferences.serverTestOf', { url })}
          busy={busy}
          onClick={() => void test(url)}
        >
          {t('preferences.serverTest')}
        </Button>
        <IconButton
          icon={ArrowUp}
          label={t('preferences.serverUp', { url })}
          disabled={first}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label={t('preferences.serverDown', { url })}
          disabled={last}
          onClick={() => onMove(1)}
        />
        <IconButton icon={Trash2} label={t('preferences.serverRemove', { url })} onClick={onRemove} />
      </span>
    </li>
  );
}
