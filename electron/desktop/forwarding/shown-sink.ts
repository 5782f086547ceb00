import type { ForwardingSink, ShownSink, ShownTarget } from '../../contract/index.ts';
import { isSealed } from '../../store/settings/secret-places.ts';
import type { AppContext } from '../context/app-context.ts';
import { sinkText, toneOf } from './sink-text.ts';

const TOPIC_SHOWN = 3;
const NO_STATE = { deliveredAt: null, failing: null, gone: null };

/** A sink as the window may see it: no secret leaves the main process. */
export function shownSink(sink: ForwardingSink, context: AppContext): ShownSink | null {
  const target = shownTarget(sink);
  if (target === null) return null;
  const i18n = context.i18n();
  const state = context.forwarding.state(sink.id) ?? { ...NO_STATE, ...context.store.waitingCounts(sink.id) };
  const { waiting, refused } = state;
  return {
    ...sink,
    target,
    ...{ waiting, refused, dropped: state.dropped + state.deleted },
    tone: context.demo ? 'off' : toneOf(sink, state),
    text: context.demo ? i18n.t('sink.demo') : sinkText(sink, state, i18n, context.now()),
  };
}

function shownTarget({ target }: ForwardingSink): ShownTarget | null {
  switch (target.type) {
    case 'webhook':
      return { type: 'webhook', url: readable(target.url), hasOldSecret: target.secrets.length > 1 };
    case 'ntfy':
      return {
        ...{ type: 'ntfy', url: readable(target.url) },
        topicText: isSealed(target.topic) ? '' : `${target.topic.slice(0, TOPIC_SHOWN)}…`,
        hasToken: target.token !== null,
      };
    case 'apprise':
      return { type: 'apprise', addressText: withoutKey(target.url), tag: target.tag };
    case 'command':
      return target;
    case 'nats':
      // The settings hold none: the headless program's configuration does.
      return null;
  }
}

/** What could not be opened is entered anew. */
function readable(url: string): string {
  return isSealed(url) ? '' : url;
}

/** The address up to /notify/. */
function withoutKey(url: string): string {
  if (isSealed(url) || !URL.canParse(url)) return '';
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/(\/notify\/).*$/, '$1')}…`;
}
