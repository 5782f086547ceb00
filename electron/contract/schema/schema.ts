/**
 * Schemas as functions of zod: the main process passes it in, and neither the preload nor the window loads it. Types
 * are inferred from the schemas, so that a shape is written once.
 */

import type { z } from 'zod';
import { CREDIT_KINDS, isNetworkName, type NetworkName } from '../payments/payment.ts';

/** What schemas use of zod: named, so that a bundle leaves the rest of it out. */
export type Zod = Pick<
  typeof z,
  | 'array'
  | 'boolean'
  | 'custom'
  | 'enum'
  | 'int'
  | 'literal'
  | 'null'
  | 'object'
  | 'record'
  | 'strictObject'
  | 'string'
  | 'tuple'
  | 'union'
> & { readonly iso: Pick<typeof z.iso, 'datetime'> };
export type Schema = (zod: Zod) => z.ZodType;

export type ReadonlyDeep<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> };

/** What a schema lets through. */
export type Shape<S extends Schema> = ReadonlyDeep<z.infer<ReturnType<S>>>;

/** What may be entered anywhere is short; what is longer is an attack or a mistake. */
export const shortText = (z: Zod) => z.string().max(4096);
export const label = (z: Zod) => z.string().max(100);
/** Of a watched entry. */
export const entryId = (z: Zod) => z.string().min(1).max(200);
export const rowId = (z: Zod) => z.int().min(1);
export const uint32 = (z: Zod) => z.int().min(0).max(0xffff_ffff);
/** The longest that the app writes has 29 characters; the format allows fractions of any length. */
export const isoTime = (z: Zod) => z.iso.datetime({ offset: true }).max(40);
/** The ledger's amounts reach 9999999999999999e80. */
export const decimal = (z: Zod) => z.string().regex(/^\d{1,100}(\.\d{1,100})?$/, 'a decimal such as 0.001');
export const creditKinds = (z: Zod) => z.array(z.enum(CREDIT_KINDS)).max(CREDIT_KINDS.length);
/** By its shape; the checksum is judged where the address is used. */
export const classicAddress = (z: Zod) =>
  z.string().regex(/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/, 'a classic address (r…)');
export const network = (z: Zod) => z.custom<NetworkName>((value) => isNetworkName(value));
/** Index into the palette; null for none. */
export const colour = (z: Zod) => z.int().min(0).max(7).nullable();
export const mutedUntil = (z: Zod) => z.union([z.literal('until-unmuted'), isoTime(z)]).nullable();
/** How long alerts, or one account, stay silent when chosen from a menu. */
export const silenceSpan = (z: Zod) => z.enum(['30-minutes', '1-hour', 'tomorrow', 'indefinitely']);
export type SilenceSpan = Shape<typeof silenceSpan>;
export const pausedUntil = (z: Zod) => z.union([z.literal('until-resumed'), isoTime(z)]).nullable();
