import {
  firstEvents,
  isForPeople,
  type ShownSink,
  type SinkDraft,
} from '../../../../../electron/contract/index.ts';
import { decimalText, parseDecimal } from '../../../../format/decimal.ts';
import type { WindowTranslate } from '../../../../texts/language.ts';
import type { SinkKind } from '../sink-words.ts';

/** A receiver as it is being entered: `SinkDraft` with the amount as it is typed. */
export type FormDraft = SinkDraft;
export type DraftTarget<K extends SinkKind> = Extract<SinkDraft['target'], { readonly type: K }>;

/** Time limit of a command, in seconds, where nothing else is said. */
const FIRST_TIMEOUT = 30;

/** A new receiver of this kind: for people what alerts, for programs everything. */
export function newDraft(kind: SinkKind, t: WindowTranslate): FormDraft {
  return {
    id: null,
    name: t(`sinks.firstName.${kind}`),
    events: firstEvents(kind),
    accounts: [],
    kinds: null,
    minimumXrp: null,
    alertingOnly: isForPeople(kind),
    privacy: false,
    target: newTarget(kind),
  };
}

function newTarget(kind: SinkKind): SinkDraft['target'] {
  switch (kind) {
    case 'webhook':
      return { type: kind, url: '' };
    case 'ntfy':
      return { type: kind, url: 'https://ntfy.sh', topic: null, token: null };
    case 'apprise':
      return { type: kind, url: null, tag: '' };
    case 'command':
      return { type: kind, program: '', arguments: [], timeoutSeconds: FIRST_TIMEOUT };
  }
}

/** A receiver to be edited. Its secrets stay where they are. */
export function draftOf(sink: ShownSink, locale: string): FormDraft {
  const { id, name, events, accounts, kinds, minimumXrp, alertingOnly, privacy } = sink;
  return {
    ...{ id, name, events, accounts, kinds, alertingOnly, privacy },
    minimumXrp: minimumXrp === null ? null : decimalText(minimumXrp, locale),
    target: targetDraft(sink.target),
  };
}

function targetDraft(target: ShownSink['target']): SinkDraft['target'] {
  switch (target.type) {
    case 'webhook':
      return { type: target.type, url: target.url };
    case 'ntfy':
      return { type: target.type, url: target.url, topic: true, token: target.hasToken ? true : null };
    case 'apprise':
      return { type: target.type, url: true, tag: target.tag };
    case 'command':
      return {
        ...{ type: target.type, program: target.program, arguments: target.arguments },
        timeoutSeconds: target.timeoutSeconds,
      };
  }
}

/** The draft as main takes it: amounts with a decimal point, and no empty lines after the last argument. */
export function sentDraft(draft: FormDraft, locale: string): SinkDraft {
  const { minimumXrp, target } = draft;
  const typed = minimumXrp?.trim() ?? '';
  return {
    ...draft,
    name: draft.name.trim(),
    minimumXrp: typed === '' ? null : (parseDecimal(typed, locale) ?? typed),
    target: target.type === 'command' ? { ...target, arguments: withoutEmptyEnd(target.arguments) } : target,
  };
}

function withoutEmptyEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}
