import { Activity, CircleAlert, Copy, RefreshCw } from 'lucide-react';
import type { AppSnapshot, ShownConnection } from '../../../electron/contract/index.ts';
import { act, ask } from '../../bridge.ts';
import { labelOf, networkName } from '../../format/names.ts';
import { problemsOf } from '../../format/notice.ts';
import { logTime } from '../../format/times.ts';
import { Button } from '../../parts/controls/button.tsx';
import { useBusy } from '../../parts/controls/use-busy.ts';
import { Swatch } from '../../parts/display/account-swatch.tsx';
import { ConnectionIcon } from '../../parts/display/state-icon.tsx';
import { BlankSlate } from '../../parts/layout/blank-slate.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { say, sayFailed, worked } from '../../state/messages.ts';
import { goTo } from '../../state/navigation.ts';
import { useI18n } from '../../texts/language.ts';
import { ConnectionAnswer } from './connection-answer.tsx';
import { CoverageSummary } from './coverage-summary.tsx';
import { NetworkHealth } from './network-health.tsx';
import { useHealth } from './use-health.ts';

/** Connections, coverage and recent events, for those who want to know why. */
export function HealthView({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t } = useI18n();
  const state = useHealth(snapshot);
  const { busy, once } = useBusy();
  const check = async () => {
    worked(await act('connection:check', null));
  };
  const copy = async () => {
    try {
      const text = await ask('diagnostics:text', null);
      if (worked(await act('clipboard:write', { text }))) say(t('health.diagnosticsCopied'));
    } catch {
      sayFailed(t('app.failed'));
    }
  };
  return (
    <div className="scrolling">
      <h1 className="sr-only">{t('views.health')}</h1>
      <div className="view-actions">
        <Button icon={RefreshCw} busy={busy} onClick={() => void once(check)}>
          {t('health.check')}
        </Button>
        <Button look="quiet" icon={Copy} onClick={() => void copy()}>
          {t('health.copy')}
        </Button>
      </div>
      <ConnectionAnswer check={snapshot.connectionCheck} />
      <Problems snapshot={snapshot} />
      {state.status === 'failed' ? (
        <BlankSlate icon={CircleAlert} title={t('health.failed')} />
      ) : state.status === 'loading' ? (
        <p role="status" className="quiet late centred">
          {t('app.loading')}
        </p>
      ) : (
        <>
          {snapshot.networks.length === 0 ? (
            <BlankSlate icon={Activity} title={t('health.noNetworks')} />
          ) : (
            snapshot.networks.map((view) => (
              <NetworkHealth
                key={view.network}
                view={view}
                activity={state.health.activity[view.network] ?? []}
                proving={snapshot.proving}
              />
            ))
          )}
          <Coverage snapshot={snapshot} />
          <Events events={state.health.events} />
        </>
      )}
    </div>
  );
}

/** Everything that the banner counts. */
function Problems({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t, locale } = useI18n();
  const problems = problemsOf(snapshot);
  if (problems.length === 0) return null;
  return (
    <Section title={t('health.problems')}>
      <ul className="plain-list">
        {problems.map(({ code, network, at, text, paymentId }) => (
          <li key={`${code} ${network} ${at} ${text}`} className="event">
            <time className="quiet small" dateTime={at}>
              {logTime(at, locale)}
            </time>
            <CircleAlert aria-hidden size="1rem" strokeWidth={1.75} />
            <span className="line-text">
              <span>{text}</span>
              {network === null ? null : <span className="quiet small">{networkName(network, t)}</span>}
              {paymentId === undefined ? null : (
                <Button look="quiet" onClick={() => goTo('payments', { page: 'payment', id: paymentId })}>
                  {t('payments.open')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Coverage({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t } = useI18n();
  if (snapshot.accounts.length === 0) return null;
  return (
    <Section title={t('health.coverage')}>
      <ul className="plain-list">
        {snapshot.accounts.map((account) => (
          <li key={account.id} className="coverage-line">
            <p className="detail-label">
              <Swatch colour={account.colour} />
              <bdi>{labelOf(account)}</bdi>
            </p>
            <CoverageSummary account={account} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Events({ events }: { readonly events: readonly ShownConnection[] }) {
  const { t, locale } = useI18n();
  return (
    <Section title={t('health.events')}>
      {events.length === 0 ? <p className="quiet">{t('health.noEvents')}</p> : null}
      <ol className="plain-list">
        {events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two events may carry the same time and state
          <li key={`${event.since}-${index}`} className="event">
            <time className="quiet small" dateTime={event.since}>
              {logTime(event.since, locale)}
            </time>
            <ConnectionIcon state={event.state} />
            <span className="line-text">
              <span>
                {t(`connectionState.${event.state}`)}
                <span className="quiet">
                  {' · '}
                  {networkName(event.network, t)}
                  {event.attempt > 1 ? ` · ${t('health.attempt', { count: event.attempt })}` : null}
                </span>
              </span>
              {event.server === null ? null : <span className="mono quiet">{event.server}</span>}
              {event.reasonText === null ? null : <span className="quiet small">{event.reasonText}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
