import type { Opinion } from './opinion.ts';

/** A server that was asked, by its redacted URL, and what it said. The first one said what was recorded. */
export interface Heard {
  readonly server: string;
  readonly opinion: Opinion['type'];
}

/** What follows from the servers heard so far. */
export type TrustVerdict =
  /** One word for it. */
  | { readonly trust: 'seen'; readonly liars: readonly [] }
  /** Two words for it; whoever said otherwise lied. */
  | { readonly trust: 'confirmed'; readonly liars: readonly string[] }
  /** Words for it and against it. Where two are against it, those who were for it lied. */
  | { readonly trust: 'disputed'; readonly liars: readonly string[] };

/** Two words outweigh one; one against one is a dispute, in which a third server must be asked. */
export function verdictOf(heard: readonly Heard[]): TrustVerdict {
  const agree = heard.filter(({ opinion }) => opinion === 'agrees').map(({ server }) => server);
  const against = heard.filter(({ opinion }) => opinion === 'disagrees').map(({ server }) => server);
  if (agree.length > against.length && agree.length >= 2) return { trust: 'confirmed', liars: against };
  if (against.length === 0) return { trust: 'seen', liars: [] };
  return { trust: 'disputed', liars: against.length > agree.length ? agree : [] };
}

/** Whether another server is to be asked. */
export function needsAnother(heard: readonly Heard[]): boolean {
  const { trust, liars } = verdictOf(heard);
  return trust === 'seen' || (trust === 'disputed' && liars.length === 0);
}
