import type { I18n } from '../texts/i18n.ts';

export interface ToolTipInput {
  /** "XRPL Chime", "XRPL Chime (Demo ledger)". */
  readonly name: string;
  /** The state as sentences joined by " · ". */
  readonly state: string;
  /** What was received today, by asset, the most important first. */
  readonly sums: readonly string[];
  readonly platform: NodeJS.Platform;
}

/** Windows cuts longer text anywhere (NOTIFYICONDATA's szTip, without its terminator). */
const WINDOWS_LIMIT = 127;
const MOST_SUMS = 3;
/** Less of the state than this is not worth a line. */
const LEAST_STATE = 20;

/**
 * The text beside the tray icon: name, state, what was received today. Where it must be short, the name is dropped first,
 * then sums, then sentences of the state. An amount is never cut: that would make it another amount.
 */
export function toolTip({ name, state, sums, platform }: ToolTipInput, i18n: I18n): string {
  const limit = platform === 'win32' ? WINDOWS_LIMIT : Number.POSITIVE_INFINITY;
  const todays = todayTexts(sums, i18n);
  const [firstSentence = state] = state.split(' · ');
  for (const states of [state, firstSentence]) {
    for (const today of todays) {
      for (const lines of [
        [name, states, today],
        [states, today],
      ]) {
        const text = lines.join('\n');
        if (text.length <= limit) return text;
      }
    }
  }
  const today = todays.at(-1) ?? '';
  const left = limit - today.length - 1;
  if (left >= LEAST_STATE) return `${cut(firstSentence, left)}\n${today}`;
  return today.length <= limit ? today : cut(state, limit);
}

/** At most `limit` UTF-16 units, without splitting a character. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let short = '';
  for (const character of text) {
    if (short.length + character.length + 1 > limit) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}

/** "Today: 25 XRP, 3 USD and 2 more", with fewer and fewer of the sums. */
function todayTexts(sums: readonly string[], i18n: I18n): readonly string[] {
  if (sums.length === 0) return [i18n.t('tray.todayNothing')];
  const texts: string[] = [];
  for (let shown = Math.min(MOST_SUMS, sums.length); shown > 0; shown--) {
    const some = sums.slice(0, shown).join(', ');
    const rest = sums.length - shown;
    const all = rest === 0 ? some : i18n.t('tray.sumsAndMore', { count: rest, sums: some });
    texts.push(i18n.t('tray.today', { sums: all }));
  }
  return texts;
}
