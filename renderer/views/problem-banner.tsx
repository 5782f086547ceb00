import { ChevronRight, CircleAlert } from 'lucide-react';
import type { AppSnapshot } from '../../electron/contract/index.ts';
import { goTo } from '../state/navigation.ts';
import { useI18n } from '../texts/language.ts';

/** What a person should know now, in one sentence below the tabs; Health shows the rest. Nothing while all is well. */
export function ProblemBanner({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t } = useI18n();
  const message = noticeOf(snapshot, t('preferences.notifierNone'));
  if (message === null) return null;
  const target = snapshot.notifications.inUse === 'none' && message.startsWith(t('preferences.notifierNone'));
  const rest = snapshot.problems.length - 1;
  return (
    <button
      type="button"
      className="notice"
      onClick={() => goTo(target ? 'preferences' : 'health')}
      aria-label={`${message} ${target ? t('views.preferences') : t('views.health')}`}
    >
      <CircleAlert aria-hidden size="1rem" strokeWidth={1.75} />
      <span className="notice-text">
        {message}
        {rest > 0 ? <span className="quiet"> +{t('app.showProblems', { count: rest })}</span> : null}
      </span>
      <ChevronRight aria-hidden size="1rem" strokeWidth={1.75} className="mirrored" />
    </button>
  );
}

function noticeOf(snapshot: AppSnapshot, noNotifications: string): string | null {
  const newest = [...snapshot.problems].sort((a, b) => b.at.localeCompare(a.at))[0];
  if (newest !== undefined) return newest.text;
  if (snapshot.overall === 'offline' || snapshot.overall === 'stalled') {
    const reason = snapshot.networks.find(({ connection }) => connection.reasonText !== null)?.connection
      .reasonText;
    if (reason !== undefined && reason !== null) return reason;
  }
  if (snapshot.accounts.length > 0 && snapshot.notifications.inUse === 'none') {
    return `${noNotifications}. ${snapshot.notifications.reasonText}`;
  }
  return null;
}
