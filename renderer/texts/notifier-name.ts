import type { Texts } from './en.ts';

/** A way that notifications go, in words. */
export function notifierName(way: string, t: Texts): string {
  if (way === 'electron') return t.preferences.notifierElectron;
  return way === 'node-notifier' ? t.preferences.notifierNode : way;
}
