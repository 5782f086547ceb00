import type { Content } from './service.ts';

const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The XML of a toast without one of its own, as windows_toast_notification.cc (GetToastXml) builds it. It has no `launch`. */
export function builtToastXml({ id, title, body, silent, timeoutType, actions }: Content): string {
  const isReminder = timeoutType === 'never';
  const lines = title === '' || body === '' ? [title || body || '[no message]'] : [title, body];
  const texts = lines.map((line) => `<text>${escapeXml(line)}</text>`).join('');
  const dismiss = isReminder ? '<action activationType="system" arguments="dismiss" content="Close"/>' : '';
  const buttons = actions.map(
    ({ text }, index) =>
      `<action activationType="foreground" arguments="${escapeXml(`type=action&action=${index}&tag=${id}`)}" content="${escapeXml(text)}"/>`,
  );
  return [
    isReminder ? '<toast scenario="reminder">' : '<toast>',
    `<visual><binding template="ToastGeneric">${texts}</binding></visual>`,
    isReminder || buttons.length > 0 ? `<actions>${dismiss}${buttons.join('')}</actions>` : '',
    silent ? '<audio silent="true"/>' : '',
    '</toast>',
  ].join('');
}

/** What Windows reads in a toast. */
export interface ReadToast {
  /** Arguments of a click on it; empty where the XML names none. */
  readonly launch: string;
  readonly texts: readonly string[];
  /** Arguments of each button that is the app's own, in order. */
  readonly buttons: readonly string[];
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal === undefined ? (NAMED[name] ?? whole) : String.fromCodePoint(Number(decimal));
  });
}

/** Reads a toast; null where it is no well-formed XML, which Windows refuses. */
export function readToast(xml: string): ReadToast | null {
  const open: string[] = [];
  const texts: string[] = [];
  const buttons: string[] = [];
  let launch = '';
  let roots = 0;
  let at = 0;
  for (const match of xml.matchAll(
    /<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g,
  )) {
    const [whole, isEnd, name = '', attributes = '', isEmpty] = match;
    const between = xml.slice(at, match.index);
    if (!isCharacterData(between) || (open.length === 0 && between.trim() !== '')) return null;
    at = match.index + whole.length;
    if (open.at(-1) === 'text' && isEnd === '/') texts.push(unescapeXml(between));
    if (isEnd === '/') {
      if (open.pop() !== name) return null;
      continue;
    }
    if (!isCharacterData(attributes.replace(/=\s*(["'])/g, ''))) return null;
    const read = readAttributes(attributes);
    if (open.length === 0) {
      roots++;
      if (name !== 'toast') return null;
      launch = read.get('launch') ?? '';
    }
    if (name === 'action' && read.get('activationType') !== 'system')
      buttons.push(read.get('arguments') ?? '');
    if (isEmpty !== '/') open.push(name);
  }
  return open.length === 0 && roots === 1 && xml.slice(at).trim() === '' ? { launch, texts, buttons } : null;
}

/** Neither a stray "<" nor an "&" that begins no reference, nor a character that XML 1.0 does not have. */
function isCharacterData(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that XML refuses
  return !/<|&(?!(?:#x[0-9a-fA-F]+|#\d+|amp|lt|gt|quot|apos);)|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(
    text,
  );
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map(
    [...found].map(([, name = '', double, single]) => [name, unescapeXml(double ?? single ?? '')]),
  );
}
