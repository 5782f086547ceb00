import type {
  AppSnapshot,
  IpcChannel,
  IpcRequests,
  ShownSink,
  SinkDraft,
  SinkFault,
  SinkLog,
} from '../../../electron/contract/index.ts';
import { NOW } from './fixture-data.ts';
import { sink } from './sinks.ts';

type ForwardingChannel = Extract<IpcChannel, `forwarding:${string}`>;
type Handlers = {
  [C in ForwardingChannel]: (
    request: IpcRequests[C]['request'],
  ) => IpcRequests[C]['response'] | Promise<IpcRequests[C]['response']>;
};

const DONE = { ok: true, value: null } as const;
const EMPTY: SinkLog = { attempts: [], refused: [] };

/** Main's forwarding, as far as the window sees it: receivers that can be changed, their logs, and a judgement of drafts. */
export class FakeForwarding {
  readonly logs = new Map<string, SinkLog>();
  /** How many payments "send everything since" finds. */
  recorded = 12;
  program = '/usr/local/bin/print-receipt';
  /** True: a topic that is kept was for another server. */
  refusesStored = false;
  #made = 0;
  readonly #state: () => AppSnapshot;
  readonly #patch: (change: Partial<AppSnapshot>) => Promise<void>;

  constructor(state: () => AppSnapshot, patch: (change: Partial<AppSnapshot>) => Promise<void>) {
    this.#state = state;
    this.#patch = patch;
  }

  readonly handlers: Handlers = {
    'forwarding:check': (draft) => this.#faultsOf(draft),
    'forwarding:save': async (draft) => {
      if (this.#faultsOf(draft).length > 0)
        return { ok: false, code: 'forwarding.draft', text: 'A field is wrong.' };
      const before = this.#sinks.find(({ id }) => id === draft.id);
      const id = draft.id ?? `new-${this.#sinks.length}`;
      const { id: _id, target, ...rest } = draft;
      const saved = sink({
        ...{ tone: 'idle', text: 'Nothing sent yet', ...before },
        ...{ ...rest, id, target: shownTarget(target, before) },
      });
      await this.#change(
        before === undefined
          ? [...this.#sinks, saved]
          : this.#sinks.map((other) => (other.id === id ? saved : other)),
      );
      const isNewWebhook = draft.id === null && target.type === 'webhook';
      return { ok: true, value: { id, secret: isNewWebhook ? this.#secret() : null } };
    },
    'forwarding:remove': async ({ id }) => {
      const removed = this.#sinks.find((other) => other.id === id);
      await this.#change(this.#sinks.filter((other) => other.id !== id));
      return { ok: true, value: { text: `“${removed?.name}” was removed.` } };
    },
    'forwarding:set-state': async ({ id, state }) => {
      const shown = {
        on: { tone: 'delivered', text: 'Delivered 10:40' },
        paused: { tone: 'paused', text: 'Paused' },
        off: { tone: 'off', text: 'Off' },
      } as const;
      await this.#update(id, { state, ...shown[state] });
      return DONE;
    },
    'forwarding:test': async ({ id }) => {
      await this.#attempt(id, 'Test', null);
      return DONE;
    },
    'forwarding:try-now': () => DONE,
    'forwarding:log': ({ id }) => ({ ok: true, value: this.logs.get(id) ?? EMPTY }),
    'forwarding:send-again': async ({ id, eventId }) => {
      const { attempts, refused } = this.logs.get(id) ?? EMPTY;
      const event = [...refused, ...attempts].find((entry) => entry.eventId === eventId);
      this.logs.set(id, { attempts, refused: refused.filter((entry) => entry.eventId !== eventId) });
      await this.#attempt(id, event?.what ?? '', eventId);
      await this.#update(id, { refused: this.logs.get(id)?.refused.length ?? 0 });
      return DONE;
    },
    'forwarding:send-since': () => ({ ok: true, value: { queued: this.recorded } }),
    'forwarding:new-secret': async ({ id }) => {
      await this.#update(id, { target: withOldSecret(this.#sinks, id, true) });
      return { ok: true, value: { secret: this.#secret() } };
    },
    'forwarding:end-old-secret': async ({ id }) => {
      await this.#update(id, { target: withOldSecret(this.#sinks, id, false) });
      return DONE;
    },
    'forwarding:choose-program': () => ({ ok: true, value: { path: this.program } }),
  };

  #faultsOf(draft: SinkDraft): readonly SinkFault[] {
    const isStored = draft.target.type === 'ntfy' && draft.target.topic === true;
    const again =
      this.refusesStored && isStored ? [{ field: 'topic', text: 'Enter it again.' } as const] : [];
    return [...faultsOf(draft), ...again];
  }

  get #sinks(): readonly ShownSink[] {
    return this.#state().forwarding;
  }

  #secret(): string {
    this.#made += 1;
    return `whsec_${'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'.slice(this.#made)}${this.#made}`;
  }

  #change(forwarding: readonly ShownSink[]): Promise<void> {
    return this.#patch({ forwarding });
  }

  #update(id: string, change: Partial<ShownSink>): Promise<void> {
    return this.#change(this.#sinks.map((other) => (other.id === id ? { ...other, ...change } : other)));
  }

  async #attempt(id: string, what: string, eventId: number | null): Promise<void> {
    const { attempts, refused } = this.logs.get(id) ?? EMPTY;
    const at = new Date(NOW).toISOString();
    const attempt = {
      key: `made-${attempts.length}`,
      at,
      ok: true,
      what,
      result: 'HTTP 204',
      tookMs: 84,
      eventId,
    };
    this.logs.set(id, { attempts: [attempt, ...attempts], refused });
    await this.#update(id, { tone: 'delivered', text: 'Delivered 10:41' });
  }
}

/** What main would say of a draft: only that something is wrong where tests make it so. */
function faultsOf({ name, events, minimumXrp, target }: SinkDraft): readonly SinkFault[] {
  const faults: SinkFault[] = [];
  const wrong = (field: SinkFault['field'], isWrong: boolean, text: string) => {
    if (isWrong) faults.push({ field, text });
  };
  const url = 'url' in target ? target.url : true;
  wrong('url', typeof url !== 'boolean' && !/^https:\/\/\S+$/u.test(url ?? ''), 'Must start with https://');
  if (target.type === 'ntfy') wrong('topic', target.topic === null, 'Enter a topic, or have one suggested.');
  if (target.type === 'command') {
    wrong('program', target.program === '', 'Choose a program first.');
    wrong('timeoutSeconds', target.timeoutSeconds < 1 || target.timeoutSeconds > 600, '1 to 600 seconds');
  }
  wrong('name', name === '', 'Enter a name.');
  wrong('events', events.length === 0, 'Choose at least one.');
  wrong(
    'minimumXrp',
    minimumXrp !== null && !/^\d+(\.\d+)?$/u.test(minimumXrp),
    'Enter an amount such as 2.5.',
  );
  return faults;
}

function shownTarget(target: SinkDraft['target'], before: ShownSink | undefined): ShownSink['target'] {
  const stored = before?.target;
  switch (target.type) {
    case 'webhook':
      return { ...target, hasOldSecret: stored?.type === 'webhook' && stored.hasOldSecret };
    case 'ntfy':
      return {
        ...{ type: target.type, url: target.url, hasToken: target.token !== null },
        topicText:
          typeof target.topic === 'string'
            ? `${target.topic.slice(0, 3)}…`
            : stored?.type === 'ntfy'
              ? stored.topicText
              : '',
      };
    case 'apprise':
      return { type: target.type, addressText: 'https://apprise.example/notify/…', tag: target.tag };
    case 'command':
      return target;
  }
}

function withOldSecret(sinks: readonly ShownSink[], id: string, hasOldSecret: boolean): ShownSink['target'] {
  const target = sinks.find((other) => other.id === id)?.target;
  if (target?.type !== 'webhook') throw new Error('Only a webhook has a secret.');
  return { ...target, hasOldSecret };
}
