import { Button } from '../../parts/controls/button.tsx';
import { useI18n } from '../../texts/language.ts';

/** Sections of Preferences, the most used first. */
const SECTIONS = [
  ...([
    'alerts',
    'quiet',
    'forwarding',
    'startup',
    'appearance',
    'data',
    'updates',
    'explorer',
    'servers',
  ] as const),
  ...(['advanced', 'about'] as const),
];

/** Leads to each section that is there: it is scrolled to, and its heading takes the focus. */
export function JumpList({ without }: { readonly without: readonly (typeof SECTIONS)[number][] }) {
  const { t } = useI18n();
  const jump = (id: string) => {
    const section = document.getElementById(id);
    section?.scrollIntoView();
    section?.querySelector('h2')?.focus({ preventScroll: true });
  };
  return (
    <nav className="jump-list" aria-label={t('preferences.sections')}>
      {SECTIONS.filter((id) => !without.includes(id)).map((id) => (
        <Button key={id} look="quiet" onClick={() => jump(id)}>
          {t(`preferences.${id}`)}
        </Button>
      ))}
    </nav>
  );
}
