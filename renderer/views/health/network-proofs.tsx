import { BadgeCheck } from 'lucide-react';
import { useId, useState } from 'react';
import type {
  ListInUse,
  NetworkName,
  ProofProgress,
  ProvedPeriod,
  ShownNetwork,
} from '../../../electron/contract/index.ts';
import { act } from '../../bridge.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { proofStepText } from '../../format/proof-step.ts';
import { exactTime, shortTime } from '../../format/times.ts';
import { Button } from '../../parts/controls/button.tsx';
import { Select } from '../../parts/controls/select.tsx';
import { useNow } from '../../state/use-now.ts';
import { useI18n } from '../../texts/language.ts';

/** A ledger closes every four seconds; a request is made for each. */
const LEDGERS_AN_HOUR = 900;
/** 5,000 headers are the most that are asked for. */
const HOURS = [1, 2, 3, 4, 5] as const;

interface NetworkProofsProps {
  readonly view: ShownNetwork;
  /** The proof that is being made. */
  readonly progress: ProofProgress | null;
}

/** By which list payments of a network are proved, and that no ledger of a period was skipped. */
export function NetworkProofs({ view, progress }: NetworkProofsProps) {
  const { t } = useI18n();
  const { network, validatorList, provedPeriod } = view;
  const isRunning = progress !== null && 'network' in progress.of && progress.of.network === network;
  return (
    <>
      <h3 className="sub-head">{t('health.proofs')}</h3>
      {validatorList === null ? (
        <p className="quiet small">{t('health.listNone')}</p>
      ) : (
        <List list={validatorList} />
      )}
      {provedPeriod === null ? null : <Period period={provedPeriod} />}
      <ProvePeriod network={network} progress={isRunning ? progress : null} />
    </>
  );
}

function List({ list }: { readonly list: ListInUse }) {
  const { t, locale } = useI18n();
  return (
    <p className="small long-words">
      <span className="quiet">
        {t('health.list', {
          publisher: list.name ?? list.publisher,
          sequence: `${list.sequence}`,
          count: list.validators,
          date: exactTime(list.expiration, locale),
        })}
      </span>
      {list.isExpiring ? <strong> {t('health.listExpiring')}</strong> : null}
    </p>
  );
}

function Period({ period }: { readonly period: ProvedPeriod }) {
  const { t, locale } = useI18n();
  const now = useNow();
  return (
    <p className="proved-period">
      <BadgeCheck aria-hidden size="1rem" strokeWidth={2} />
      <span className="line-text">
        <span>
          {t('health.noneSkipped', {
            first: wholeNumber(period.from, locale),
            last: wholeNumber(period.to, locale),
          })}
        </span>
        <span className="quiet small">
          {t('health.periodProved', {
            time: shortTime(period.provedAt, now, locale),
            votes: `${period.votes}`,
            listed: `${period.listed}`,
          })}
        </span>
      </span>
    </p>
  );
}

function Running({ progress }: { readonly progress: ProofProgress }) {
  const { t } = useI18n();
  return (
    <div role="status" className="gap-foot">
      <p>{proofStepText(progress, t)}</p>
      {progress.count === 0 ? null : (
        <progress className="progress" max={progress.count} value={progress.done} aria-hidden />
      )}
      {/* It took the place of the button that was pressed. */}
      <Button autoFocus onClick={() => void act('proofs:cancel', null)}>
        {t('app.cancel')}
      </Button>
    </div>
  );
}

type State =
  | { readonly step: 'offered' | 'asked' }
  /** One proof has come to its end; `failure` says why it is none. */
  | { readonly step: 'ended'; readonly failure: string | null };

function ProvePeriod({
  network,
  progress,
}: Omit<NetworkProofsProps, 'view'> & { readonly network: NetworkName }) {
  const { t } = useI18n();
  const [state, setState] = useState<State>({ step: 'offered' });
  const [hours, setHours] = useState<number>(HOURS[0]);
  const select = useId();
  const ledgers = hours * LEDGERS_AN_HOUR;
  const prove = async () => {
    const outcome = await act('proofs:prove-period', { network, ledgers });
    setState({ step: 'ended', failure: outcome.ok ? null : outcome.text });
  };
  if (progress !== null) return <Running progress={progress} />;
  return (
    <div className="gap-foot">
      {state.step !== 'ended' || state.failure === null ? null : (
        <p role="alert" className="detail-note">
          {t('proving.notProved', { reason: state.failure })}
        </p>
      )}
      {state.step === 'asked' ? (
        <>
          <label htmlFor={select} className="sr-only">
            {t('health.period')}
          </label>
          {/* It took the place of the button that was pressed. */}
          <Select
            id={select}
            autoFocus
            value={hours}
            onChange={(event) => setHours(Number(event.target.value))}
          >
            {HOURS.map((count) => (
              <option key={count} value={count}>
                {t('health.lastHours', { count })}
              </option>
            ))}
          </Select>
          <p className="quiet small">
            {t('proving.cost', { count: ledgers })} {t('proving.fetches')}
          </p>
          <Button icon={BadgeCheck} onClick={() => void prove()}>
            {t('proving.begin')}
          </Button>
        </>
      ) : (
        <Button
          icon={BadgeCheck}
          autoFocus={state.step === 'ended'}
          onClick={() => setState({ step: 'asked' })}
        >
          {t('health.provePeriod')}
        </Button>
      )}
    </div>
  );
}
