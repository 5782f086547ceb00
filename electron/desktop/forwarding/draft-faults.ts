import { type ForwardingSink, message, type SinkDraft, type SinkFault } from '../../contract/index.ts';
import { isSealed } from '../../store/settings/secret-places.ts';
import { isOwnHost } from '../../xrpl/transport/server-url.ts';
import type { I18n } from '../texts/i18n.ts';

const LONGEST_NAME = 100;
const LONGEST_TAG = 200;
const LONGEST_URL = 2000;
const LONGEST_TOKEN = 1000;
const MOST_SECONDS = 600;

/** ntfy, server/server.go: topicRegex. */
const TOPIC = /^[-_A-Za-z0-9]{1,64}$/;
/** What a header takes. */
const TOKEN = /^[\x21-\x7e]+$/;
/** Where secrets come from in the headless program's configuration: a page must not have files of its choice sent. */
const REFERENCE = /^(?:env|file|sealed):/;
const DECIMAL = /^\d{1,100}(\.\d{1,100})?$/;

type Field = SinkFault['field'];
type Targets = SinkDraft['target'];
type Drafted<T extends Targets['type']> = Extract<Targets, { readonly type: T }>;

export interface DraftFaultsOptions {
  readonly i18n: I18n;
  /** The sink that it changes; null for a new one. */
  readonly stored: ForwardingSink | null;
  /** Whether the platform's dialog chose this program in this run. */
  readonly isChosen: (program: string) => boolean;
}

/** What is wrong with a sink as it was entered, field by field. */
export function draftFaults(
  draft: SinkDraft,
  { i18n, stored, isChosen }: DraftFaultsOptions,
): readonly SinkFault[] {
  const { t } = i18n;
  const faults: SinkFault[] = [];
  const fault = (field: Field, text: string) => faults.push({ field, text });
  const tooLong = (text: string, count: number) =>
    text.length > count ? t('sinkFault.long', { count }) : null;
  const say = (field: Field, text: string | null) => text !== null && fault(field, text);

  function url(text: string): string | null {
    const parsed = URL.canParse(text) ? new URL(text) : null;
    if (parsed === null || !/^https?:$/.test(parsed.protocol) || isSealed(text)) return t('sinkFault.url');
    if (parsed.username !== '' || parsed.password !== '') return t('sinkFault.password');
    if (parsed.protocol === 'http:' && !isOwnHost(parsed.hostname))
      return i18n.message(message('delivery.plain-http'));
    return tooLong(text, LONGEST_URL);
  }

  function ntfy({ url: address, topic, token }: Drafted<'ntfy'>): void {
    const known = stored?.target.type === 'ntfy' ? stored.target : null;
    const wrongUrl = url(address);
    say('url', wrongUrl);
    // A page that was taken over must not have what is kept sent to a server of its own.
    const isSame = known !== null && wrongUrl === null && originOf(known.url) === originOf(address);
    const keeps = (secret: string | null | undefined) =>
      isSame && typeof secret === 'string' && !isSealed(secret);
    if (topic === true) say('topic', keeps(known?.topic) ? null : t('sinkFault.again'));
    else if (topic === null || !TOPIC.test(topic)) fault('topic', t('sinkFault.topic'));
    if (token === true) say('token', keeps(known?.token) ? null : t('sinkFault.again'));
    else if (token !== null && (!TOKEN.test(token) || REFERENCE.test(token)))
      fault('token', t('sinkFault.token'));
    else if (token !== null) say('token', tooLong(token, LONGEST_TOKEN));
  }

  function apprise({ url: address, tag }: Drafted<'apprise'>): void {
    const known = stored?.target.type === 'apprise' ? stored.target.url : null;
    if (address === true) say('url', known === null || isSealed(known) ? t('sinkFault.again') : null);
    else if (address === null) fault('url', t('sinkFault.notify'));
    else say('url', url(address) ?? (hasNotifyKey(address) ? null : t('sinkFault.notify')));
    say('tag', tooLong(tag, LONGEST_TAG));
  }

  function command({ program, arguments: args, timeoutSeconds }: Drafted<'command'>): void {
    const known = stored?.target.type === 'command' ? stored.target : null;
    if (known?.program !== program && !isChosen(program)) fault('program', t('sinkFault.program'));
    // node:child_process takes no null bytes.
    if (args.some((argument) => argument.includes('\0'))) fault('arguments', t('sinkFault.arguments'));
    if (timeoutSeconds < 1 || timeoutSeconds > MOST_SECONDS) fault('timeoutSeconds', t('sinkFault.timeout'));
  }

  say('name', draft.name.trim() === '' ? t('sinkFault.name') : tooLong(draft.name.trim(), LONGEST_NAME));
  if (draft.events.length === 0) fault('events', t('sinkFault.events'));
  const { minimumXrp, target } = draft;
  if (minimumXrp !== null && !DECIMAL.test(minimumXrp.trim())) fault('minimumXrp', t('sinkFault.minimum'));
  if (target.type === 'webhook') say('url', url(target.url));
  else if (target.type === 'ntfy') ntfy(target);
  else if (target.type === 'apprise') apprise(target);
  else command(target);
  return faults;
}

function hasNotifyKey(url: string): boolean {
  return /\/notify\/[^/]+\/?$/.test(new URL(url).pathname);
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}
