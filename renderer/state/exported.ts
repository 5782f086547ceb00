import { act } from '../bridge.ts';
import type { WindowTranslate } from '../texts/language.ts';
import { say, worked } from './messages.ts';

/** Says that a file was written, and offers to show it where it lies. */
export function sayExported(text: string, t: WindowTranslate): void {
  const show = async () => {
    worked(await act('export:show-in-folder', null));
  };
  say(text, { label: t('export.showInFolder'), run: () => void show() });
}
