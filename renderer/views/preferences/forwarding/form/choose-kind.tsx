import { ChevronRight } from 'lucide-react';
import { useI18n } from '../../../../texts/language.ts';
import { SinkKindIcon } from '../sink-signs.tsx';
import { SINK_KINDS, type SinkKind } from '../sink-words.ts';

/** The kinds of receivers, each with what it is for. */
export function ChooseKind({ onChoose }: { readonly onChoose: (kind: SinkKind) => void }) {
  const { t } = useI18n();
  return (
    <>
      <p>{t('sinks.chooseKind')}</p>
      <ul className="plain-list kind-list">
        {SINK_KINDS.map((kind) => (
          <li key={kind}>
            <button type="button" className="kind-choice" onClick={() => onChoose(kind)}>
              <SinkKindIcon kind={kind} size="1.25rem" />
              <span className="line-text">
                <span className="kind-head">
                  <span className="kind-name">{t(`sinks.purpose.${kind}`)}</span>
                  <span className="word-mark">{t(`sinks.kind.${kind}`)}</span>
                </span>
                <span className="quiet">{t(`sinks.kindText.${kind}`)}</span>
              </span>
              <ChevronRight aria-hidden size="1rem" strokeWidth={1.75} className="mirrored" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
