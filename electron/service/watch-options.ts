import type { NetworkName } from '../contract/index.ts';
import { checkAddress } from '../xrpl/protocol/address.ts';
import { looksLikeSecret } from '../xrpl/protocol/secrets.ts';
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
  const listed = files.flatMap((path) => {
    const lines = namedLines('--accounts', path, read);
    if (lines.length === 0) throw new OptionError(`--accounts: ${path} names no account.`);
    return lines.map(({ text, line }) => watchOf(text, network, `--accounts: ${path}, line ${line}`));
  });
  return unique([...listed, ...given.map((text) => watchOf(text, network, '--watch'))]);
}

function watchOf(text: string, network: NetworkName, source: string): WatchOption {
  // Addresses hold no "=", labels may.
  const separator = text.indexOf('=');
  const entered = separator < 0 ? text : text.slice(0, separator);
  const label = separator < 0 ? '' : text.slice(separator + 1).trim();
  const checked = checkAddress(entered, network);
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

function unique(watch: readonly WatchOption[]): readonly WatchOption[] {
  return [...new Map(watch.map((entry) => [`${entry.address}:${entry.tag}`, entry])).values()];
}
