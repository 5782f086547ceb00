import * as z from 'zod';
import type { schemas } from '../contract/index.ts';

/** zod as the schemas of the contract take it: what they use of it, so that the bundles leave the rest out. */
export const zodInUse: schemas.Zod = {
  array: z.array,
  boolean: z.boolean,
  custom: z.custom,
  enum: z.enum,
  int: z.int,
  iso: { datetime: z.iso.datetime },
  literal: z.literal,
  null: z.null,
  object: z.object,
  record: z.record,
  strictObject: z.strictObject,
  string: z.string,
  tuple: z.tuple,
  union: z.union,
};
