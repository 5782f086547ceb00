import { useId, useState } from 'react';
import { isForPeople, type ShownSink } from '../../../../../electron/contract/index.ts';
import { act } from '../../../../bridge.ts';
import { dayStart, localDay } from '../../../../format/times.ts';
import { Button } from '../../../../parts/controls/button.tsx';
import { useBusy } from '../../../../parts/controls/use-busy.ts';
import { Section } from '../../../../parts/layout/section.tsx';
import { say, worked } from '../../../../state/messages.ts';
import { useI18n } from '../../../../texts/language.ts';

/** Sends what was recorded since a day, by the receiver's filters: a new receiver gets no history by itself. */
export function SendSince({ sink: { id, target } }: { readonly sink: ShownSink }) {
  const { t } = useI18n();
  const field = useId();
  const [day, setDay] = useState('');
  const { busy, once } = useBusy();
  const send = async () => {
    const outcome = await act('forwarding:send-since', { id, since: dayStart(day).toISOString() });
    if (!worked(outcome)) return;
    const { queued } = outcome.value;
    say(queued === 0 ? t('sinks.queuedNone') : t('sinks.queued', { count: queued }));
  };
  return (
    <Section title={t('sinks.earlier')}>
      <form
        className="setting"
        onSubmit={(event) => {
          event.preventDefault();
          if (day !== '') void once(send);
        }}
      >
        <label htmlFor={field} className="setting-name">
          {t('sinks.since')}
          <span id={`${field}-hint`} className="quiet small">
            {t(isForPeople(target.type) ? 'sinks.sinceHintPeople' : 'sinks.sinceHint')}
          </span>
        </label>
        <span className="since">
          <input
            id={field}
            type="date"
            className="input"
            aria-describedby={`${field}-hint`}
            value={day}
            max={localDay(new Date())}
            onChange={(event) => setDay(event.target.value)}
          />
          <Button type="submit" busy={busy} disabled={day === ''}>
            {t('sinks.sinceSend')}
          </Button>
        </span>
      </form>
    </Section>
  );
}
