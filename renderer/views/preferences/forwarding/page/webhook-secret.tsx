import { KeyRound } from 'lucide-react';
import { act } from '../../../../bridge.ts';
import { Button } from '../../../../parts/controls/button.tsx';
import { CopyButton } from '../../../../parts/controls/copy-button.tsx';
import { useBusy } from '../../../../parts/controls/use-busy.ts';
import { Section } from '../../../../parts/layout/section.tsx';
import { say, worked } from '../../../../state/messages.ts';
import { useI18n } from '../../../../texts/language.ts';

interface NewSecretProps {
  readonly secret: string;
  readonly onDone: () => void;
}

/** A secret that was made a moment ago, to be copied: it is shown this once. */
export function NewSecret({ secret, onDone }: NewSecretProps) {
  const { t } = useI18n();
  return (
    <section className="new-secret" aria-labelledby="new-secret-title">
      <h2 id="new-secret-title">
        <KeyRound aria-hidden size="1rem" strokeWidth={1.75} />
        {t('sinks.secretMade')}
      </h2>
      <p role="status">{t('sinks.secretOnce')}</p>
      <p className="secret-line">
        <span className="mono">{secret}</span>
        <CopyButton text={secret} what={t('sinks.secret')} />
      </p>
      <div className="button-row">
        <Button onClick={onDone}>{t('sinks.secretDone')}</Button>
      </div>
    </section>
  );
}

interface WebhookSecretProps {
  readonly id: string;
  readonly hasOldSecret: boolean;
  readonly onSecret: (secret: string) => void;
}

/** Another secret, without an event lost: both sign until the old one is ended. */
export function WebhookSecret({ id, hasOldSecret, onSecret }: WebhookSecretProps) {
  const { t } = useI18n();
  const { busy, once } = useBusy();
  const make = async () => {
    const outcome = await act('forwarding:new-secret', { id });
    if (worked(outcome)) onSecret(outcome.value.secret);
  };
  const end = async () => {
    if (worked(await act('forwarding:end-old-secret', { id }))) say(t('sinks.oldSecretEnded'));
  };
  return (
    <Section title={t('sinks.secret')}>
      <p className="quiet">{t(hasOldSecret ? 'sinks.oldSecret' : 'sinks.secretHint')}</p>
      <div className="button-row inset">
        {hasOldSecret ? (
          <Button busy={busy} onClick={() => void once(end)}>
            {t('sinks.endOldSecret')}
          </Button>
        ) : (
          <Button busy={busy} onClick={() => void once(make)}>
            {t('sinks.newSecret')}
          </Button>
        )}
      </div>
    </Section>
  );
}
