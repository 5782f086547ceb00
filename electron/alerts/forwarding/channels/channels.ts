import { type ForwardingSink, message, type SinkTarget } from '../../../contract/index.ts';
import { isSealedTarget } from '../../../store/settings/secret-places.ts';
import type { Channel } from '../channel.types.ts';
import type { HttpPost } from '../http-post.ts';
import { type SecretSources, secretOf } from '../secrets.ts';
import { createApprise } from './apprise.ts';
import { createCommand } from './command.ts';
import { lateChannel } from './late-channel.ts';
import type { createNats } from './nats/nats.ts';
import { createNtfy, type NtfyDeps } from './ntfy.ts';
import type { EventWords } from './text-channel.ts';
import { createWebhook } from './webhook.ts';

export interface ChannelsDeps {
  readonly post: HttpPost;
  readonly secrets: SecretSources;
  readonly words: (sink: ForwardingSink) => EventWords;
  readonly pageOf: NtfyDeps['pageOf'];
  /** Takes what a command printed. */
  readonly log: (text: string) => void;
  /** The client of streams is larger than all else here: only a program that offers them brings it. */
  readonly loadNats: () => Promise<typeof createNats>;
  /** Milliseconds since 1970. */
  readonly wallTime: () => number;
}

/** Of a sink whose secrets cannot be opened: everything waits until somebody enters them again. */
const SEALED: Channel = {
  most: 1,
  send: async (events) => events.map(() => ({ type: 'failed', reason: message('delivery.sealed') })),
  close: async () => undefined,
};

/** The channel of each kind of sink. A new kind is one file, one schema and one line here. */
export function createChannels(deps: ChannelsDeps): (sink: ForwardingSink) => Channel {
  const { post, words, secrets, wallTime, log, pageOf } = deps;
  const secret = (text: string) => secretOf(text, secrets);
  const optional = (text: string | null) => () => (text === null ? null : secret(text));
  type Maker = {
    readonly [T in SinkTarget['type']]: (
      target: Extract<SinkTarget, { readonly type: T }>,
      sink: ForwardingSink,
    ) => Channel;
  };
  const makers: Maker = {
    webhook: (target) =>
      createWebhook({ ...{ url: target.url, post, wallTime }, secrets: () => target.secrets.map(secret) }),
    ntfy: (target, sink) =>
      createNtfy({
        ...{ url: target.url, topic: () => secret(target.topic), token: optional(target.token) },
        // A page that shows the payment shows its amount, too.
        ...{ words: words(sink), pageOf: sink.privacy ? () => null : pageOf, post },
      }),
    apprise: (target, sink) =>
      createApprise({ url: () => secret(target.url), tag: target.tag, words: words(sink), post }),
    command: (target) => createCommand({ ...target, log }),
    // Only who uses it loads its client.
    nats: (target) =>
      lateChannel(async () => {
        const createNats = await deps.loadNats();
        return createNats({
          ...target,
          token: optional(target.token),
          credentials: optional(target.credentials),
        });
      }),
  };
  return (sink) =>
    isSealedTarget(sink.target)
      ? SEALED
      : (makers[sink.target.type] as (target: SinkTarget, sink: ForwardingSink) => Channel)(
          sink.target,
          sink,
        );
}
