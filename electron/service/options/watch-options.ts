import type { NetworkName } from '../../contract/index.ts';
import { checkAddress } from '../../xrpl/protocol/address.ts';
import { looksLikeSecret } from '../../xrpl/protocol/secrets.ts';
import { OptionError } from './option-error.ts';
import { namedLines, type ReadFile } from './option-file.ts';

/** An address named for this run. */
export interface WatchOption {
  readonly address: string;
  /** From an X-address; null alerts for every tag. */
  readonly tag: number | null;
  readonly label: string;
}

const MAX_LABEL = 100;

/**
 * The accounts of --accounts, in the order of the files and their lines, then those of --watch. Of several labels for
 * one address and tag the last counts. Throws OptionError at the first that is no account of this network, and for a
 * file without any: the saved accounts would be watched in its place.
 */
export function watchOptions(
  given: readonly string[],
  files: readonly string[],
  { network, read }: { readonly network: NetworkName; readonly read: ReadFile },
): readonly WatchOption[] {
  const listed = files.flatMap((path) => accountsIn(path, '--accounts', { network, read }));
  return uniqueWatch([...listed, ...given.map((text) => watchOf(text, network, '--watch'))]);
}

/** The accounts of one file. `option` names where the file was named. @throws OptionError */
export function accountsIn(
  path: string,
  option: string,
  { network, read }: { readonly network: NetworkName; readonly read: ReadFile },
): readonly WatchOption[] {
  const lines = namedLines(option, path, read);
  if (lines.length === 0) throw new OptionError(`${option}: ${path} names no account.`);
  return lines.map(({ text, line }) => watchOf(text, network, `${option}: ${path}, line ${line}`));
}

function watchOf(text: string, network: NetworkName, source: string): WatchOption {
  // Addresses hold no "=", labels may.
  const separator = text.indexOf('=');
  const entered = separator < 0 ? text : text.slice(0, separator);
  const label = separator < 0 ? '' : text.slice(separator + 1).trim();
  return checkedWatch({ address: entered, label }, network, source);
}

/** One account. `source` says in a fault where it was named. @throws OptionError */
export function checkedWatch(
  { address, label }: { readonly address: string; readonly label: string },
  network: NetworkName,
  source: string,
): WatchOption {
  const checked = checkAddress(address, network);
  if (!checked.ok) throw new OptionError(`${source}: ${checked.message}`);
  if (looksLikeSecret(label)) {
    throw new OptionError(
      `${source}: The label looks like a secret key or recovery phrase. Never enter it anywhere but in your wallet.`,
    );
  }
  if (label.length > MAX_LABEL) {
    throw new OptionError(`${source}: A label can have at most ${MAX_LABEL} characters.`);
  }
  return { address: checked.address, tag: checked.tag, label };
}

/** Each address and tag once, the last of each. */
export function uniqueWatch(watch: readonly WatchOption[]): readonly WatchOption[] {
  return [...new Map(watch.map((entry) => [`${entry.address}:${entry.tag}`, entry])).values()];
}
