import fc from 'fast-check';
import { z } from 'zod';
import { CHANNELS, type IpcChannel } from '../../../electron/contract/index.ts';
import type { Change } from '../mutate.ts';

/** One call of a channel. Numbers are taken modulo what there is to choose from. */
export interface Call {
  readonly channel: number | IpcChannel;
  /** Chooses among the requests that fit the channel's schema. */
  readonly choice: number;
  readonly changes: readonly Change[];
  /** What no JSON can say instead of the request; null for the request. */
  readonly odd: number | null;
  /** How many arguments there are. */
  readonly count: number;
  /** Who asks. */
  readonly sender: number;
  /** The request as it was found, in JSON. */
  readonly found?: string;
}

/** Of the contract: a channel that is added to it is fuzzed from then on. */
export const CHANNEL_NAMES = Object.keys(CHANNELS) as readonly IpcChannel[];

const number = fc.nat();
export const calls: fc.Arbitrary<readonly Call[]> = fc.array(
  fc.record({
    channel: fc.nat(CHANNEL_NAMES.length - 1),
    choice: number,
    changes: fc.array(fc.record({ where: number, what: number, how: number }), { maxLength: 3, size: 'max' }),
    odd: fc.option(number, { freq: 8 }),
    count: fc.oneof({ weight: 12, arbitrary: fc.constant(1) }, fc.constantFrom(0, 2, 100)),
    sender: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, fc.nat(6)),
  }),
  { minLength: 1, maxLength: 300, size: 'max' },
);

const ADDRESSES = ['r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT', 'rNmkbZTX3gzXzxvV7MoMGt88sBJYEL8RkQ'] as const;
/** What fits the formats that schemas ask for by patterns, and what people enter. */
const WORDS = [
  ...[
    'shop',
    'Label',
    '',
    'wss://user:hunter2@127.0.0.1:9/',
    'ws://127.0.0.1:9',
    '2026-01-01T00:00:00Z',
    '12:30',
    '0.5',
  ],
  ...[
    'https://livenet.xrpl.org/transactions/{hash}',
    'until-unmuted',
    '#x',
    'mainnet',
    '21337',
    ...ADDRESSES,
  ],
] as const;
const NUMBERS = [0, 1, 2, 7, 100, 1000, 4_294_967_295] as const;

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

const SCHEMAS = Object.fromEntries(
  CHANNEL_NAMES.map((channel) => [
    channel,
    z.toJSONSchema(CHANNELS[channel].request(z), { unrepresentable: 'any', io: 'input' }) as JsonSchema,
  ]),
) as Readonly<Record<IpcChannel, JsonSchema>>;

/** A request of about the shape that the channel's schema asks for. */
export function requestOf(channel: IpcChannel, choice: number): unknown {
  let rest = choice;
  const take = (count: number) => {
    const taken = rest % Math.max(1, count);
    rest = Math.imul(rest ^ (rest >>> 15), 0x2c1b3c6d) >>> 1;
    return taken;
  };
  const make = (schema: JsonSchema, depth: number): unknown => {
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return schema.enum[take(schema.enum.length)];
    if (schema.anyOf !== undefined) return make(schema.anyOf[take(schema.anyOf.length)] ?? {}, depth);
    switch (schema.type) {
      case 'null':
        return null;
      case 'boolean':
        return take(2) === 0;
      case 'integer':
      case 'number':
        return NUMBERS[take(NUMBERS.length)];
      case 'array': {
        if (schema.prefixItems !== undefined) return schema.prefixItems.map((item) => make(item, depth + 1));
        return Array.from({ length: take(4) }, () => make(schema.items ?? {}, depth + 1));
      }
      case 'object': {
        const required = new Set(schema.required ?? []);
        return Object.fromEntries(
          Object.entries(schema.properties ?? {})
            .filter(([name]) => required.has(name) || take(3) === 0)
            .map(([name, inner]) => [name, make(inner, depth + 1)]),
        );
      }
      default:
        return WORDS[take(WORDS.length)];
    }
  };
  return make(SCHEMAS[channel], 0);
}

/** Millions of slots without a value: making them costs more than all else of a request. */
const EMPTY_SLOTS: readonly unknown[] = Object.freeze(new Array<unknown>(4_000_000));

/** What structured cloning passes and JSON does not, and what is too much. Each is made when it is asked for. */
const ODD: readonly (() => unknown)[] = [
  ...[
    () => undefined,
    () => Number.NaN,
    () => Number.POSITIVE_INFINITY,
    () => 10n ** 30n,
    () => new Date(Number.NaN),
  ],
  ...[() => /x+/, () => cyclic(), () => new Map([['id', 1]]), () => new Set([1]), () => new Uint8Array(1000)],
  ...[() => new ArrayBuffer(8), () => EMPTY_SLOTS, () => new Error('x'), () => Object.assign([], { id: 1 })],
  ...[() => JSON.parse('{"__proto__":{"polluted":1},"id":1}') as unknown, () => ({ ids: 'all', more: 1 })],
  ...[
    () => 'x'.repeat(5_000_001),
    () => ({ text: 'x'.repeat(5_000_001) }),
    () => ({ ids: Array(20_000).fill(1) }),
  ],
  ...[
    () => ({ id: '__proto__' }),
    () => ({ id: 'constructor' }),
    () => ({ id: 2 ** 53 }),
    () => ({ id: -1 }),
  ],
  ...[() => ({ id: 1.5 }), () => ({ query: { offset: -1 } }), () => ({ url: 'file:///etc/passwd' })],
];

function cyclic(): unknown {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
}

export function oddValue(which: number): unknown {
  return ODD[which % ODD.length]?.();
}
