import type { Notice } from '../../alerts/sinks/notification/notice.ts';

/** Windows refuses a toast of more than 5 KB and shows about four lines: no line of ours is near that, a list of accounts may be. */
const MOST_CHARACTERS = 400;

/**
 * A notice as Windows' toast XML. Electron's own has no launch argument (windows_toast_notification.cc, GetToastXml), so
 * that a click that starts the app would not say what was clicked. `toastXml` replaces title, body, silent and
 * timeoutType, hence they are in here; the arguments are worded as Electron reads them (windows_toast_activator.cc).
 */
export function toastXml({ id, title, body, critical, silent, buttons }: Notice): string {
  const lines = [title, body].filter((line) => line !== '');
  const texts = lines.map((line) => `<text>${escapeXml(shortened(line))}</text>`).join('');
  // A reminder stays until dismissed, and only if it has a button. Windows names an empty dismiss button itself.
  const dismiss = critical ? '<action activationType="system" arguments="dismiss" content=""/>' : '';
  const actions = dismiss + buttons.map(({ text, number }) => button(text, number, id)).join('');
  return [
    `<toast launch="${escapeXml(`type=click&tag=${id}`)}"${critical ? ' scenario="reminder"' : ''}>`,
    `<visual><binding template="ToastGeneric">${texts}</binding></visual>`,
    actions === '' ? '' : `<actions>${actions}</actions>`,
    silent ? '<audio silent="true"/>' : '',
    '</toast>',
  ].join('');
}

function button(label: string, number: number, id: string): string {
  const told = escapeXml(`type=action&action=${number}&tag=${id}`);
  return `<action activationType="foreground" arguments="${told}" content="${escapeXml(label)}"/>`;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…` : text;
}

/** What XML 1.0 has no way to write (section 2.2), half of a surrogate pair included. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** For text and for attributes: one character that XML refuses would cost the whole notification. */
function escapeXml(text: string): string {
  return text.replace(UNWRITABLE, '').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
