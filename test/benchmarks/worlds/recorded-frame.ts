import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { encodeAccountID } from 'ripple-address-codec';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { readFrame } from '../../../electron/xrpl/protocol/frame.ts';
import { addressOf } from '../../payments/support/recorded.ts';

const RECORDING = new URL('../../recordings/data/scenario-v2.jsonl.gz', import.meta.url);
/** About what a transaction of mainnet has. */
const TYPICAL_LENGTH = 3700;

/**
 * A recorded frame of the transaction stream that brings the account nothing, put into this ledger. Without an account
 * it names nobody who is watched.
 */
export function recordedFrame(ledgerIndex: number, account: string | null): string {
  const names = ['W', 'W2'].map(addressOf);
  const [watched = ''] = names;
  const stranger = encodeAccountID(Buffer.alloc(20, 7));
  const frame = framesThatBringNothing(watched).toSorted(
    (a, b) => Math.abs(a.length - TYPICAL_LENGTH) - Math.abs(b.length - TYPICAL_LENGTH),
  )[0];
  if (frame === undefined) throw new Error('no such frame is recorded');
  return names
    .reduce((text, name) => text.replaceAll(name, account ?? stranger), frame)
    .replace(/"ledger_index":\d+/g, `"ledger_index":${ledgerIndex}`);
}

function framesThatBringNothing(account: string): readonly string[] {
  return gunzipSync(readFileSync(RECORDING))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly dir: string; readonly frame: string })
    .filter(({ dir, frame }) => dir === 'in' && frame.includes(account) && !frame.includes('\\'))
    .map(({ frame }) => frame)
    .filter((text) => {
      const frame = readFrame(text, false);
      const { type } = frame;
      if (type !== 'stream' || frame.message.type !== 'transaction') return false;
      return readCredits(frame.message.transaction, account) === null;
    });
}
