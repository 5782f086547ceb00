import type {
  ActivitySpan,
  ProofProgress,
  ShownNetwork,
  ShownServer,
} from '../../../electron/contract/index.ts';
import { networkName } from '../../format/names.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { exactTime, relativeTime, shortTime } from '../../format/times.ts';
import { ConnectionIcon } from '../../parts/display/state-icon.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useNow } from '../../state/use-now.ts';
import { useI18n } from '../../texts/language.ts';
import { ActivityStrip } from './activity-strip.tsx';
import { NetworkProofs } from './network-proofs.tsx';

/** What rippled reports for a server that holds no ledgers: there is no range to show. */
const NO_LEDGERS = 'empty';

interface NetworkHealthProps {
  readonly view: ShownNetwork;
  readonly activity: readonly ActivitySpan[];
  /** The proof that is being made. */
  readonly proving: ProofProgress | null;
}

/** One network: its connection, the server in use, the last day, the other servers, and its proofs. */
export function NetworkHealth({ view, activity, proving }: NetworkHealthProps) {
  const { t, locale } = useI18n();
  const now = useNow();
  const { connection } = view;
  const server = view.servers.find((entry) => entry.inUse);
  return (
    <Section title={networkName(view.network, t)}>
      <p className="state">
        <ConnectionIcon state={connection.state} />
        <span>
          <strong>{t(`connectionState.${connection.state}`)}</strong>{' '}
          <span className="quiet" title={exactTime(connection.since, locale)}>
            {t('overall.since', { time: shortTime(connection.since, now, locale) })}
            {connection.state === 'waiting' && connection.retryInMs !== null
              ? ` · ${t('overall.retryIn', { time: relativeTimeSeconds(connection.since, connection.retryInMs, now, locale) })}`
              : null}
          </span>
        </span>
      </p>
      {connection.reasonText === null ? null : <p className="quiet">{connection.reasonText}</p>}
      <dl className="figures">
        <Figure
          name={t('health.latency')}
          value={msText(server?.latencyMs ?? null, (value) => t('health.ms', { value }), locale)}
        />
        <Figure
          name={t('health.ledgerAge')}
          value={msText(server?.ledgerAgeS ?? null, (value) => t('health.seconds', { value }), locale)}
        />
        <Figure
          name={t('health.ledger')}
          value={view.validatedLedger === null ? '–' : wholeNumber(view.validatedLedger, locale)}
        />
      </dl>
      {view.spotChecksText === null ? null : <p className="quiet small">{view.spotChecksText}</p>}
      <h3 className="sub-head">{t('health.activityTitle')}</h3>
      <ActivityStrip spans={activity} />
      <h3 className="sub-head">{t('health.servers')}</h3>
      <ul className="plain-list">
        {view.servers.map((entry) => (
          <ServerLine key={entry.url} server={entry} />
        ))}
      </ul>
      <NetworkProofs view={view} progress={proving} />
    </Section>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt className="quiet small">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function ServerLine({ server }: { readonly server: ShownServer }) {
  const { t, locale } = useI18n();
  const now = useNow();
  const resting = server.coolDownUntil !== null && Date.parse(server.coolDownUntil) > now;
  return (
    <li className="line">
      <span className="line-text">
        <span className="mono">{server.url}</span>
        {server.lastErrorText === null ? null : <span className="quiet small">{server.lastErrorText}</span>}
        {resting && server.coolDownUntil !== null ? (
          <span className="quiet small">
            {t('health.coolingUntil', { time: shortTime(server.coolDownUntil, now, locale) })}
          </span>
        ) : null}
        {server.completeLedgers === null || server.completeLedgers === NO_LEDGERS ? null : (
          <span className="quiet small clamped" title={server.completeLedgers}>
            {t('health.holds', { ranges: server.completeLedgers })}
          </span>
        )}
      </span>
      {server.inUse ? <span className="word-mark word-good">{t('health.inUse')}</span> : null}
    </li>
  );
}

function msText(value: number | null, unit: (value: string) => string, locale: string): string {
  return value === null ? '–' : unit(wholeNumber(value, locale));
}

/** "in 8 s": waits are short, so they are shown in seconds. */
function relativeTimeSeconds(since: string, delayMs: number, now: number, locale: string): string {
  const at = Date.parse(since) + delayMs;
  const seconds = Math.max(0, Math.round((at - now) / 1000));
  return seconds >= 60
    ? relativeTime(new Date(at).toISOString(), now, locale)
    : new Intl.RelativeTimeFormat(locale, { style: 'short' }).format(seconds, 'second');
}
