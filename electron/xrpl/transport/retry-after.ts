/** Longer delays mean nothing: they are cut to a day here, and failover cuts them again by its own limit. */
const LONGEST_S = 24 * 3600;

/**
 * Milliseconds that an HTTP answer asks to be left alone for, by its Retry-After header (RFC 9110 section 10.2.3):
 * seconds, or a date, which is held against the answer's own Date header, because this machine's clock may be wrong.
 * Null when the header is missing or cannot be understood.
 */
export function retryAfterMs(
  headers: { readonly 'retry-after'?: string | undefined; readonly date?: string | undefined },
  wallTime: () => number,
): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text), LONGEST_S) * 1000;
  const until = httpDate(text);
  if (until === null) return null;
  const now = httpDate(headers.date ?? '') ?? wallTime();
  return Math.min(Math.max(0, until - now), LONGEST_S * 1000);
}

/** The preferred form alone, "Sun, 06 Nov 1994 08:49:37 GMT"; nobody sends the two obsolete ones any more. */
function httpDate(text: string): number | null {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null;
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? null : parsed;
}
