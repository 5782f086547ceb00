const MAX_TAG = 4_294_967_295;

/** An entered destination tag: null for none, 'bad' for anything but a 32-bit whole number. */
export function parseTag(text: string): number | null | 'bad' {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (!/^\d{1,10}$/u.test(trimmed)) return 'bad';
  const tag = Number(trimmed);
  return tag > MAX_TAG ? 'bad' : tag;
}
