import type { ForwardingSink, SinkTarget } from '../../contract/index.ts';
import { isObject } from '../../xrpl/protocol/json.ts';
import { hasSecret, redactUrl, sealedServerUrl, sealOf } from '../../xrpl/transport/server-url.ts';

/** How one kind of secret is stored once it is sealed. */
interface SealedForm {
  /** Of a text that is not sealed. */
  readonly isSecret: (text: string) => boolean;
  readonly write: (text: string, sealed: string) => string;
  /** What `write` put into a stored text; null where it did not. */
  readonly sealOf: (stored: string) => string | null;
}

/** Where secrets are in the value of one key. */
interface SecretPlace {
  /** The value with each text changed that may be a secret; what has another shape is left as it is. */
  readonly change: (value: unknown, change: (text: string, form: SealedForm) => string) => unknown;
}

/** A server's URL: its redacted form, with the sealed whole behind it. */
const SERVER: SealedForm = { isSecret: hasSecret, write: sealedServerUrl, sealOf };

/** A receiver's URL, likewise. */
const RECEIVER: SealedForm = {
  isSecret: hasSecret,
  write: (url, sealed) => `${redactUrl(url)}#sealed=${sealed}`,
  sealOf,
};

const SEALED_TEXT = /^sealed:([A-Za-z0-9+/=]+)$/;

/** A secret that is nothing else. */
const TEXT: SealedForm = {
  isSecret: (text) => text !== '' && !SEALED_TEXT.test(text),
  write: (_text, sealed) => `sealed:${sealed}`,
  sealOf: (stored) => SEALED_TEXT.exec(stored)?.[1] ?? null,
};

/** Whether a secret of a sink is sealed still: it could not be opened on this computer. */
export function isSealed(text: string): boolean {
  return TEXT.sealOf(text) !== null || RECEIVER.sealOf(text) !== null;
}

/** Whether something that a sink needs could not be opened. */
export function isSealedTarget(target: SinkTarget): boolean {
  return Object.values(target)
    .flat()
    .some((value) => typeof value === 'string' && isSealed(value));
}

/** Fields of a sink's target that hold secrets, by its type. */
const FORMS: Readonly<Record<string, Readonly<Record<string, SealedForm>>>> = {
  webhook: { url: RECEIVER, secrets: TEXT },
  ntfy: { url: RECEIVER, topic: TEXT, token: TEXT },
  apprise: { url: TEXT },
};

/** By the key of the settings file. */
export const SECRET_PLACES: Readonly<Record<string, SecretPlace>> = {
  settings: {
    change(settings, change) {
      if (!isObject(settings) || !isObject(settings.servers)) return settings;
      const servers = Object.entries(settings.servers).map(([network, urls]) => [
        network,
        changed(urls, (url) => change(url, SERVER)),
      ]);
      return { ...settings, servers: Object.fromEntries(servers) };
    },
  },
  forwarding: {
    change: (sinks, change) =>
      Array.isArray(sinks) ? sinks.map((sink: unknown) => changedSink(sink, change)) : sinks,
  },
};

/** Whether something of a sink would be kept sealed. */
export function hasSinkSecret(sink: ForwardingSink): boolean {
  let found = false;
  changedSink(sink, (text, form) => {
    found ||= form.isSecret(text);
    return text;
  });
  return found;
}

function changedSink(sink: unknown, change: Parameters<SecretPlace['change']>[1]): unknown {
  if (!isObject(sink) || !isObject(sink.target)) return sink;
  const forms = FORMS[String(sink.target.type)] ?? {};
  const target = Object.entries(sink.target).map(([field, value]) => {
    const form = Object.hasOwn(forms, field) ? forms[field] : undefined;
    return [field, form === undefined ? value : changed(value, (text) => change(text, form))];
  });
  return { ...sink, target: Object.fromEntries(target) };
}

/** A text, or each text of a list. */
function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  return Array.isArray(value) ? value.map((each: unknown) => changed(each, change)) : value;
}
