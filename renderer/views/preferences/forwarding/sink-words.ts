import { FORWARDED_EVENTS, type ShownSink, type SinkDraft } from '../../../../electron/contract/index.ts';
import { decimalText } from '../../../format/decimal.ts';
import type { WindowTranslate } from '../../../texts/language.ts';

export type SinkKind = ShownSink['target']['type'];

/** The kinds that people choose among, the most asked for first. */
export const SINK_KINDS: readonly SinkKind[] = ['webhook', 'ntfy', 'apprise', 'command'];

/** Events that people choose among; a test is sent in any case. */
export const CHOSEN_EVENTS = /* @__PURE__ */ FORWARDED_EVENTS.filter((type) => type !== 'test');

/** Where it is sent to, without anything secret: "https://shop.example/chime", "ntfy.sh, chi…". */
export function targetText({ target }: ShownSink): string {
  switch (target.type) {
    case 'webhook':
      return target.url;
    case 'ntfy':
      return `${target.url.replace(/^https:\/\//u, '')}, ${target.topicText}`;
    case 'apprise':
      return target.tag === '' ? target.addressText : `${target.addressText} (${target.tag})`;
    case 'command':
      return [target.program, ...target.arguments].join(' ');
  }
}

type Filters = Pick<SinkDraft, 'events' | 'accounts' | 'kinds' | 'minimumXrp' | 'alertingOnly'>;

/** What a receiver is told of, in a line: "Tells when a payment arrived or servers disagree about it · from 2 accounts". */
export function filterSummary(filters: Filters, t: WindowTranslate, locale: string): string {
  const chosen = CHOSEN_EVENTS.filter((event) => filters.events.includes(event));
  if (chosen.length === 0) return t('sinks.summary', { events: t('sinks.noEvent') });
  const isAll = chosen.length === CHOSEN_EVENTS.length;
  const events = new Intl.ListFormat(locale, { type: 'disjunction' }).format(
    chosen.map((event) => t(`sinks.event.${event}`)),
  );
  const minimum = filters.minimumXrp?.trim() ?? '';
  return [
    isAll ? t('sinks.summaryAll') : t('sinks.summary', { events }),
    ...(filters.accounts.length > 0 ? [t('sinks.summaryAccounts', { count: filters.accounts.length })] : []),
    ...(filters.kinds === null ? [] : [t('sinks.summaryKinds', { count: filters.kinds.length })]),
    ...(minimum === '' ? [] : [t('sinks.summaryMinimum', { amount: decimalText(minimum, locale) })]),
  ].join(' · ');
}
