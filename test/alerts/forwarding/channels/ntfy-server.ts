import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as subscribers of a topic get it. */
export interface Pushed {
  readonly topic: string;
  readonly title: string;
  readonly message: string;
  readonly priority: number;
  readonly click: string | null;
}

/** ntfy's errors (https://github.com/binwiederhier/ntfy, server/errors.go): their code, whose first digits are the status. */
const ERRORS = {
  badTopic: 40009,
  badPriority: 40007,
  noJson: 40024,
  badActions: 40018,
  unauthorized: 40101,
  forbidden: 40301,
  bodyTooLarge: 41303,
  tooManyRequests: 42901,
} as const;

/** https://docs.ntfy.sh/publish/#limitations. */
const MOST_MESSAGE_BYTES = 4096;
const KNOWN_FIELDS = new Set(
  ['topic', 'message', 'title', 'tags', 'priority', 'actions', 'click', 'attach', 'markdown', 'icon'].concat([
    'filename',
    'delay',
    'email',
    'call',
  ]),
);

/**
 * A stand-in for an ntfy server, after its documentation (https://docs.ntfy.sh/publish/): publishing as JSON to its root,
 * topics, priorities, its limits, access by token or by user and password, its errors. What is posted to a topic's own
 * address is plain text; what is too long becomes an attachment.
 */
export class NtfyServer {
  readonly pushed: Pushed[] = [];
  /** Requests so far, also those that it refused. */
  requests = 0;
  /** What Authorization must be; null: anybody may publish. */
  authorization: string | null = null;
  /** Topics that nobody may publish to. */
  forbidden: readonly string[] = [];
  /** Requests that it takes before it says 429. */
  budget = Number.POSITIVE_INFINITY;
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      this.requests += 1;
      const parts: Buffer[] = [];
      for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
      const { method, url = '/', headers } = request;
      const error = this.#publish(method ?? '', url, headers.authorization ?? null, Buffer.concat(parts));
      const http = error === null ? 200 : Math.floor(error / 100);
      const body =
        error === null ? { id: 'xE73Iyuabi', event: 'message' } : { code: error, http, error: '…' };
      response.writeHead(http, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The error, or null. */
  #publish(method: string, path: string, authorization: string | null, body: Buffer): number | null {
    if (method !== 'POST' && method !== 'PUT') return 40401;
    if (this.requests > this.budget) return ERRORS.tooManyRequests;
    if (path !== '/') return this.#deliver({ topic: path.slice(1), message: body.toString('utf8') });
    if (body.length > 2 * MOST_MESSAGE_BYTES) return ERRORS.bodyTooLarge;
    let fields: Record<string, unknown>;
    try {
      fields = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as Record<string, unknown>;
    } catch {
      return ERRORS.noJson;
    }
    const { topic, priority, actions } = fields;
    if (typeof topic !== 'string' || !/^[-_A-Za-z0-9]{1,64}$/.test(topic)) return ERRORS.badTopic;
    if (this.authorization !== null && authorization !== this.authorization)
      return authorization === null ? ERRORS.forbidden : ERRORS.unauthorized;
    if (this.forbidden.includes(topic)) return ERRORS.forbidden;
    if (
      priority !== undefined &&
      !(Number.isInteger(priority) && Number(priority) >= 1 && Number(priority) <= 5)
    )
      return ERRORS.badPriority;
    if (actions !== undefined && !(Array.isArray(actions) && actions.length <= 3)) return ERRORS.badActions;
    // The real one ignores what it does not know; here it is a mistake of ours.
    if (Object.keys(fields).some((name) => !KNOWN_FIELDS.has(name))) return ERRORS.noJson;
    return this.#deliver({ topic, ...fields });
  }

  #deliver(fields: { readonly topic: string; readonly [name: string]: unknown }): null {
    const text = typeof fields.message === 'string' && fields.message !== '' ? fields.message : 'triggered';
    const isAttached = Buffer.byteLength(text) > MOST_MESSAGE_BYTES;
    this.pushed.push({
      topic: fields.topic,
      title: String(fields.title ?? ''),
      message: isAttached ? 'You received a file: attachment.txt' : text,
      priority: Number(fields.priority ?? 3),
      click: typeof fields.click === 'string' ? fields.click : null,
    });
    return null;
  }
}
