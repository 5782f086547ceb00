import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { webhookKey } from '../../alerts/forwarding/channels/webhook.ts';
import { SecretError, secretOf } from '../../alerts/forwarding/secrets.ts';
import type { ForwardingSink } from '../../contract/index.ts';
import { isOwnHost } from '../../xrpl/transport/server-url.ts';
import type { OptionSources } from '../options/options.ts';

/** What is wrong with where a sink sends to, as far as it is written there. Sentences name the sink by its id. */
export function addressFaults({ id, target }: ForwardingSink): readonly string[] {
  const place = `forwarding ${id}`;
  switch (target.type) {
    case 'webhook':
    case 'ntfy':
      return httpFaults(`${place}: url`, target.url);
    case 'apprise':
      return isReference(target.url) ? [] : httpFaults(`${place}: url`, target.url);
    case 'nats':
      return target.servers.flatMap((server, index) => natsFaults(`${place}: servers[${index}]`, server));
    case 'command':
      return [];
  }
}

/** What is missing on this machine for a sink: secrets, and programs. */
export function missingParts({ id, target }: ForwardingSink, sources: OptionSources): readonly string[] {
  const place = `forwarding ${id}`;
  const secret = (
    name: string,
    text: string | null,
    check: (found: string) => readonly string[] = () => [],
  ) => {
    if (text === null) return [];
    try {
      return check(secretOf(text, sources));
    } catch (error) {
      if (error instanceof SecretError) return [`${place}: ${name}: ${error.message}.`];
      throw error;
    }
  };
  switch (target.type) {
    case 'webhook':
      return target.secrets.flatMap((text, index) =>
        secret(`secrets[${index}]`, text, (found) => signingFaults(`${place}: secrets[${index}]`, found)),
      );
    case 'ntfy':
      return [...secret('topic', target.topic), ...secret('token', target.token)];
    case 'apprise':
      return secret('url', target.url, (found) => httpFaults(`${place}: url`, found));
    case 'nats':
      return [...secret('token', target.token), ...secret('credentials', target.credentials)];
    case 'command':
      return isProgram(target.program, sources.env) ? [] : [`${place}: program: can’t be found or run.`];
  }
}

function isReference(text: string): boolean {
  return /^(?:env|file):/.test(text);
}

function httpFaults(place: string, text: string): readonly string[] {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return [`${place}: must be an address that begins with https://.`];
  if (url.protocol === 'http:' && !isOwnHost(url.hostname))
    return [`${place}: plain http goes to your own network only; use https.`];
  return [];
}

/** "host", "host:port", or a URL of one of the schemes that NATS has. */
function natsFaults(place: string, text: string): readonly string[] {
  const address = /^[a-z]+:\/\//i.test(text) ? text : `nats://${text}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && /^(?:nats|tls):$/.test(url.protocol) && url.hostname !== '') return [];
  return [`${place}: must be a server such as nats://127.0.0.1:4222.`];
}

function signingFaults(place: string, found: string): readonly string[] {
  return webhookKey(found) === null ? [`${place}: must be whsec_ and 24 to 64 bytes in base64.`] : [];
}

function isProgram(program: string, env: OptionSources['env']): boolean {
  if (isAbsolute(program)) return isExecutable(program);
  return (env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && isExecutable(join(folder, program)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
