import { shell } from 'electron';

/** Opens a link in the user's browser: https only, no credentials in it. False when it is anything else. */
export async function openLink(url: string): Promise<boolean> {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || parsed.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '')
    return false;
  await shell.openExternal(parsed.href);
  return true;
}

/** The explorer's page of a transaction, from the template in Preferences; null where the template is no https address. */
export function explorerUrl(template: string, hash: string): string | null {
  if (!/^[0-9A-F]{64}$/.test(hash)) return null;
  const url = template.replaceAll('{hash}', hash);
  return URL.canParse(url) && new URL(url).protocol === 'https:' ? url : null;
}
