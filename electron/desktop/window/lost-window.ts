import { dialog } from 'electron';
import type { I18n } from '../texts/i18n.ts';

/** Says that the window cannot be shown, what goes on all the same, and what to do. `retry` shows the window again. */
export async function tellLostWindow({ t }: I18n, retry: () => void): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: t('dialog.lostWindow'),
    detail: t('dialog.lostWindowDetail'),
    buttons: [t('dialog.tryAgain'), t('dialog.notNow')],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) retry();
}
