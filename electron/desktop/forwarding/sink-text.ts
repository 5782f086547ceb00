import type { ForwardingSink, ShownSink, SinkState, SinkTone } from '../../contract/index.ts';
import type { I18n } from '../texts/i18n.ts';

/** How it goes with a sink, for color and sign. */
export function toneOf(sink: Pick<ForwardingSink, 'state'>, state: SinkState): SinkTone {
  if (sink.state !== 'on') return sink.state;
  if (isFailing(state)) return 'failing';
  if (state.waiting > 0) return 'waiting';
  return state.deliveredAt === null ? 'idle' : 'delivered';
}

/** Whether something waits that the receiver did not take when it was called last. */
export function isFailing(state: SinkState): state is SinkState & {
  readonly failing: NonNullable<SinkState['failing']>;
} {
  return state.failing !== null && state.waiting > 0;
}

/** The same in words, and what became of events that were never sent, in sentences joined by " · ". */
export function sinkText(
  sink: Pick<ForwardingSink, 'state'>,
  state: SinkState,
  i18n: I18n,
  now: number,
): ShownSink['text'] {
  const { t } = i18n;
  const { refused, dropped, deleted } = state;
  return [
    stateText(sink, state, i18n, now),
    ...(refused > 0 ? [t('sink.refused', { count: refused })] : []),
    ...(dropped > 0 ? [t('sink.dropped', { count: dropped })] : []),
    ...(deleted > 0 ? [t('sink.deleted', { count: deleted })] : []),
  ].join(' · ');
}

function stateText(sink: Pick<ForwardingSink, 'state'>, state: SinkState, i18n: I18n, now: number): string {
  const { t } = i18n;
  const { waiting: count, gone, deliveredAt } = state;
  const time = (at: number) => i18n.time(new Date(at).toISOString(), now);
  if (sink.state === 'off') {
    return gone === null ? t('sink.off') : t('sink.gone', { reason: withoutStop(i18n.message(gone)) });
  }
  if (sink.state === 'paused') return count > 0 ? t('sink.pausedWaiting', { count }) : t('sink.paused');
  if (isFailing(state)) {
    const { since, reason, nextAttemptAt } = state.failing;
    const values = { since: time(since), next: time(nextAttemptAt) };
    return t('sink.failing', { ...values, reason: withoutStop(i18n.message(reason)) });
  }
  if (count > 0) return t('sink.waiting', { count });
  return deliveredAt === null ? t('sink.idle') : t('sink.delivered', { time: time(deliveredAt) });
}

/** A sentence as a part of another one. */
function withoutStop(text: string): string {
  return text.replace(/[.。]$/, '');
}
