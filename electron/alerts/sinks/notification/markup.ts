/**
 * Text for a notification body that a Linux daemon parses as markup (the specification's "body-markup"):
 * labels and names come from people and strangers and must show as they are.
 */
export function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A body for notify-send, which reads "\\n" and the like as C does: a name with a backslash shows as it is. */
export function forNotifySend(text: string): string {
  return text.replaceAll('\\', '\\\\');
}

/** A text that no program takes for an option or a null-terminated end. */
export function asArgument(text: string): string {
  const clean = text.replaceAll('\0', '');
  return clean.startsWith('-') ? `\u2060${clean}` : clean;
}
