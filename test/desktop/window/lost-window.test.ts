import { expect, it, vi } from 'vitest';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';

interface Asked {
  readonly buttons: readonly string[];
  readonly cancelId: number;
  readonly detail: string;
}
const asked: Asked[] = [];
let answer = 0;
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: async (options: Asked) => {
      asked.push(options);
      return { response: answer };
    },
  },
}));
const { tellLostWindow } = await import('../../../electron/desktop/window/lost-window.ts');

async function tell(button: string): Promise<number> {
  let tried = 0;
  const texts = i18nFor('en');
  answer = [texts.t('dialog.tryAgain'), texts.t('dialog.notNow')].indexOf(button);
  await tellLostWindow(texts, () => tried++);
  return tried;
}

it('a window that is lost is tried again where a person asks for it, and not where the dialog is closed', async () => {
  expect(await tell('Try Again')).toBe(1);
  expect(await tell('Not Now')).toBe(0);
  const [{ buttons, cancelId, detail } = { buttons: [], cancelId: -1, detail: '' }] = asked;
  expect(buttons[cancelId]).toBe('Not Now');
  expect(detail).toContain('still being watched');
});
