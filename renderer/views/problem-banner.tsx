import { ChevronRight, CircleAlert } from 'lucide-react';
import type { AppSnapshot } from '../../electron/contract/index.ts';
import { noticeOf } from '../format/notice.ts';
import { goTo } from '../state/navigation.ts';
import { useNow } from '../state/use-now.ts';
import { useI18n } from '../texts/language.ts';

/** What a person should know now, in one sentence below the tabs; Health shows the rest. Nothing while all is well. */
export function ProblemBanner({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const i18n = useI18n();
  const { t } = i18n;
  const notice = noticeOf(snapshot, i18n, useNow());
  if (notice === null) return null;
  const { text, target, more } = notice;
  return (
    <button
      type="button"
      className="notice"
      onClick={() => goTo(target)}
      aria-label={`${text} ${t(`views.${target}`)}`}
    >
      <CircleAlert aria-hidden size="1rem" strokeWidth={1.75} />
      <span className="notice-text">
        {text}
        {more > 0 ? <span className="quiet"> +{t('app.showProblems', { count: more })}</span> : null}
      </span>
      <ChevronRight aria-hidden size="1rem" strokeWidth={1.75} className="mirrored" />
    </button>
  );
}
