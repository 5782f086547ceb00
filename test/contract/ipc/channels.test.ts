import { expect, it } from 'vitest';
import { z } from 'zod';
import { CHANNELS, schemas } from '../../../electron/contract/index.ts';
import { parseNetwork } from '../../../electron/xrpl/networks.ts';

it('every channel takes exactly its request: what asks for nothing takes null alone', () => {
  for (const [name, { request }] of Object.entries(CHANNELS)) {
    const schema: z.ZodType = request(z);
    const takesNull = schema.safeParse(null).success;
    expect(schema.safeParse({ unheardOf: 1 }).success, name).toBe(false);
    expect(schema.safeParse(undefined).success, name).toBe(false);
    if (takesNull) expect(schema.safeParse({}).success, name).toBe(false);
  }
});

it.each(['mainnet', 'testnet', 'devnet', '0', '1', '2', '3', '21337', '4294967295', '4294967296'])(
  'a network is named in its one spelling: %s',
  (text) => {
    expect(schemas.network(z).safeParse(text).success).toBe(parseNetwork(text) === text);
  },
);

it.each(['', ' 3', '03', '3 ', 'Mainnet', '1e3', '-3', '3.0', 'constructor', 3, null])(
  'and in no other: %j',
  (value) => {
    expect(schemas.network(z).safeParse(value).success).toBe(false);
  },
);
