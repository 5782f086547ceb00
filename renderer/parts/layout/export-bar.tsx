import { useId } from 'react';
import type { ExportProgress } from '../../../electron/contract/index.ts';
import { act } from '../../bridge.ts';
import { worked } from '../../state/messages.ts';
import { useI18n } from '../../texts/language.ts';

/** How far the export is that is being written, and the way to cancel it, above the message at the bottom of the window. */
export function ExportBar({ written, count }: ExportProgress) {
  const { t } = useI18n();
  const id = useId();
  const cancel = async () => {
    worked(await act('export:cancel', null));
  };
  return (
    <section className="message export-bar" aria-labelledby={id}>
      <div className="message-text">
        <span id={id}>{t('export.progress', { written, count })}</span>
        <progress className="progress" aria-labelledby={id} max={Math.max(1, count)} value={written} />
      </div>
      <button type="button" className="message-action" onClick={() => void cancel()}>
        {t('app.cancel')}
      </button>
    </section>
  );
}
