/** What the window shows and sends of sinks. Their secrets never come to it, but for a new one, once. */

import { CREDIT_KINDS, type CreditKind } from '../payments/payment.ts';
import { classicAddress, type Shape, shortText, type Zod } from '../schema/schema.ts';
import { FORWARDED_EVENTS, type ForwardedEventType } from './event.ts';

/** A sink as the window shows it. */
export interface ShownSink {
  readonly id: string;
  readonly name: string;
  readonly state: 'on' | 'paused' | 'off';
  readonly events: readonly ForwardedEventType[];
  readonly accounts: readonly string[];
  readonly kinds: readonly CreditKind[] | null;
  readonly minimumXrp: string | null;
  readonly alertingOnly: boolean;
  readonly privacy: boolean;
  readonly target: ShownTarget;
  /** How it goes, for color and sign. */
  readonly tone: SinkTone;
  /**
   * The same in words, with what was refused and what was dropped: "Delivered 12:04 PM", "Failing since 12:01 PM: HTTP
   * 503, next attempt 12:31 PM", "2 waiting".
   */
  readonly text: string;
  readonly waiting: number;
  readonly refused: number;
  /** Events that are never sent by themselves: they found no room, or their payments were deleted meanwhile. */
  readonly dropped: number;
}

export type SinkTone = 'off' | 'paused' | 'idle' | 'delivered' | 'waiting' | 'failing';

export type ShownTarget =
  | {
      readonly type: 'webhook';
      readonly url: string;
      /** Two secrets sign, while receivers change to the new one. */
      readonly hasOldSecret: boolean;
    }
  | {
      readonly type: 'ntfy';
      readonly url: string;
      /** The topic is like a password: its first characters. */
      readonly topicText: string;
      readonly hasToken: boolean;
    }
  /** `addressText`: the address without its key. */
  | { readonly type: 'apprise'; readonly addressText: string; readonly tag: string }
  | {
      readonly type: 'command';
      readonly program: string;
      readonly arguments: readonly string[];
      readonly timeoutSeconds: number;
    };

/** A secret as the window sends it: `true` keeps the stored one, null is none. */
const secretDraft = (z: Zod) => z.union([z.literal(true), z.string().max(8000)]).nullable();

/** A sink as a person enters it. What can be entered wrongly passes, and is refused with a text for its field. */
export const sinkDraft = (z: Zod) =>
  z.strictObject({
    /** Null: a new one. */
    id: z.string().max(40).nullable(),
    name: shortText(z),
    events: z.array(z.enum(FORWARDED_EVENTS)).max(FORWARDED_EVENTS.length),
    accounts: z.array(classicAddress(z)).max(10_000),
    kinds: z.array(z.enum(CREDIT_KINDS)).max(CREDIT_KINDS.length).nullable(),
    /** As it was typed. */
    minimumXrp: z.string().max(200).nullable(),
    alertingOnly: z.boolean(),
    privacy: z.boolean(),
    target: z.union([
      // Its secret is made by main.
      z.strictObject({ type: z.literal('webhook'), url: shortText(z) }),
      z.strictObject({
        ...{ type: z.literal('ntfy'), url: shortText(z), topic: secretDraft(z), token: secretDraft(z) },
      }),
      z.strictObject({ type: z.literal('apprise'), url: secretDraft(z), tag: shortText(z) }),
      z.strictObject({
        type: z.literal('command'),
        // Taken only where the platform's dialog chose it ('forwarding:choose-program'), or it is stored already.
        program: shortText(z),
        arguments: z.array(shortText(z)).max(50),
        timeoutSeconds: z.int().min(0).max(1_000_000),
      }),
    ]),
  });
export type SinkDraft = Shape<typeof sinkDraft>;

/** What is wrong with a draft, in the user's language. */
export interface SinkFault {
  readonly field:
    | 'name'
    | 'events'
    | 'minimumXrp'
    | 'url'
    | 'topic'
    | 'token'
    | 'tag'
    | 'program'
    | 'arguments'
    | 'timeoutSeconds';
  readonly text: string;
}

export interface SinkLog {
  /** Calls of the receiver, newest first. */
  readonly attempts: readonly {
    /** Of the row that shows it. */
    readonly key: string;
    readonly at: string;
    readonly ok: boolean;
    /** "Payment of 25 XRP to Shop", "3 events" */
    readonly what: string;
    /** "HTTP 204", "HTTP 503" */
    readonly result: string;
    readonly tookMs: number;
    /** Of its event, which can be sent again; null where there were several, or it is not stored any more. */
    readonly eventId: number | null;
  }[];
  /** Events that the receiver refused for themselves, newest first. */
  readonly refused: readonly {
    readonly eventId: number;
    readonly at: string;
    readonly what: string;
    readonly reasonText: string;
  }[];
}
