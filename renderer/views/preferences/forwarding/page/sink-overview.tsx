import { Pencil, RotateCw, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ShownSink } from '../../../../../electron/contract/index.ts';
import { Button } from '../../../../parts/controls/button.tsx';
import { SelectRow } from '../../../../parts/controls/setting-row.tsx';
import { useBusy } from '../../../../parts/controls/use-busy.ts';
import { setSinkState } from '../../../../state/optimistic-changes.ts';
import { useI18n } from '../../../../texts/language.ts';
import { RemoveSink } from '../remove-sink.tsx';
import { sendTest, tryNow } from '../sink-actions.ts';
import { SinkState } from '../sink-row.tsx';
import { SinkKindIcon } from '../sink-signs.tsx';
import { filterSummary, targetText } from '../sink-words.ts';
import { SendSince } from './send-since.tsx';
import { SinkLogSection } from './sink-log.tsx';
import { NewSecret, WebhookSecret } from './webhook-secret.tsx';

interface SinkOverviewProps {
  readonly sink: ShownSink;
  /** Made a moment ago; null where it is not to be shown. */
  readonly secret: string | null;
  readonly onSecret: (secret: string | null) => void;
  readonly onEdit: () => void;
}

/** How it goes with a receiver, and what can be done: test, edit, switch, log, earlier payments, secret, removal. */
export function SinkOverview({ sink, secret, onSecret, onEdit }: SinkOverviewProps) {
  const { t, locale } = useI18n();
  const { id, state, target, tone } = sink;
  const { busy, once } = useBusy();
  const [removing, setRemoving] = useState(false);
  return (
    <>
      <div className="sink-head">
        <p role="status">
          <SinkState sink={sink} />
        </p>
        <p className="sink-where">
          <SinkKindIcon kind={target.type} />
          <span>
            {t(`sinks.kind.${target.type}`)}
            {': '}
            <bdi className="sink-address">{targetText(sink)}</bdi>
          </span>
        </p>
        <p className="quiet">{filterSummary(sink, t, locale)}</p>
        {sink.privacy ? <p className="quiet">{t('sinks.privacyOn')}</p> : null}
      </div>
      {secret === null ? null : <NewSecret secret={secret} onDone={() => onSecret(null)} />}
      <div className="button-row row-gap">
        <Button icon={Send} busy={busy} onClick={() => void once(() => sendTest(id, t))}>
          {t('sinks.test')}
        </Button>
        {tone === 'failing' ? (
          <Button icon={RotateCw} onClick={() => void tryNow(id)}>
            {t('sinks.tryNow')}
          </Button>
        ) : null}
        <Button icon={Pencil} onClick={onEdit}>
          {t('sinks.edit')}
        </Button>
      </div>
      <SelectRow
        label={t('sinks.state')}
        hint={t(`sinks.stateHint.${state}`)}
        value={state}
        options={(['on', 'paused', 'off'] as const).map((each) => [each, t(`sinks.state.${each}`)] as const)}
        onChange={(chosen) => void setSinkState(id, chosen)}
      />
      <SinkLogSection sink={sink} />
      <SendSince sink={sink} />
      {target.type === 'webhook' ? (
        <WebhookSecret id={id} hasOldSecret={target.hasOldSecret} onSecret={onSecret} />
      ) : null}
      <div className="page-end">
        <Button look="danger" icon={Trash2} onClick={() => setRemoving(true)}>
          {t('app.remove')}
        </Button>
      </div>
      <RemoveSink sink={removing ? sink : null} onClose={() => setRemoving(false)} />
    </>
  );
}
