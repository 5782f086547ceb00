import { dirname, isAbsolute, resolve } from 'node:path';
import type { ForwardingSink, SinkTarget } from '../../contract/index.ts';
import type { Config } from './config-schema.ts';

/** A configuration whose relative paths are made absolute: they begin at the folder of its file. */
export function withAbsolutePaths(config: Config, file: string): Config {
  const folder = dirname(resolve(file));
  const path = (text: string) => (isAbsolute(text) ? text : resolve(folder, text));
  const secret = (text: string) =>
    text.startsWith('file:') ? `file:${path(text.slice('file:'.length))}` : text;
  const { serverFile, accountsFile, dataFolder, service, forwarding } = config;
  return {
    ...config,
    ...(serverFile === undefined ? {} : { serverFile: path(serverFile) }),
    ...(accountsFile === undefined ? {} : { accountsFile: path(accountsFile) }),
    ...(dataFolder === undefined ? {} : { dataFolder: path(dataFolder) }),
    ...(service?.token === undefined ? {} : { service: { ...service, token: secret(service.token) } }),
    forwarding: forwarding.map(
      (sink): ForwardingSink => ({ ...sink, target: resolved(sink.target, path, secret) }),
    ),
  };
}

type Change = (text: string) => string;

function resolved(target: SinkTarget, path: Change, secret: Change): SinkTarget {
  const optional = (text: string | null) => (text === null ? null : secret(text));
  switch (target.type) {
    case 'webhook':
      return { ...target, secrets: target.secrets.map(secret) };
    case 'ntfy':
      return { ...target, topic: secret(target.topic), token: optional(target.token) };
    case 'apprise':
      return { ...target, url: secret(target.url) };
    case 'command':
      // A name alone is looked for where the system looks for programs.
      return target.program.includes('/') ? { ...target, program: path(target.program) } : target;
    case 'nats':
      return { ...target, token: optional(target.token), credentials: optional(target.credentials) };
  }
}
