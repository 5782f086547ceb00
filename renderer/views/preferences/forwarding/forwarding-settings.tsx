import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { AppSnapshot, ShownSink } from '../../../../electron/contract/index.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { Section } from '../../../parts/layout/section.tsx';
import { goTo } from '../../../state/navigation.ts';
import { useI18n } from '../../../texts/language.ts';
import { RemoveSink } from './remove-sink.tsx';
import { SinkRow } from './sink-row.tsx';

/** As many as main keeps. */
const MOST = 50;

/** Who else is told of payments, and how it goes with each. */
export function ForwardingSettings({
  snapshot,
}: {
  readonly snapshot: Pick<AppSnapshot, 'forwarding' | 'secretsNote'>;
}) {
  const { t } = useI18n();
  const { forwarding: sinks, secretsNote } = snapshot;
  const [removing, setRemoving] = useState<ShownSink | null>(null);
  return (
    <Section title={t('preferences.forwarding')} id="forwarding">
      {sinks.length === 0 ? (
        <p className="quiet">{t('sinks.empty')}</p>
      ) : (
        <ul className="plain-list" aria-label={t('sinks.list')}>
          {sinks.map((sink) => (
            <SinkRow key={sink.id} sink={sink} onRemove={() => setRemoving(sink)} />
          ))}
        </ul>
      )}
      {secretsNote ? <p className="quiet row-gap">{secretsNote}</p> : null}
      {sinks.length >= MOST ? (
        <p className="quiet row-gap">{t('sinks.full')}</p>
      ) : (
        <div className="button-row row-gap">
          <Button icon={Plus} onClick={() => goTo('preferences', { page: 'sink', id: null })}>
            {t('sinks.add')}
          </Button>
        </div>
      )}
      <RemoveSink sink={removing} onClose={() => setRemoving(null)} />
    </Section>
  );
}
