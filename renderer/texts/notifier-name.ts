import type { WindowTranslate } from './language.ts';

/** A way that notifications go, in words. */
export function notifierName(way: string, t: WindowTranslate): string {
  if (way === 'electron') return t('preferences.notifierElectron');
  return way === 'node-notifier' ? t('preferences.notifierNode') : way;
}
