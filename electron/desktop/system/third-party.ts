import { readFile } from 'node:fs/promises';
import type { ThirdPartyLicense } from '../../contract/index.ts';

/** What the build wrote of the packages of others. The text of a license that comes again is the index of its first package. */
export async function readThirdParty(path: string): Promise<readonly ThirdPartyLicense[]> {
  const stored: readonly (Omit<ThirdPartyLicense, 'text'> & { readonly text: string | number })[] =
    JSON.parse(await readFile(path, 'utf8'));
  const textOf = (text: string | number): string =>
    typeof text === 'string' ? text : textOf(stored[text]?.text ?? '');
  return stored.map((each) => ({ ...each, text: textOf(each.text) }));
}
