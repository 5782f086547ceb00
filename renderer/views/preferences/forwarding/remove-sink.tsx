import { useEffect, useRef } from 'react';
import type { ShownSink } from '../../../../electron/contract/index.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { say } from '../../../state/messages.ts';
import { dropSink } from '../../../state/optimistic-changes.ts';
import { useI18n } from '../../../texts/language.ts';

interface RemoveSinkProps {
  /** The receiver that is to be removed; null while nobody asks for it. */
  readonly sink: ShownSink | null;
  readonly onClose: () => void;
}

/** Asks before a receiver is removed, because its secret cannot be brought back, and says what is not sent then. */
export function RemoveSink({ sink, onClose }: RemoveSinkProps) {
  const { t } = useI18n();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (sink === null) dialog.current?.close();
    else if (dialog.current?.open === false) dialog.current.showModal();
  }, [sink]);
  const remove = async () => {
    if (sink === null) return;
    onClose();
    const lost = await dropSink(sink.id);
    if (lost !== null) say(lost);
  };
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="remove-title"
      aria-describedby="remove-text"
      onClose={onClose}
    >
      {sink === null ? null : (
        <div className="form">
          <h2 id="remove-title">{t('sinks.removeTitle', { name: sink.name })}</h2>
          <p id="remove-text">
            {sink.waiting === 0 ? null : `${t('sinks.removeWaiting', { count: sink.waiting })} `}
            {t('sinks.removeText')}
          </p>
          <div className="button-row">
            <Button look="danger" onClick={() => void remove()}>
              {t('app.remove')}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {t('app.cancel')}
            </Button>
          </div>
        </div>
      )}
    </dialog>
  );
}
