import { deferred } from '../parts/layout/deferred.tsx';
import { PaymentsView } from './deferred-views.ts';

/** Header, tabs and the view below, in scripts beside the first one. */
export const Shell = deferred(async () => (await import('./shell.tsx')).Shell);

/** Reads what the first paint needs. */
export async function loadFirstView(): Promise<void> {
  await Promise.all([Shell.load(), PaymentsView.load()]);
}
