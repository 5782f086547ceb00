import {
  canonicalLocale,
  formatMessage,
  type Locale,
  type MainTexts,
  type Message,
  type NetworkName,
  type Translate,
  translateFor,
} from '../../contract/index.ts';

/** What the main process says to people in one locale. */
export interface I18n {
  /** BCP 47 locale that numbers and times follow. */
  readonly locale: string;
  readonly t: Translate<MainTexts>;
  /** A failure, a problem, a refusal or a notice. What strangers put into it is cleaned and cut. */
  message(said: Message): string;
  /** "Mainnet", "Network 21337"; "Demo" in the demo. */
  network(name: NetworkName): string;
  /** "09:12" today, "21 Nov, 09:12" on another day. */
  time(iso: string, now: number): string;
  /** The end of a pause or a mute: "tomorrow 8:00 AM", otherwise as `time`. */
  until(iso: string, now: number): string;
  /** "3 March" for an earlier day, with the year where it is another; "09:12" today. */
  day(iso: string, now: number): string;
}

const made = new Map<string, I18n>();

/** The texts for a locale ("de-AT" speaks German), or of the demo in it; English where there are none. */
export function i18nFor(locale: string, isDemo = false): I18n {
  const key = `${locale}${isDemo ? ' demo' : ''}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const i18n = createI18n(canonicalLocale(locale), isDemo);
  made.set(key, i18n);
  return i18n;
}

function createI18n(locale: string, isDemo: boolean): I18n {
  const t = translateFor(locale, isDemo);
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const dated = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const long = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
  const longWithYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  function time(iso: string, now: number): string {
    const date = new Date(iso);
    const sameDay = date.toDateString() === new Date(now).toDateString();
    return (sameDay ? clock : dated).format(date);
  }
  return {
    locale,
    t,
    message: (said) => formatMessage(said, locale),
    network: (name) =>
      name === 'mainnet' || name === 'testnet' || name === 'devnet'
        ? t(`networks.${name}`)
        : t('networks.other', { id: name }),
    time,
    until(iso, now) {
      const date = new Date(iso);
      const today = new Date(now);
      const tomorrow = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1);
      if (date.toDateString() !== tomorrow.toDateString()) return time(iso, now);
      return t('time.tomorrow', { time: clock.format(date) });
    },
    day(iso, now) {
      const date = new Date(iso);
      const today = new Date(now);
      if (date.toDateString() === today.toDateString()) return clock.format(date);
      return (date.getFullYear() === today.getFullYear() ? long : longWithYear).format(date);
    },
  };
}

/** The locale to use: the one chosen in Preferences, or the system's own. */
export function resolveLocale(chosen: Locale, system: string): string {
  if (chosen === 'system') return system;
  // The chosen language in the system's regional form, where that is the same language.
  return system.toLowerCase().startsWith(`${chosen}-`) ? system : chosen;
}
