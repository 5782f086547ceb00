import { CircleCheck, CircleX, RotateCw } from 'lucide-react';
import { useState } from 'react';
import type { ShownSink, SinkLog } from '../../../../../electron/contract/index.ts';
import { logTime } from '../../../../format/times.ts';
import { Button, IconButton } from '../../../../parts/controls/button.tsx';
import { useBusy } from '../../../../parts/controls/use-busy.ts';
import { Section } from '../../../../parts/layout/section.tsx';
import { useI18n } from '../../../../texts/language.ts';
import { sendAgain, sendRefusedAgain } from '../sink-actions.ts';
import { useSinkLog } from './use-sink-log.ts';

/** Shown at first; the others follow on request. */
const SHOWN = 8;

/** Every call of the receiver, newest first, and what it refused. */
export function SinkLogSection({ sink }: { readonly sink: ShownSink }) {
  const { t } = useI18n();
  const { state, again } = useSinkLog(sink);
  const send = async (eventId: number) => {
    await sendAgain(sink.id, [eventId], t);
    again();
  };
  const sendAll = async () => {
    await sendRefusedAgain(sink, t);
    again();
  };
  return (
    <>
      {state.status === 'ready' && state.log.refused.length > 0 ? (
        <Refused refused={state.log.refused} onSend={send} onSendAll={sendAll} />
      ) : null}
      <Section title={t('sinks.log')}>
        {state.status === 'loading' ? (
          <p className="quiet late">{t('app.loading')}</p>
        ) : state.status === 'failed' ? (
          <p className="quiet">{t('sinks.logFailed')}</p>
        ) : state.log.attempts.length === 0 ? (
          <p className="quiet">{t('sinks.logEmpty')}</p>
        ) : (
          <Attempts attempts={state.log.attempts} onSend={send} />
        )}
      </Section>
    </>
  );
}

interface AttemptsProps {
  readonly attempts: SinkLog['attempts'];
  readonly onSend: (eventId: number) => Promise<void>;
}

function Attempts({ attempts, onSend }: AttemptsProps) {
  const { t, locale } = useI18n();
  const [all, setAll] = useState(false);
  const shown = all ? attempts : attempts.slice(0, SHOWN);
  const left = attempts.length - shown.length;
  const seconds = new Intl.NumberFormat(locale, {
    ...{ style: 'unit', unit: 'second', unitDisplay: 'narrow' },
    maximumFractionDigits: 1,
  });
  return (
    <>
      <ol className="plain-list">
        {shown.map(({ key, at, ok, what, result, tookMs, eventId }) => (
          <li key={key} className="line attempt">
            {ok ? (
              <CircleCheck role="img" aria-label={t('sinks.arrived')} size="1rem" className="state-live" />
            ) : (
              <CircleX role="img" aria-label={t('sinks.failed')} size="1rem" className="state-offline" />
            )}
            <span className="line-text">
              <bdi className="clamped">{what}</bdi>
              <span className="quiet small">
                <time dateTime={at}>{logTime(at, locale)}</time>
                {' · '}
                <bdi>{result}</bdi>
                {' · '}
                {seconds.format(tookMs / 1000)}
              </span>
            </span>
            {eventId === null ? null : <SendAgain what={what} onSend={() => onSend(eventId)} />}
          </li>
        ))}
      </ol>
      {left === 0 ? null : (
        <Button look="quiet" className="more-attempts" onClick={() => setAll(true)}>
          {t('sinks.showAll', { count: left })}
        </Button>
      )}
    </>
  );
}

interface RefusedProps {
  readonly refused: SinkLog['refused'];
  readonly onSend: (eventId: number) => Promise<void>;
  readonly onSendAll: () => Promise<void>;
}

function Refused({ refused, onSend, onSendAll }: RefusedProps) {
  const { t, locale } = useI18n();
  const { busy, once } = useBusy();
  return (
    <Section
      title={t('sinks.refusedTitle')}
      actions={
        <Button look="quiet" busy={busy} onClick={() => void once(onSendAll)}>
          {t('sinks.sendAllAgain')}
        </Button>
      }
    >
      <p className="quiet">{t('sinks.refusedHint')}</p>
      <ol className="plain-list">
        {refused.map(({ eventId, at, what, reasonText }) => (
          <li key={eventId} className="line attempt">
            <CircleX aria-hidden size="1rem" className="state-offline" />
            <span className="line-text">
              <bdi className="clamped">{what}</bdi>
              <span className="small">
                <bdi>{reasonText}</bdi>
              </span>
              <time className="quiet small" dateTime={at}>
                {logTime(at, locale)}
              </time>
            </span>
            <SendAgain what={what} onSend={() => onSend(eventId)} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function SendAgain({ what, onSend }: { readonly what: string; readonly onSend: () => Promise<void> }) {
  const { t } = useI18n();
  const { busy, once } = useBusy();
  return (
    <IconButton
      icon={RotateCw}
      label={t('sinks.sendAgainOf', { what })}
      aria-disabled={busy ? true : undefined}
      onClick={() => void once(onSend)}
    />
  );
}
