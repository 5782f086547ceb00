import { exactTime, relativeTime } from '../../format/times.ts';
import { useNow } from '../../state/use-now.ts';
import { useI18n } from '../../texts/language.ts';

/**
 * A relative time, with the exact time as its tooltip. That is written when the pointer comes: the names of time zones take
 * long to load, and there is one in each row of a list.
 */
export function RelativeTime({ iso }: { readonly iso: string }) {
  const { locale } = useI18n();
  const now = useNow();
  return (
    <time
      dateTime={iso}
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = exactTime(iso, locale);
      }}
    >
      {relativeTime(iso, now, locale)}
    </time>
  );
}
