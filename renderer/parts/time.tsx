import { exactTime, relativeTime } from '../format/times.ts';
import { useNow } from '../state/clock.ts';
import { useSpeech } from '../texts/language.ts';

/** A relative time; the exact one on hover. */
export function RelativeTime({ iso }: { readonly iso: string }) {
  const { locale } = useSpeech();
  const now = useNow();
  return (
    <time dateTime={iso} title={exactTime(iso, locale)}>
      {relativeTime(iso, now, locale)}
    </time>
  );
}
