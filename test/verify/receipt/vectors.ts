import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface Vector {
  readonly name: string;
  readonly xpop: { readonly validation: { readonly unl: { readonly public_key: string } } };
}

/** Sixteen complete proofs that another program made from a test network (data/README.md). */
export function loadVectors(): readonly Vector[] {
  const bytes = readFileSync(new URL('../data/xpop.json.gz', import.meta.url));
  return JSON.parse(gunzipSync(bytes).toString('utf8')) as readonly Vector[];
}

/** Their publisher, as a set of those that are believed. */
export function publisherOf({ xpop }: Vector): ReadonlySet<string> {
  return new Set([xpop.validation.unl.public_key.toUpperCase()]);
}
