/** "rABC…xyz9": enough of an address to recognise it. Show the whole one where it matters. */
export function shortAddress(address: string): string {
  return address.length <= 12 ? address : `${address.slice(0, 5)}…${address.slice(-4)}`;
}
